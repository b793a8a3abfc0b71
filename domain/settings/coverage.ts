import type { Calendar } from "../../contract/calendar.ts";
import type { Instant, PlainDate } from "../../contract/vocabulary.ts";
import { dayNumber } from "../time/day-number.ts";
import { localDate } from "../time/instants.ts";

/** Days before the end of coverage at which somebody has to be told, each once. */
export const COVERAGE_WARNINGS = [60, 30, 7] as const;

export interface Coverage {
  readonly until: PlainDate;
  /** Days that are still covered after today; negative once the coverage has ended. */
  readonly daysLeft: number;
  /** The warning that applies by now: the last one whose day has come. */
  readonly warning?: (typeof COVERAGE_WARNINGS)[number];
}

/** How long the holiday notices still last. Dates after them are provisional: the calendar of that year is not published. */
export function coverageAt(now: Instant, { coveredUntil, zone }: Calendar): Coverage {
  const daysLeft = dayNumber(coveredUntil) - dayNumber(localDate(now, zone));
  const warning = COVERAGE_WARNINGS.findLast((days) => daysLeft <= days);
  return { until: coveredUntil, daysLeft, ...(warning !== undefined && { warning }) };
}
