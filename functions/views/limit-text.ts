import type { Limit } from "../../contract/limit.ts";
import type { Locale } from "../../contract/problems.ts";

const UNITS = {
  workingDay: { "zh-CN": "个工作日", en: ["working day", "working days"] },
  calendarDay: { "zh-CN": "天", en: ["day", "days"] },
  workingHour: { "zh-CN": "个工作小时", en: ["working hour", "working hours"] },
  calendarMonth: { "zh-CN": "个月", en: ["month", "months"] },
} as const;

/** `3 个工作日`, `3 working days`. */
export function limitText(limit: Limit, locale: Locale): string {
  if (limit.unit === "date") return limit.date;
  if (limit.unit === "sum")
    return limit.parts.map((part) => limitText(part, locale)).join(locale === "en" ? " and then " : "后再加 ");
  const { amount, unit } = limit;
  if (locale === "zh-CN") return `${amount} ${UNITS[unit]["zh-CN"]}`;
  return `${amount} ${UNITS[unit].en[amount === 1 ? 0 : 1]}`;
}
