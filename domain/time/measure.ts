import type { Calendar } from "../../contract/calendar.ts";
import type { Limit } from "../../contract/limit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { calendarDays } from "./calendar-days.ts";
import { localDay } from "./instants.ts";

export type DayUnit = "workingDay" | "calendarDay";

export interface TimeLeft {
  readonly unit: DayUnit;
  /** Whole days between the two dates: left, or past due if `over`. */
  readonly amount: number;
  /** Strictly after the due instant: what is due today is not over before its close of business. */
  readonly over: boolean;
  readonly today: boolean;
}

/** A limit is measured in what it was set in: working days in working days, everything else in calendar days. */
export function unitOf(limit: Limit): DayUnit {
  return limit.unit === "workingDay" ? "workingDay" : "calendarDay";
}

/** Days crossed from one instant to a later one: dates after the first, up to and with the second. 0 if it is not later. */
export function daysBetween(from: Instant, to: Instant, unit: DayUnit, calendar: Calendar): number {
  const first = localDay(from, calendar.zone);
  const last = localDay(to, calendar.zone);
  if (unit === "calendarDay") return Math.max(0, last - first);
  const { day } = calendarDays(calendar);
  let amount = 0;
  for (let at = first + 1; at <= last; at++) if (day(at).open) amount++;
  return amount;
}

/** Whole days between now and a due instant, for showing time left or overdue. */
export function timeLeft(now: Instant, dueAt: Instant, limit: Limit, calendar: Calendar): TimeLeft {
  const unit = unitOf(limit);
  const over = now > dueAt;
  const amount = over ? daysBetween(dueAt, now, unit, calendar) : daysBetween(now, dueAt, unit, calendar);
  return { unit, amount, over, today: localDay(now, calendar.zone) === localDay(dueAt, calendar.zone) };
}
