import type { Calendar } from "../../contract/calendar.ts";
import type { Instant, PlainDate } from "../../contract/vocabulary.ts";
import { calendarDays } from "./calendar-days.ts";
import { dateOf, dayNumber } from "./day-number.ts";
import { epochOfWall, wallAt } from "./zone.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

export function addSeconds(at: Instant, seconds: number): Instant {
  return instant(Date.parse(at) + seconds * 1000);
}

export function laterOf(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

export function earlierOf(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOf(dayNumber(date) + days);
}

/** The first instant of its minute: forms have no seconds, so a time that is typed stands for the whole minute. */
export function startOfMinute(at: Instant): Instant {
  return instant(Math.floor(Date.parse(at) / MINUTE) * MINUTE);
}

/** The date on the wall of the zone. */
export function localDate(at: Instant, zone: string): PlainDate {
  return dateOf(localDay(at, zone));
}

export function localDay(at: Instant, zone: string): number {
  return Math.floor(wallAt(Date.parse(at), zone) / DAY);
}

export function startOfDay(date: PlainDate, zone: string): Instant {
  return instantOf(dayNumber(date), 0, zone);
}

/** The instant of a minute of a day in the zone; minute 1440 is the first of the next day. */
export function instantOf(day: number, minute: number, zone: string): Instant {
  return instant(epochOfWall(day * DAY + minute * MINUTE, zone));
}

/** The same wall clock time some calendar days later. */
export function sameTimeAfter(at: Instant, days: number, zone: string): Instant {
  return instant(epochOfWall(wallAt(Date.parse(at), zone) + days * DAY, zone));
}

export function isWorkingDay(date: PlainDate, calendar: Calendar): boolean {
  return calendarDays(calendar).day(dayNumber(date)).open;
}

/** End of the last working block of the date; on a closed day, when a Monday would end. */
export function closeOfBusiness(date: PlainDate, calendar: Calendar): Instant {
  return closeOfDay(dayNumber(date), calendar);
}

export function closeOfDay(day: number, calendar: Calendar): Instant {
  return instantOf(day, calendarDays(calendar).closeMinute(day), calendar.zone);
}

/** `at` itself in working time, else the start of the next working block: when a notification may leave (T9). */
export function nextOpenInstant(at: Instant, calendar: Calendar): Instant {
  const days = calendarDays(calendar);
  const wall = wallAt(Date.parse(at), calendar.zone);
  const today = Math.floor(wall / DAY);
  const minute = (wall - today * DAY) / MINUTE;
  for (let day = today; ; day++) {
    const passed = day === today ? minute : 0;
    const block = days.day(day).blocks.find(({ to }) => passed < to);
    if (block) return day === today && block.from <= minute ? at : instantOf(day, block.from, calendar.zone);
  }
}

function instant(epoch: number): Instant {
  return new Date(epoch).toISOString();
}
