import type { Calendar } from "../../contract/calendar.ts";
import type { ExplainedDay } from "../../contract/limit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { calendarDays, type CalendarDay } from "./calendar-days.ts";
import { dateOf } from "./day-number.ts";
import { epochOfWall, wallAt } from "./zone.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

export interface Passed {
  readonly dueAt: Instant;
  readonly day: number;
  readonly days: ExplainedDay[];
}

/**
 * When so many milliseconds (more than 0) of open time have passed: time outside working blocks does not count. Ends at the end of a block
 * rather than at the beginning of the next.
 */
export function workingTimeAfter(from: Instant, duration: number, calendar: Calendar): Passed {
  const calendarDay = calendarDays(calendar).day;
  const start = wallAt(Date.parse(from), calendar.zone);
  const first = Math.floor(start / DAY);
  const days: ExplainedDay[] = [];
  let left = duration;
  for (let day = first; ; day++) {
    const open = calendarDay(day);
    const before = left;
    for (const [begin, end] of stretches(day, open, start)) {
      if (left <= end - begin) {
        days.push(open.explained);
        return { dueAt: new Date(epochOfWall(begin + left, calendar.zone)).toISOString(), day, days };
      }
      left -= end - begin;
    }
    days.push(day === first && left === before ? { date: dateOf(day), as: "start" } : open.explained);
  }
}

/** Milliseconds of open time from one instant to another; 0 if it is not later. */
export function workingTimeBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const { day: calendarDay } = calendarDays(calendar);
  const start = wallAt(Date.parse(from), calendar.zone);
  const end = wallAt(Date.parse(to), calendar.zone);
  let sum = 0;
  for (let day = Math.floor(start / DAY); day * DAY < end; day++)
    for (const [begin, stop] of stretches(day, calendarDay(day), start))
      sum += Math.max(0, Math.min(stop, end) - begin);
  return sum;
}

/** The working blocks of a day that are not over at a time, in milliseconds of the wall clock. */
function stretches(day: number, { blocks }: CalendarDay, start: number): [begin: number, end: number][] {
  return blocks
    .map(({ from, to }): [number, number] => [Math.max(day * DAY + from * MINUTE, start), day * DAY + to * MINUTE])
    .filter(([begin, end]) => begin < end);
}
