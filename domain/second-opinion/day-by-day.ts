import type { Calendar } from "../../contract/calendar.ts";
import type { Limit } from "../../contract/limit.ts";
import type { PackRung } from "../../contract/pack.ts";
import type { Instant, PlainDate } from "../../contract/vocabulary.ts";
import { monthsLater, nextDate, previousDate, weekday } from "./civil.ts";
import { openMinutesLater } from "./minute-by-minute.ts";
import { instantOf, wallOf } from "./wall.ts";

type Offset = Extract<PackRung, { at: "before" }>["offset"];
type Unit = Offset["unit"];

/** Is business open on this date? A holiday closes it, a make-up day opens it, else the weekday says. */
export function isOpen(date: PlainDate, calendar: Calendar): boolean {
  return once(opens, date, calendar, () => {
    if (calendar.holidays.some((one) => one.date === date)) return false;
    if (calendar.makeUpDays.some((one) => one.date === date)) return true;
    return blocksOf(weekday(date), calendar).length > 0;
  });
}

/** When business closes on a date, or would, if it is a closed one: then as on a Monday, else as late as on any weekday. */
export function closeOf(date: PlainDate, calendar: Calendar): Instant {
  return once(closes, date, calendar, () => {
    const worked = calendar.makeUpDays.some((one) => one.date === date) ? 1 : weekday(date);
    const own = isOpen(date, calendar) ? blocksOf(worked, calendar).at(-1) : undefined;
    const last = own?.to ?? blocksOf(1, calendar).at(-1)?.to ?? latest(calendar);
    const [hours, minutes] = last.split(":").map(Number);
    return instantOf({ date, minute: (hours ?? 0) * 60 + (minutes ?? 0), rest: 0 }, calendar.zone);
  });
}

/** What was worked out of a date stays: ten thousand commits of a day ask for the same few dates, and a version never changes. */
type Dates<T> = WeakMap<Calendar, Map<PlainDate, T>>;
const opens: Dates<boolean> = new WeakMap();
const closes: Dates<Instant> = new WeakMap();

function once<T>(kept: Dates<T>, date: PlainDate, calendar: Calendar, workOut: () => T): T {
  const dates = kept.get(calendar) ?? new Map<PlainDate, T>();
  kept.set(calendar, dates);
  const known = dates.get(date);
  if (known !== undefined) return known;
  const found = workOut();
  dates.set(date, found);
  return found;
}

/**
 * When a limit that begins at an instant is over: close of business of its last day, the day of the beginning not counted; hours of work
 * end within a day, and of a sum each part begins where the one before it ended.
 */
export function endOf(from: Instant, limit: Limit, calendar: Calendar, rolls: boolean): Instant {
  if (limit.unit === "workingHour") return openMinutesLater(from, limit.amount * 60, calendar);
  if (limit.unit === "sum") {
    const [first, ...others] = limit.parts;
    if (first === undefined) return from;
    const [second, ...more] = others;
    if (second === undefined) return endOf(from, first, calendar, rolls);
    const between = endOf(from, first, calendar, false);
    return endOf(between, more.length === 0 ? second : { unit: "sum", parts: others }, calendar, rolls);
  }
  const { date } = wallOf(from, calendar.zone);
  return closeOf(lastDate(date, limit, calendar, rolls), calendar);
}

function lastDate(
  from: PlainDate,
  limit: Exclude<Limit, { unit: "workingHour" | "sum" }>,
  calendar: Calendar,
  rolls: boolean,
): PlainDate {
  switch (limit.unit) {
    case "workingDay":
    case "calendarDay":
      return daysLater(from, limit.amount, limit.unit, calendar, rolls);
    case "calendarMonth":
      return rolled(monthsLater(from, limit.amount), calendar, rolls);
    case "date":
      return rolled(limit.date, calendar, rolls);
  }
}

/** So many days after a date, one by one; a working day counts only if business is open. */
export function daysLater(from: PlainDate, amount: number, unit: Unit, calendar: Calendar, rolls: boolean): PlainDate {
  let date = from;
  for (let counted = 0; counted < amount;) {
    date = nextDate(date);
    if (unit === "calendarDay" || isOpen(date, calendar)) counted++;
  }
  return unit === "calendarDay" ? rolled(date, calendar, rolls) : date;
}

/** How many days of a kind begin after the first instant's date and not after the second's. */
export function daysCrossed(first: Instant, second: Instant, unit: Unit, calendar: Calendar): number {
  const end = wallOf(second, calendar.zone).date;
  let crossed = 0;
  for (let { date } = wallOf(first, calendar.zone); date < end;) {
    date = nextDate(date);
    if (unit === "calendarDay" || isOpen(date, calendar)) crossed++;
  }
  return crossed;
}

/** A warning so much before: the same time of day so many days earlier, or close of business so many working days earlier. */
export function earlier(at: Instant, { unit, amount }: Offset, calendar: Calendar): Instant {
  return away(at, amount, unit, calendar, previousDate);
}

/** A repeat so much after, never rolled. */
export function later(at: Instant, { unit, amount }: Offset, calendar: Calendar): Instant {
  return away(at, amount, unit, calendar, nextDate);
}

function away(at: Instant, amount: number, unit: Unit, calendar: Calendar, step: typeof nextDate): Instant {
  const wall = wallOf(at, calendar.zone);
  let { date } = wall;
  for (let counted = 0; counted < amount;) {
    date = step(date);
    if (unit === "calendarDay" || isOpen(date, calendar)) counted++;
  }
  return unit === "calendarDay" ? instantOf({ ...wall, date }, calendar.zone) : closeOf(date, calendar);
}

function rolled(end: PlainDate, calendar: Calendar, rolls: boolean): PlainDate {
  if (!rolls) return end;
  let date = end;
  while (!isOpen(date, calendar)) date = nextDate(date);
  return date;
}

function blocksOf(day: number, { week }: Calendar): Calendar["week"][string] {
  return week[String(day)] ?? [];
}

function latest({ week }: Calendar): string {
  const ends = Object.values(week).flatMap((blocks) => blocks.map(({ to }) => to));
  return ends.toSorted().at(-1) ?? "24:00";
}
