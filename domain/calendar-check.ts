import type { Calendar } from "../contract/calendar.ts";
import type { PlainDate } from "../contract/vocabulary.ts";
import { minuteOf } from "./time/calendar-days.ts";
import { dateOf, dayNumber, weekdayOf } from "./time/day-number.ts";
import { isZone } from "./time/zone.ts";

/** What is wrong with a calendar, a sentence each; an empty list means that it may be approved. */
export function checkCalendar(calendar: Calendar): string[] {
  return [...zone(calendar), ...week(calendar), ...listed(calendar), ...collisions(calendar), ...coverage(calendar)];
}

function* zone({ zone }: Calendar): Iterable<string> {
  if (!isZone(zone)) yield `unknown time zone ${zone}`;
}

function* week({ week, makeUpDays }: Calendar): Iterable<string> {
  for (const weekday of Object.keys(week)) if (!/^[1-7]$/.test(weekday)) yield `there is no weekday ${weekday}`;
  const days = ["1", "2", "3", "4", "5", "6", "7"].map((weekday) => ({ weekday, blocks: week[weekday] ?? [] }));
  if (days.every(({ blocks }) => blocks.length === 0)) yield "no open time in the whole week";
  if (makeUpDays.length > 0 && (week["1"] ?? []).length === 0)
    yield "make-up days follow a Monday, and Monday is closed";
  for (const { weekday, blocks } of days) {
    let end = -1;
    for (const { from, to } of blocks) {
      if (minuteOf(from) >= minuteOf(to)) yield `weekday ${weekday}: ${from}–${to} is no time`;
      if (minuteOf(from) < end) yield `weekday ${weekday}: ${from}–${to} overlaps or precedes the block before it`;
      end = minuteOf(to);
    }
  }
}

function* listed({ holidays, makeUpDays }: Calendar): Iterable<string> {
  yield* dates("holidays", holidays);
  yield* dates("make-up days", makeUpDays);
}

function* dates(what: string, list: readonly { readonly date: PlainDate }[]): Iterable<string> {
  let before = "";
  for (const { date } of list) {
    if (!isDate(date)) yield `${what}: ${date} is no date`;
    else if (date === before) yield `${what}: ${date} is named twice`;
    else if (date < before) yield `${what}: ${date} is out of order`;
    before = date;
  }
}

function* collisions({ holidays, makeUpDays, week }: Calendar): Iterable<string> {
  const free = new Set(holidays.map(({ date }) => date));
  for (const { date } of makeUpDays) {
    if (free.has(date)) yield `${date} is a holiday and a make-up day`;
    else if (isDate(date) && (week[String(weekdayOf(dayNumber(date)))] ?? []).length > 0)
      yield `make-up day ${date} is a working day anyway`;
  }
}

function* coverage({ coveredUntil, holidays, makeUpDays }: Calendar): Iterable<string> {
  if (!isDate(coveredUntil)) yield `coveredUntil ${coveredUntil} is no date`;
  for (const { date } of [...holidays, ...makeUpDays])
    if (date > coveredUntil) yield `${date} lies after coveredUntil ${coveredUntil}`;
}

/** 2026-02-30 has the form of a date and is none. */
function isDate(date: PlainDate): boolean {
  const day = dayNumber(date);
  return Number.isInteger(day) && dateOf(day) === date;
}
