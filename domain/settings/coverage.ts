import type { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Instant, PlainDate, SeatKind } from "../../contract/vocabulary.ts";
import { holdersOf, seatFor } from "../seats.ts";
import { dayNumber } from "../time/day-number.ts";
import { localDate } from "../time/instants.ts";

/** Days before the end of coverage at which somebody has to be told, each once. */
export const COVERAGE_WARNINGS = [60, 30, 7] as const;

type Warning = (typeof COVERAGE_WARNINGS)[number];

/**
 * Who has to hear it, the later the more: who enters the notice, who publishes it as the second person, and who dispatches by it; a week
 * before the end also who watches that things are done. Leaders and units can change nothing about it: they see expected dates.
 */
const TOLD: Readonly<Record<Warning, readonly SeatKind[]>> = {
  60: ["admin", "officeHead", "office"],
  30: ["admin", "officeHead", "office"],
  7: ["admin", "officeHead", "office", "auditor"],
};

/** The persons of those seats, each once; a vacant seat falls back as it does for a duty, so that an empty office does not silence it. */
export function toldOfCoverage(warning: Warning, at: Instant, directory: Directory): string[] {
  const persons = TOLD[warning].flatMap((asked) => {
    const { seat } = seatFor(asked, () => undefined, "-", at, directory);
    return holdersOf(seat, at, directory).map(({ person }) => person);
  });
  return [...new Set(persons)];
}

export interface Coverage {
  readonly until: PlainDate;
  /** Days that are still covered after today; negative once the coverage has ended. */
  readonly daysLeft: number;
  /** The warning that applies by now: the last one whose day has come. */
  readonly warning?: Warning;
}

/** How long the holiday notices still last. Dates after them are provisional: the calendar of that year is not published. */
export function coverageAt(now: Instant, { coveredUntil, zone }: Calendar): Coverage {
  const daysLeft = dayNumber(coveredUntil) - dayNumber(localDate(now, zone));
  const warning = COVERAGE_WARNINGS.findLast((days) => daysLeft <= days);
  return { until: coveredUntil, daysLeft, ...(warning !== undefined && { warning }) };
}
