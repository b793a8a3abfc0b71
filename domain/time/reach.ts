import type { Calendar } from "../../contract/calendar.ts";
import type { ExplainedDay, Limit } from "../../contract/limit.ts";
import { calendarDays } from "./calendar-days.ts";
import { addMonths, dateOf, dayNumber } from "./day-number.ts";

/** The day a limit ends on, and the days on the way there. */
export interface Reach {
  readonly day: number;
  readonly days: ExplainedDay[];
}

/** Limits that end with a day and not within it. */
type DayLimit = Exclude<Limit, { unit: "workingHour" | "sum" }>;

/** Walks a limit from a day that does not count itself. With `roll`, a limit that ends on a closed day ends on the next working day. */
export function reach(start: number, limit: DayLimit, calendar: Calendar, roll: boolean): Reach {
  switch (limit.unit) {
    case "workingDay":
      return workingDaysAfter(start, limit.amount, calendar);
    case "calendarDay":
      return calendarDaysTo(start, start + limit.amount, calendar, roll);
    case "calendarMonth":
      return calendarDaysTo(start, addMonths(start, limit.amount), calendar, roll);
    case "date":
      return onDate(start, dayNumber(limit.date), calendar, roll);
  }
}

export function workingDaysAfter(start: number, amount: number, calendar: Calendar): Reach {
  const { day } = calendarDays(calendar);
  const days = [startOf(start)];
  let at = start;
  for (let left = amount; left > 0;) {
    const { open, explained } = day(++at);
    if (open) left--;
    days.push(explained);
  }
  return { day: at, days };
}

export function calendarDaysTo(start: number, end: number, calendar: Calendar, roll: boolean): Reach {
  const { day } = calendarDays(calendar);
  const days = [startOf(start)];
  for (let at = start + 1; at <= end; at++) days.push(day(at).counted);
  return rolled(end, days, calendar, roll);
}

/** The nearest working day that lies `amount` working days before a day. */
export function workingDaysBefore(end: number, amount: number, calendar: Calendar): number {
  const { day } = calendarDays(calendar);
  let at = end;
  for (let left = amount; left > 0;) if (day(--at).open) left--;
  return at;
}

function onDate(start: number, end: number, calendar: Calendar, roll: boolean): Reach {
  const days = end === start ? [startOf(start)] : [startOf(start), calendarDays(calendar).day(end).counted];
  return rolled(end, days, calendar, roll);
}

function rolled(end: number, days: ExplainedDay[], calendar: Calendar, roll: boolean): Reach {
  const { day } = calendarDays(calendar);
  if (!roll || day(end).open) return { day: end, days };
  let at = end + 1;
  for (; !day(at).open; at++) days.push(day(at).explained);
  return { day: at, days: [...days, { ...day(at).explained, as: "rolled" }] };
}

function startOf(day: number): ExplainedDay {
  return { date: dateOf(day), as: "start" };
}
