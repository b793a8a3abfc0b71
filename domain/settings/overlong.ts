import type { Calendar } from "../../contract/calendar.ts";
import type { Limit } from "../../contract/limit.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Instant, PlainDate } from "../../contract/vocabulary.ts";
import { dueInstant } from "../time/due.ts";
import { addSeconds, localDate } from "../time/instants.ts";

export const DAY_SECONDS = 86_400;
/** Every day of a year is tried: rules are looked at whole, not on the day they are written. */
export const YEAR_DAYS = 366;

/** The same time of day on so many days from `at` on. */
export function startsFrom(at: Instant, days: number): Instant[] {
  return Array.from({ length: days }, (_, day) => addSeconds(at, day * DAY_SECONDS));
}

/**
 * Finds the first day, of so many from `at` on, on which a limit that starts ends later than the longest limit of the pack; undefined if
 * there is none. Nobody may dispatch with such a limit.
 */
export function overlongIn(
  pack: Pack,
  calendar: Calendar,
  at: Instant,
  days = YEAR_DAYS,
): (limit: Limit) => PlainDate | undefined {
  const dueFrom = (from: Instant, limit: Limit) => dueInstant(from, limit, calendar, pack).dueAt;
  const starts = startsFrom(at, days).map((from) => ({ from, longest: dueFrom(from, pack.limitMax) }));
  return (limit) => {
    if (limit.unit === "date" || pack.limitMax.unit === "date") return undefined;
    const found = starts.find(({ from, longest }) => dueFrom(from, limit) > longest);
    return found && localDate(found.from, calendar.zone);
  };
}
