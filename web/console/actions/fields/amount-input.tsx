import { InputNumber } from "antd";
import type { Say } from "../../say.ts";
import type { Part } from "./limit-entered.ts";

export function unitWords(say: Say): Record<Part["unit"], string> {
  return {
    workingHour: say("工作小时", "working hours"),
    workingDay: say("工作日", "working days"),
    calendarDay: say("自然日", "calendar days"),
    calendarMonth: say("个月", "months"),
  };
}

interface Props {
  readonly label: string;
  readonly value: number | null | undefined;
  readonly set: (value: number | null) => void;
  readonly min?: number;
}

export function AmountInput({ label, value, set, min = 1 }: Props) {
  return <InputNumber min={min} precision={0} aria-label={label} value={value ?? null} onChange={set} />;
}
