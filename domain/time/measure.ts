import type { Calendar } from "../../contract/calendar.ts";
import type { Limit } from "../../contract/limit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { calendarDays } from "./calendar-days.ts";
import { localDay } from "./instants.ts";
import { workingTimeBetween } from "./working-hours.ts";

export type DayUnit = "workingDay" | "calendarDay";

export interface TimeLeft {
  readonly unit: DayUnit | "workingHour";
  /** Whole days between the two dates, or whole hours of open time: left, or past due if `over`. */
  readonly amount: number;
  /** Strictly after the due instant: what is due today is not over before its close of business. */
  readonly over: boolean;
  readonly today: boolean;
}

/** A limit is measured in what it was set in: hours and days of work in those, everything else in calendar days. A sum of both in days. */
export function unitOf(limit: Limit): DayUnit | "workingHour" {
  switch (limit.unit) {
    case "workingDay":
    case "workingHour":
      return limit.unit;
    case "sum":
      return limit.parts.every(({ unit }) => unit === "workingDay" || unit === "workingHour")
        ? "workingDay"
        : "calendarDay";
    default:
      return "calendarDay";
  }
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

const HOUR = 3_600_000;

/** Whole days, or hours, between now and a due instant, for showing time left or overdue. */
export function timeLeft(now: Instant, dueAt: Instant, limit: Limit, calendar: Calendar): TimeLeft {
  const unit = unitOf(limit);
  const over = now > dueAt;
  const [first, last] = over ? [dueAt, now] : [now, dueAt];
  const amount =
    unit === "workingHour"
      ? Math.floor(workingTimeBetween(first, last, calendar) / HOUR)
      : daysBetween(first, last, unit, calendar);
  return { unit, amount, over, today: localDay(now, calendar.zone) === localDay(dueAt, calendar.zone) };
}
