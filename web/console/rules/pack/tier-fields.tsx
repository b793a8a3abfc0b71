import { Button, Input, Select } from "antd";
import { LEADING_SEATS } from "../../../../contract/pack-values.ts";
import type { Pack } from "../../../../contract/pack.ts";
import { CLASSES } from "../../../../contract/vocabulary.ts";
import { SEAT_WORDS } from "../../../../contract/words.ts";
import { useLocale, useSay } from "../../language.ts";
import { LimitField, type PackFields } from "./limit-fields.tsx";

/** Who leads at each tier, and how long solving and coordinating may take there. Tiers are put in and taken out; an issue keeps those it has. */
export function TierFields({ pack, put }: PackFields) {
  const say = useSay();
  const free = LEADING_SEATS.find((seat) => pack.tiers.every((tier) => tier.seat !== seat));
  return (
    <>
      <p className="quiet">
        {say(
          "第 0 级是承办单位负责人；其上至少有一级，每级由不同的岗位主持，各有办结和协调时限。",
          "Tier 0 is the head of the unit. At least one tier stands above it; each has a seat of its own and limits to solve and to coordinate.",
        )}
      </p>
      {pack.tiers.map((_, tier) => (
        <OneTier key={tier} pack={pack} put={put} tier={tier} free={free} set={(tiers) => put(["tiers"], tiers)} />
      ))}
      {free === undefined && (
        <p className="quiet">{say("能主持一级的岗位都已各主持一级。", "Every seat that can hold a tier holds one.")}</p>
      )}
    </>
  );
}

interface TierProps extends PackFields {
  readonly tier: number;
  /** A seat that could hold one more tier. */
  readonly free: (typeof LEADING_SEATS)[number] | undefined;
  readonly set: (tiers: Pack["tiers"]) => void;
}

function OneTier({ pack: { tiers }, put, tier, free, set }: TierProps) {
  const [locale, say] = [useLocale(), useSay()];
  const held = tiers[tier];
  if (held === undefined) return null;
  const { name, seat, solve, coordinate } = held;
  const title = say(`第 ${tier} 级`, `Tier ${tier}`);
  const may = tier === 0 ? (["head"] as const) : LEADING_SEATS;
  const seats = [...new Set([...may, seat])].map((value) => ({ value, label: SEAT_WORDS[locale][value] }));
  const above = (): void => {
    if (free === undefined) return;
    const called = { zh: SEAT_WORDS["zh-CN"][free], en: SEAT_WORDS.en[free] };
    const limits = { solve: "unit" in solve ? solve : solve.C, ...(coordinate !== undefined && { coordinate }) };
    set(tiers.toSpliced(tier + 1, 0, { name: called, seat: free, ...limits }));
  };
  return (
    <fieldset>
      <legend>
        {title} {locale === "en" ? name.en : name.zh}
      </legend>
      {(["zh", "en"] as const).map((language) => {
        const label = language === "zh" ? say("名称（中文）", "name (Chinese)") : say("名称（英文）", "name (English)");
        return (
          <div key={language} className="value">
            <span>{`${title} ${label}`}</span>
            <Input
              aria-label={`${title} ${label}`}
              value={name[language]}
              onChange={({ target }) => put(["tiers", tier, "name", language], target.value)}
            />
          </div>
        );
      })}
      <div className="value">
        <span>{`${title} ${say("由谁主持", "held by")}`}</span>
        <Select
          aria-label={`${title} ${say("由谁主持", "held by")}`}
          value={seat}
          options={seats}
          onChange={(next) => put(["tiers", tier, "seat"], next)}
        />
      </div>
      {"unit" in solve ? (
        <LimitField
          name={say(`${title} 办结`, `${title}, solve`)}
          value={solve}
          set={(limit) => put(["tiers", tier, "solve"], limit)}
        />
      ) : (
        CLASSES.map((cls) => (
          <LimitField
            key={cls}
            name={say(`${title} ${cls} 类办结`, `${title}, solve class ${cls}`)}
            value={solve[cls]}
            set={(limit) => put(["tiers", tier, "solve", cls], limit)}
          />
        ))
      )}
      {tier > 0 && (
        <LimitField
          name={say(`${title} 协调`, `${title}, coordinate`)}
          value={coordinate}
          set={(limit) => put(["tiers", tier, "coordinate"], limit)}
        />
      )}
      <div className="effects-tools">
        <Button disabled={free === undefined} onClick={above}>
          {say(`在第 ${tier} 级之上加一级`, `Add a tier above tier ${tier}`)}
        </Button>
        {tier > 0 && (
          <Button onClick={() => set(tiers.toSpliced(tier, 1))}>
            {say(`去掉第 ${tier} 级`, `Remove tier ${tier}`)}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
