import { Select } from "antd";
import { dutyOf } from "../../../../contract/pack-values.ts";
import type { Pack } from "../../../../contract/pack.ts";
import { CLASSES, SEAT_KINDS } from "../../../../contract/vocabulary.ts";
import { DUTY_WORDS, SEAT_WORDS } from "../../../../contract/words.ts";
import { LimitInput } from "../../actions/fields/limit-input.tsx";
import { useLocale, useSay } from "../../language.ts";
import type { Put } from "./put-in.ts";
import { TIMED } from "./value-names.ts";

export interface PackFields {
  readonly pack: Pack;
  readonly put: Put;
}

/** A limit with its name; what is being entered may be unfinished until it is saved. */
export function LimitField({ name, value, set }: { name: string; value: unknown; set: (value: unknown) => void }) {
  const entered = Object(value);
  return (
    <div className="value">
      <span>{name}</span>
      <LimitInput ofRule label={name} value={entered} onChange={set} />
    </div>
  );
}

/** Who leads at each tier, and how long solving and coordinating may take there. */
export function TierFields({ pack, put }: PackFields) {
  const [locale, say] = [useLocale(), useSay()];
  const language = locale === "en" ? "en" : "zh";
  const seats = SEAT_KINDS.map((value) => ({ value, label: SEAT_WORDS[locale][value] }));
  return (
    <>
      {pack.tiers.map(({ name, seat, solve, coordinate }, tier) => {
        const title = say(`第 ${tier} 级`, `Tier ${tier}`);
        return (
          <fieldset key={tier}>
            <legend>
              {title} {name[language]}
            </legend>
            <div className="value">
              <span>{say("由谁主持", "Held by")}</span>
              <Select
                aria-label={`${title} ${say("由谁主持", "held by")}`}
                value={seat}
                options={seats}
                onChange={(next) => put(["tiers", tier, "seat"], next)}
              />
            </div>
            {"A" in solve ? (
              CLASSES.map((cls) => (
                <LimitField
                  key={cls}
                  name={say(`${title} ${cls} 类办结`, `${title}, solve class ${cls}`)}
                  value={solve[cls]}
                  set={(limit) => put(["tiers", tier, "solve", cls], limit)}
                />
              ))
            ) : (
              <LimitField
                name={say(`${title} 办结`, `${title}, solve`)}
                value={solve}
                set={(limit) => put(["tiers", tier, "solve"], limit)}
              />
            )}
            {tier > 0 && (
              <LimitField
                name={say(`${title} 协调`, `${title}, coordinate`)}
                value={coordinate}
                set={(limit) => put(["tiers", tier, "coordinate"], limit)}
              />
            )}
          </fieldset>
        );
      })}
    </>
  );
}

/** How long each duty may take. */
export function DutyFields({ pack, put }: PackFields) {
  const locale = useLocale();
  return (
    <>
      {TIMED.map((kind) => {
        const duty = dutyOf(pack, kind);
        return (
          <LimitField
            key={kind}
            name={DUTY_WORDS[locale][kind]}
            value={duty.limit}
            set={(limit) => put(["duties", kind], { ...duty, limit })}
          />
        );
      })}
    </>
  );
}
