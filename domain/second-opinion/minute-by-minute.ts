import type { Calendar } from "../../contract/calendar.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { nextDate, weekday } from "./civil.ts";
import { instantOf, type Wall, wallOf } from "./wall.ts";

/** When so many minutes of open time, and a rest of milliseconds, have passed: looks at the clock minute by minute. */
export function openMinutesLater(from: Instant, minutes: number, calendar: Calendar, rest = 0): Instant {
  let clock = toOpen(wallOf(from, calendar.zone), calendar, false);
  for (let left = minutes; left > 0; left--) clock = nextMinute(toOpen(clock, calendar, true));
  const whole = clock.rest + rest;
  if (whole >= 60_000) clock = nextMinute(toOpen({ ...clock, rest: whole - 60_000 }, calendar, true));
  else clock = { ...clock, rest: whole };
  return instantOf(clock.rest > 0 ? toOpen(clock, calendar, true) : clock, calendar.zone);
}

/** Milliseconds of open time between two instants: every minute that begins in it, and the parts of minutes at both ends. */
export function openTimeBetween(from: Instant, to: Instant, calendar: Calendar): number {
  if (to <= from) return 0;
  const end = wallOf(to, calendar.zone);
  let clock = wallOf(from, calendar.zone);
  let sum = isOpenAt(clock, calendar) ? -clock.rest : 0;
  clock = { ...clock, rest: 0 };
  for (; clock.date !== end.date || clock.minute !== end.minute; clock = nextMinute(clock))
    if (isOpenAt(clock, calendar)) sum += 60_000;
  return sum + (isOpenAt(end, calendar) ? end.rest : 0);
}

/** The clock at its next open minute, from its beginning, or with the part of a minute that is still to be passed. */
function toOpen(clock: Wall, calendar: Calendar, keepRest: boolean): Wall {
  let at = clock;
  while (!isOpenAt(at, calendar)) at = nextMinute({ ...at, rest: keepRest ? at.rest : 0 });
  return at;
}

function nextMinute({ date, minute, rest }: Wall): Wall {
  return minute + 1 < 1440 ? { date, minute: minute + 1, rest } : { date: nextDate(date), minute: 0, rest };
}

function isOpenAt({ date, minute }: Wall, { holidays, makeUpDays, week }: Calendar): boolean {
  if (holidays.some((one) => one.date === date)) return false;
  const worked = makeUpDays.some((one) => one.date === date) ? 1 : weekday(date);
  const shown = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return (week[String(worked)] ?? []).some(({ from, to }) => from <= shown && shown < to);
}
