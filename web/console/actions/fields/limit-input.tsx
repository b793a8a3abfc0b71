import { Button, Input, Select } from "antd";
import { useSay } from "../../language.ts";
import { AmountInput, unitWords } from "./amount-input.tsx";
import { Entered, type Part } from "./limit-entered.ts";

interface Props {
  readonly id?: string;
  readonly value?: Entered;
  readonly onChange?: (value: Entered | undefined) => void;
  /** What it is the limit of, where no label stands beside it. */
  readonly label?: string;
  /** A limit of a rule: it has to be one, and cannot be a date. */
  readonly ofRule?: boolean;
}

const ORDINARY = "";
const MOST_PARTS = 4;

/** The limit of the class unless another one is set on the spot, in its own unit; nothing is converted. */
export function LimitInput({ id, value, onChange, label, ofRule = false }: Props) {
  const say = useSay();
  const units = Object.entries(unitWords(say)).map(([unit, word]) => ({ value: unit, label: word }));
  const options = [
    ...(ofRule ? [] : [{ value: ORDINARY, label: say("按分类的规定时限", "as the class says") }]),
    ...units,
    ...(ofRule ? [] : [{ value: "date", label: say("到某一天", "until a date") }]),
    { value: "sum", label: say("几段相加", "one after the other") },
  ];
  const choose = (unit: string): void => {
    const first = value?.unit === "date" || value?.unit === "sum" ? {} : { amount: value?.amount };
    const parts = [{ unit: "workingDay", ...first }, { unit: "workingHour" }];
    const read = Entered.safeParse(unit === "sum" ? { unit, parts } : { unit, ...first });
    onChange?.(read.success ? read.data : undefined);
  };
  return (
    <div className="limit-input">
      <Select
        {...(id !== undefined && { id })}
        {...(label !== undefined && { "aria-label": `${label} ${say("单位", "unit")}` })}
        value={value?.unit ?? ORDINARY}
        options={options}
        onChange={choose}
      />
      {value?.unit === "date" && (
        <Input
          type="date"
          aria-label={say("最后一天", "last day")}
          value={value.date ?? ""}
          onChange={({ target }) => onChange?.({ ...value, date: target.value })}
        />
      )}
      {value?.unit === "sum" && (
        <Parts parts={value.parts} set={(parts) => onChange?.({ unit: "sum", parts })} label={label} />
      )}
      {value !== undefined && value.unit !== "date" && value.unit !== "sum" && (
        <AmountInput
          label={`${label ?? ""} ${say("数量", "amount")}`.trim()}
          value={value.amount}
          set={(amount) => onChange?.({ ...value, amount })}
        />
      )}
    </div>
  );
}

interface PartsProps {
  readonly parts: readonly Part[];
  readonly set: (parts: Part[]) => void;
  readonly label: string | undefined;
}

/** Each part begins where the one before it ends. */
function Parts({ parts, set, label = "" }: PartsProps) {
  const say = useSay();
  const options = Object.entries(unitWords(say)).map(([value, word]) => ({ value, label: word }));
  const put = (place: number, part: Part): void => set(parts.map((one, at) => (at === place ? part : one)));
  const named = (place: number, what: string): string =>
    `${label} ${say(`第 ${place + 1} 段`, `part ${place + 1}`)} ${what}`.trim();
  return (
    <div className="limit-parts">
      {parts.map((part, place) => (
        <div key={place} className="limit-input">
          {place > 0 && <span>{say("再加", "then")}</span>}
          <AmountInput
            label={named(place, say("数量", "amount"))}
            value={part.amount}
            set={(amount) => put(place, { ...part, amount })}
          />
          <Select
            aria-label={named(place, say("单位", "unit"))}
            value={part.unit}
            options={options}
            onChange={(unit) => put(place, { ...part, unit })}
          />
          {parts.length > 2 && (
            <Button
              aria-label={named(place, say("去掉", "remove"))}
              onClick={() => set(parts.filter((_, at) => at !== place))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      {parts.length < MOST_PARTS && (
        <Button onClick={() => set([...parts, { unit: "workingHour" }])}>{say("再加一段", "Add a part")}</Button>
      )}
    </div>
  );
}
