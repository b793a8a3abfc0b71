import type { Explanation, Limit } from "../../../contract/limit.ts";
import type { Locale } from "../../../contract/problems.ts";
import { dayWords } from "../../time-words.ts";
import type { Say } from "../say.ts";

const UNITS = {
  workingDay: ["个工作日", "working day"],
  calendarDay: ["个自然日", "calendar day"],
  workingHour: ["个工作小时", "working hour"],
  calendarMonth: ["个月", "calendar month"],
} as const;

/** `3 个工作日`, `3 working days`, or the date set on the spot. */
export function limitWords(limit: Limit, locale: Locale): string {
  if (limit.unit === "date") return dayWords(limit.date, locale);
  if (limit.unit === "sum")
    return limit.parts.map((part) => limitWords(part, locale)).join(locale === "en" ? " and then " : "后再加 ");
  const [zh, en] = UNITS[limit.unit];
  return locale === "en" ? `${limit.amount} ${en}${limit.amount === 1 ? "" : "s"}` : `${limit.amount} ${zh}`;
}

/** Why the date is not what the limit alone would give. */
export function adjustedWords(adjusted: NonNullable<Explanation["adjusted"]>, say: Say): string {
  switch (adjusted) {
    case "capped":
      return say("不得晚于另一项期限，因此提前。", "Not later than another due date, therefore earlier.");
    case "held":
      return say("计时暂停过，暂停的时间已补上。", "The clock was stopped; that time was given back.");
    case "minRemaining":
      return say("恢复计时后至少留 1 个工作日。", "At least one working day remains after the clock goes on.");
    case "moved":
      return say("由调度决定改期。", "Moved by a decision of the tier.");
  }
}
