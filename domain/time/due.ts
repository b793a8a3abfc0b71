import type { Calendar } from "../../contract/calendar.ts";
import type { Explanation, Limit } from "../../contract/limit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { calendarDays } from "./calendar-days.ts";
import { closeOfDay, localDay } from "./instants.ts";
import { reach } from "./reach.ts";
import { workingTimeAfter } from "./working-hours.ts";

const HOUR = 3_600_000;

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
 * When a limit that starts at an instant ends: at close of business of its last day, the day of the start not counted; or, for one in
 * working hours, when so much open time has passed.
 * With `rollToWorkingDay`, a limit in calendar days or months, and a date, that ends on a closed day ends on the next working day.
 * In time is whoever acts at or before `dueAt` (T2).
 */
export function dueInstant(from: Instant, limit: Limit, calendar: Calendar, options: DueOptions): Due {
  const { dueAt, day, days } = endOf(from, limit, calendar, options.rollToWorkingDay);
  const why: Explanation = { from, limit, days, calendarVersion: calendar.version, notice: calendar.notice };
  const { cap } = options;
  if (cap !== undefined && cap > from && cap < dueAt) {
    return { dueAt: cap, provisional: isProvisional(cap, calendar), why: { ...why, adjusted: "capped" } };
  }
  return { dueAt, provisional: day > calendarDays(calendar).lastCovered, why };
}

interface End {
  readonly dueAt: Instant;
  readonly day: number;
  readonly days: Explanation["days"];
}

function endOf(from: Instant, limit: Limit, calendar: Calendar, roll: boolean): End {
  switch (limit.unit) {
    case "workingHour":
      return workingTimeAfter(from, limit.amount * HOUR, calendar);
    case "sum":
      return limit.parts.reduce<End>(
        (before, part, index) => {
          // Only where the whole ends may it roll.
          const next = endOf(before.dueAt, part, calendar, roll && index === limit.parts.length - 1);
          return { ...next, days: [...before.days, ...next.days.slice(before.days.length > 0 ? 1 : 0)] };
        },
        { dueAt: from, day: localDay(from, calendar.zone), days: [] },
      );
    default: {
      const { day, days } = reach(localDay(from, calendar.zone), limit, calendar, roll);
      return { dueAt: closeOfDay(day, calendar), day, days };
    }
  }
}

export function isProvisional(dueAt: Instant, calendar: Calendar): boolean {
  return localDay(dueAt, calendar.zone) > calendarDays(calendar).lastCovered;
}
