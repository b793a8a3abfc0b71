import type { Calendar } from "../../contract/calendar.ts";
import type { Explanation } from "../../contract/limit.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { closeOf, daysCrossed, daysLater, endOf, isOpen } from "./day-by-day.ts";
import type { KnownDuty } from "./duty-book.ts";
import { openMinutesLater, openTimeBetween } from "./minute-by-minute.ts";
import { wallOf } from "./wall.ts";

export interface Scene {
  readonly at: Instant;
  readonly calendar: Calendar;
  readonly pack: Pick<Pack, "minRemaining" | "rollToWorkingDay">;
}

/** Where a decision moves a duty (T6): to the end of the limit the decision gives, counted from the decision. */
export function movedTo({ limit }: Explanation, { at, calendar, pack }: Scene): Instant {
  return endOf(at, limit, calendar, pack.rollToWorkingDay);
}

/** Where a newer calendar puts a duty (T8): never below the least time that is left to everybody, unless it stays where it was. */
export function recountedTo(duty: KnownDuty, cap: Instant | undefined, { at, calendar, pack }: Scene): Instant {
  const { dueAt, limit, openedAt, isDate } = duty;
  const { date } = wallOf(dueAt, calendar.zone);
  const stays = !pack.rollToWorkingDay || isOpen(date, calendar);
  const rolled = stays ? dueAt : endOf(dueAt, { unit: "date", date }, calendar, true);
  const counted = isDate ? rolled : endOf(openedAt, limit, calendar, pack.rollToWorkingDay);
  const due = cap !== undefined && cap < counted ? cap : counted;
  if (due === dueAt) return due;
  const least = endOf(at, pack.minRemaining, calendar, pack.rollToWorkingDay);
  return least > due ? least : due;
}

/**
 * When a duty that was held is due (T5): as many days later as the hold crossed, counted as its limit counts, and not before the
 * least time that is left to everybody. Nothing is given back to whom nothing is owed, or if it was overdue when the hold began.
 */
export function releasedTo(duty: KnownDuty, nothingBack: boolean, { at, calendar, pack }: Scene): Instant {
  const { dueAt, heldAt, limit } = duty;
  if (heldAt === undefined || nothingBack || heldAt > dueAt) return dueAt > at ? dueAt : at;
  const least = endOf(at, pack.minRemaining, calendar, pack.rollToWorkingDay);
  if (limit.unit === "workingHour") {
    const missed = openTimeBetween(heldAt, at, calendar);
    const late = missed === 0 ? dueAt : openMinutesLater(dueAt, Math.floor(missed / 60_000), calendar, missed % 60_000);
    return least > late ? least : late;
  }
  const ofWork = limit.unit === "sum" && limit.parts.every(({ unit }) => unit.startsWith("working"));
  const unit = limit.unit === "workingDay" || ofWork ? "workingDay" : "calendarDay";
  const crossed = daysCrossed(heldAt, at, unit, calendar);
  const end = daysLater(wallOf(dueAt, calendar.zone).date, crossed, unit, calendar, pack.rollToWorkingDay);
  const shifted = crossed === 0 ? dueAt : closeOf(end, calendar);
  return least > shifted ? least : shifted;
}
