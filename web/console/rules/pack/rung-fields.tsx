import { Button, Checkbox, Select } from "antd";
import type { PackRung } from "../../../../contract/pack.ts";
import { EFFECTS, SLIPS } from "../../../../contract/vocabulary.ts";
import { EFFECT_WORDS, SLIP_SHAPES, SLIP_WORDS } from "../../../../contract/words.ts";
import { AmountInput, unitWords } from "../../actions/fields/amount-input.tsx";
import { useLocale, useSay } from "../../language.ts";

interface Props {
  readonly name: string;
  readonly rung: PackRung;
  readonly put: (rung: PackRung) => void;
  readonly remove: () => void;
}

const NONE = "none";

/** One step of a ladder: when, which slip, what happens. */
export function RungFields({ name, rung, put, remove }: Props) {
  const [locale, say] = [useLocale(), useSay()];
  const moments = {
    before: say("到期前", "before due"),
    due: say("到期时", "when due"),
    every: say("到期前每隔", "until due, every"),
    repeat: say("此后每隔", "then every"),
  };
  const { workingDay, calendarDay, calendarMonth } = unitWords(say);
  const units = rung.at === "every" ? { workingDay, calendarDay, calendarMonth } : { workingDay, calendarDay };
  const slips = [
    { value: NONE, label: say("不发督办单", "no slip") },
    ...SLIPS.map((value) => ({ value, label: `${SLIP_SHAPES[value]} ${SLIP_WORDS[locale][value]}` })),
  ];
  const { slip, effect } = rung;
  const step = { ...(slip && { slip }), effect };
  const offset = "offset" in rung ? rung.offset : { unit: "workingDay", amount: 1 };
  // Unfinished amounts stay as they are until the pack is checked.
  const change = (next: object): void => put(Object.assign({}, next) as PackRung);
  return (
    <div className="limit-input rung">
      <Select
        aria-label={`${name} ${say("时点", "when")}`}
        value={rung.at}
        options={choices(moments)}
        onChange={(at) =>
          change({
            at,
            ...(at !== "due" && {
              offset: { ...offset, ...(at !== "every" && offset.unit === "calendarMonth" && { unit: "calendarDay" }) },
            }),
            ...step,
          })
        }
      />
      {"offset" in rung && (
        <>
          <AmountInput
            label={`${name} ${say("数量", "amount")}`}
            value={offset.amount}
            set={(amount) => change({ ...rung, offset: { ...offset, amount } })}
          />
          <Select
            aria-label={`${name} ${say("单位", "unit")}`}
            value={offset.unit}
            options={choices(units)}
            onChange={(unit) => change({ ...rung, offset: { ...offset, unit } })}
          />
        </>
      )}
      <Select
        aria-label={`${name} ${say("督办单", "slip")}`}
        value={slip ?? NONE}
        options={slips}
        onChange={(value) => {
          const { slip: _, ...rest } = rung;
          change(value === NONE ? rest : { ...rest, slip: value });
        }}
      />
      <Select
        aria-label={`${name} ${say("做什么", "effect")}`}
        value={effect}
        options={EFFECTS.map((value) => ({ value, label: EFFECT_WORDS[locale][value] }))}
        onChange={(next) => change({ ...rung, effect: next })}
      />
      {rung.at === "repeat" && (
        <span className="range">
          {say("次数（空为一直）", "times (empty: for ever)")}
          <AmountInput
            label={`${name} ${say("次数", "times")}`}
            value={rung.times}
            set={(times) => {
              const { times: _, ...rest } = rung;
              change(times === null ? rest : { ...rest, times });
            }}
          />
        </span>
      )}
      {rung.at === "before" && (
        <Checkbox
          checked={rung.unless === "progress"}
          onChange={({ target }) => {
            const { unless: _, ...rest } = rung;
            change(target.checked ? { ...rest, unless: "progress" } : rest);
          }}
        >
          {say("已反馈进展则免", "unless reported")}
        </Checkbox>
      )}
      <Button aria-label={`${say("去掉", "remove")} ${name}`} onClick={remove}>
        ×
      </Button>
    </div>
  );
}

function choices(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
