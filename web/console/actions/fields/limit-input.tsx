import { Input, InputNumber, Select } from "antd";
import * as z from "zod/mini";
import type { Limit } from "../../../../contract/limit.ts";
import { useSay } from "../../language.ts";

/** A limit being entered: a unit chosen, its amount or date perhaps still missing. */
const Entered = z.object({
  unit: z.enum(["workingHour", "workingDay", "calendarDay", "calendarMonth", "date"]),
  amount: z.optional(z.nullable(z.number())),
  date: z.optional(z.string()),
});
type Entered = z.infer<typeof Entered>;

interface Props {
  readonly id?: string;
  readonly value?: Entered;
  readonly onChange?: (value: Entered | undefined) => void;
}

const ORDINARY = "";

/** The limit of the class unless another one is set on the spot, in its own unit. */
export function LimitInput({ id, value, onChange }: Props) {
  const say = useSay();
  const options = [
    { value: ORDINARY, label: say("按分类的规定时限", "as the class says") },
    { value: "workingHour", label: say("工作小时", "working hours") },
    { value: "workingDay", label: say("工作日", "working days") },
    { value: "calendarDay", label: say("自然日", "calendar days") },
    { value: "calendarMonth", label: say("个月", "months") },
    { value: "date", label: say("到某一天", "until a date") },
  ];
  const choose = (unit: string): void => {
    const read = Entered.safeParse({ unit });
    onChange?.(read.success ? read.data : undefined);
  };
  return (
    <div className="limit-input">
      <Select {...(id !== undefined && { id })} value={value?.unit ?? ORDINARY} options={options} onChange={choose} />
      {value?.unit === "date" && (
        <Input
          type="date"
          aria-label={say("最后一天", "last day")}
          value={value.date ?? ""}
          onChange={({ target }) => onChange?.({ ...value, date: target.value })}
        />
      )}
      {value !== undefined && value.unit !== "date" && (
        <InputNumber
          min={1}
          precision={0}
          aria-label={say("数量", "amount")}
          value={value.amount ?? null}
          onChange={(amount) => onChange?.({ ...value, amount })}
        />
      )}
    </div>
  );
}

/** What was entered, as a limit; what is missing stays missing, for the schema to name. */
export function limitOf(value: unknown): Limit | unknown {
  const { data } = Entered.safeParse(value);
  if (data === undefined) return undefined;
  return data.unit === "date" ? { unit: data.unit, date: data.date } : { unit: data.unit, amount: data.amount };
}
