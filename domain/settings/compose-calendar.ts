import type { Calendar } from "../../contract/calendar.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import type { Days } from "./import-holidays.ts";

export interface Notice extends Days {
  readonly version: string;
  /** Title and number of the notice the days come from. */
  readonly notice: string;
  readonly coveredUntil: PlainDate;
}

/**
 * The calendar in force with a notice worked in: the days of the years it speaks about replace those of before, working hours stay. A notice
 * that changes a year already known replaces that year whole.
 */
export function composeCalendar(
  base: Calendar,
  { version, notice, coveredUntil, holidays, makeUpDays }: Notice,
): Calendar {
  const years = new Set([...holidays, ...makeUpDays].map(({ date }) => date.slice(0, 4)));
  const kept = (list: Calendar["holidays"]) => list.filter(({ date }) => !years.has(date.slice(0, 4)));
  const merged = (before: Calendar["holidays"], added: Calendar["holidays"]) =>
    [...kept(before), ...added].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return {
    ...base,
    version,
    notice: base.notice.includes(notice) ? base.notice : `${base.notice}；${notice}`,
    coveredUntil: coveredUntil > base.coveredUntil ? coveredUntil : base.coveredUntil,
    holidays: merged(base.holidays, holidays),
    makeUpDays: merged(base.makeUpDays, makeUpDays),
  };
}
