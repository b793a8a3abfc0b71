import type { Calendar } from "../../contract/calendar.ts";
import type { Explanation, Limit } from "../../contract/limit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { calendarDays } from "./calendar-days.ts";
import { closeOfDay, localDay } from "./instants.ts";
import { reach } from "./reach.ts";

export interface Due {
  dueAt: Instant;
  /** The date lies after the last day the holiday notices speak about, and may move when the next one is published. */
  provisional: boolean;
  why: Explanation;
}

export interface DueOptions {
  readonly rollToWorkingDay: boolean;
  /** Never later than this, unless it has passed already when the limit starts. */
  readonly cap?: Instant;
}

/**
 * When a limit that starts at an instant ends: at close of business of its last day. The day of the start is not counted.
 * With `rollToWorkingDay`, a limit in calendar days or months, and a date, that ends on a closed day ends on the next working day.
 * In time is whoever acts at or before `dueAt` (T2).
 */
export function dueInstant(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions): Due {
  const { day, days } = reach(localDay(from, calendar.zone), limit, calendar, options.rollToWorkingDay);
  const dueAt = closeOfDay(day, calendar);
  const why: Explanation = { from, limit, days, calendarVersion: calendar.version, notice: calendar.notice };
  const { cap } = options;
  if (cap !== undefined && cap > from && cap < dueAt) {
    return { dueAt: cap, provisional: isProvisional(cap, calendar), why: { ...why, adjusted: "capped" } };
  }
  return { dueAt, provisional: day > calendarDays(calendar).lastCovered, why };
}

export function isProvisional(dueAt: Instant, calendar: Calendar): boolean {
  return localDay(dueAt, calendar.zone) > calendarDays(calendar).lastCovered;
}
