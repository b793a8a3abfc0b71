import type { Calendar } from "../contract/calendar.ts";
import type { Period } from "../contract/bulletin-row.ts";
import type { Instant, PlainDate } from "../contract/vocabulary.ts";
import { addDays, addSeconds, instantOf, isWorkingDay, localDate, startOfDay } from "./time/instants.ts";
import { dateOf, dayNumber } from "./time/day-number.ts";

export interface Programme {
  /** IANA name of the county's zone. */
  readonly zone: string;
  /** First day of the programme, in that zone. */
  readonly start: PlainDate;
}

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
/** What the keys of cumulative sheets begin with; the rest is their day, so that they sort by it. */
export const CUMULATIVE_KEY = "until-";
const UNTIL = new RegExp(String.raw`^${CUMULATIVE_KEY}(\d{4}-\d{2}-\d{2})$`);

/** A bulletin is frozen when this much of the next period has passed, so that nothing is still on its way (commands.md §9). */
const SETTLING_SECONDS = 15 * 60;
/** 08:30, in minutes of the day. */
const SENDING_MINUTE = 8 * 60 + 30;

/**
 * The window a key names, from the key alone: `2026-07` is that month, `until-2026-09-08` everything from the start of the
 * programme to the end of that day. Undefined if the key names nothing, or nothing of this programme.
 */
export function periodOf(key: string, programme: Programme): Period | undefined {
  const until = UNTIL.exec(key)?.[1];
  if (until !== undefined) {
    if (dateOrUndefined(until) === undefined || until < programme.start) return undefined;
    return cumulativeUntil(until, programme);
  }
  if (!MONTH.test(key)) return undefined;
  const { from, to } = daysOfMonth(key);
  if (to < programme.start) return undefined;
  return { key, ...windowOf(from, to, programme), cumulative: false, ordinal: ordinalOf(key, programme) };
}

/** Everything from the start of the programme to the end of a day: its key is the key of the cumulative sheet of that day. */
export function cumulativeUntil(to: PlainDate, programme: Programme): Period {
  return { key: `${CUMULATIVE_KEY}${to}`, ...windowOf(programme.start, to, programme), cumulative: true };
}

/** The month before, as far as it belongs to the programme; a cumulative sheet follows nothing. */
export function previousPeriod(period: Period, programme: Programme): Period | undefined {
  return period.cumulative ? undefined : periodOf(addDays(period.from, -1).slice(0, 7), programme);
}

/** The months of the programme that were over at an instant, oldest first. */
export function monthsOver(at: Instant, programme: Programme): Period[] {
  const over: Period[] = [];
  for (let key = programme.start.slice(0, 7); ; key = nextMonth(key)) {
    const period = periodOf(key, programme);
    if (period === undefined || period.end > at) return over;
    over.push(period);
  }
}

/** The earliest instant a period may be frozen. */
export function freezeFrom(period: Period): Instant {
  return addSeconds(period.end, SETTLING_SECONDS);
}

/** Nothing owed within the period may be left unfired. `wakes` are the next wakes of all open issues. */
export function mayFreeze(period: Period, now: Instant, wakes: readonly Instant[]): boolean {
  return now >= freezeFrom(period) && wakes.every((wake) => wake >= period.end);
}

/** When a period's bulletin goes out: 08:30 on the first working day after it. */
export function sendAt(period: Period, calendar: Calendar): Instant {
  let date = localDate(period.end, calendar.zone);
  while (!isWorkingDay(date, calendar)) date = addDays(date, 1);
  return instantOf(dayNumber(date), SENDING_MINUTE, calendar.zone);
}

/**
 * The number of a bulletin as GB/T 9704-2012 writes document numbers: the full year in 〔〕, no 第, no padding.
 * Undefined for a cumulative sheet, which is an annex.
 */
export function bulletinNumber({ from, ordinal }: Period): string | undefined {
  return ordinal === undefined ? undefined : `〔${from.slice(0, 4)}〕${ordinal}号`;
}

function windowOf(from: PlainDate, to: PlainDate, { zone }: Programme) {
  return { from, to, start: startOfDay(from, zone), end: startOfDay(addDays(to, 1), zone) };
}

function daysOfMonth(key: string): { from: PlainDate; to: PlainDate } {
  return { from: `${key}-01`, to: addDays(`${nextMonth(key)}-01`, -1) };
}

function nextMonth(key: string): string {
  return addDays(`${key}-01`, 31).slice(0, 7);
}

function ordinalOf(key: string, { start }: Programme): number {
  const first = key.slice(0, 4) === start.slice(0, 4) ? Number(start.slice(5, 7)) : 1;
  return Number(key.slice(5)) - first + 1;
}

/** Refuses 2026-02-30, which `Date` would take for the second of March. */
function dateOrUndefined(date: string): PlainDate | undefined {
  const day = dayNumber(date);
  return Number.isNaN(day) || dateOf(day) !== date ? undefined : date;
}
