import type { Calendar } from "../../contract/calendar.ts";
import type { Explanation, Limit } from "../../contract/limit.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { dueInstant, isProvisional } from "./due.ts";
import type { Due } from "./due.ts";
import { closeOfDay, laterOf, localDay } from "./instants.ts";
import { daysBetween, unitOf } from "./measure.ts";
import { calendarDaysTo, workingDaysAfter } from "./reach.ts";
import { workingTimeAfter, workingTimeBetween } from "./working-hours.ts";

export interface Release {
  /** What was due when the hold began, and the limit it came from. */
  readonly dueAt: Instant;
  readonly limit: Limit;
  readonly heldAt: Instant;
  readonly releasedAt: Instant;
  readonly minRemaining: Limit;
  /** Nothing is given back for the hold: it was withdrawn, or returned by the holder's own side. */
  readonly plain: boolean;
  readonly rollToWorkingDay: boolean;
  readonly provisionalBefore?: boolean;
}

/**
 * The new due instant of a held duty (T5): later by the days the hold crossed, in the unit of the limit, and at least
 * `minRemaining` after the release. Nothing is given back if `plain`, or if the hold began when it was overdue already.
 * The explanation starts at the old due instant, or at the release if it was `minRemaining` that decided.
 */
export function releasedDue(input: Release, calendar: Calendar): Due {
  const { dueAt, heldAt, releasedAt } = input;
  const held = { heldFrom: heldAt, heldUntil: releasedAt };
  if (input.plain || heldAt > dueAt) {
    const later = laterOf(dueAt, releasedAt);
    return answer(
      later,
      later === dueAt && input.provisionalBefore === true,
      { ...explain(input, calendar, []), ...held },
      calendar,
    );
  }
  const least = dueInstant(releasedAt, input.minRemaining, calendar, input);
  const shifted = shift(input, calendar);
  if (least.dueAt > shifted.dueAt) return { ...least, why: { ...least.why, ...held, adjusted: "minRemaining" } };
  return answer(shifted.dueAt, input.provisionalBefore === true, { ...shifted.why, ...held }, calendar);
}

/** Moves the due instant by the days, or the open time, the hold crossed; none crossed, and it stays as it was to the millisecond. */
function shift(input: Release, calendar: Calendar): Pick<Due, "dueAt" | "why"> {
  const { dueAt, heldAt, releasedAt } = input;
  const unit = unitOf(input.limit);
  if (unit === "workingHour") return shiftHours(input, calendar);
  const amount = daysBetween(heldAt, releasedAt, unit, calendar);
  if (amount === 0) return { dueAt, why: explain(input, calendar, []) };
  const start = localDay(dueAt, calendar.zone);
  const { day, days } =
    unit === "workingDay"
      ? workingDaysAfter(start, amount, calendar)
      : calendarDaysTo(start, start + amount, calendar, input.rollToWorkingDay);
  return { dueAt: closeOfDay(day, calendar), why: explain(input, calendar, days) };
}

/** Open time that was not to be had is given back after the due instant, to the millisecond. */
function shiftHours(input: Release, calendar: Calendar): Pick<Due, "dueAt" | "why"> {
  const { dueAt, heldAt, releasedAt } = input;
  const missed = workingTimeBetween(heldAt, releasedAt, calendar);
  if (missed === 0) return { dueAt, why: explain(input, calendar, []) };
  const later = workingTimeAfter(dueAt, missed, calendar);
  return { dueAt: later.dueAt, why: explain(input, calendar, later.days) };
}

function explain(input: Release, calendar: Calendar, days: Explanation["days"]): Explanation {
  const { dueAt, limit } = input;
  return { from: dueAt, limit, days, calendarVersion: calendar.version, notice: calendar.notice, adjusted: "held" };
}

function answer(dueAt: Instant, provisionalBefore: boolean, why: Explanation, calendar: Calendar): Due {
  return { dueAt, provisional: provisionalBefore || isProvisional(dueAt, calendar), why };
}
