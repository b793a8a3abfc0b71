import type { DirectoryFaultCode, Facts } from "../../contract/directory-faults.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { Lines } from "./lines.ts";
import { isOpen, isRunning, overlap, type Period } from "./period.ts";

/** Why an edit is not made. */
export interface Problem {
  readonly code: DirectoryFaultCode;
  readonly facts?: Facts;
  readonly field?: string;
}
export type Outcome = Problem | undefined;

interface Scene {
  readonly at: Instant;
  readonly commit: number;
}
type Line = Period & { readonly commit?: number | undefined };

/**
 * Gives a line a period. The one that runs keeps its beginning and may end earlier or later, but not in the past; one that was to come is
 * replaced by what is said now; otherwise it is new, and begins now or later.
 */
export function setPeriod<T extends Line>(
  lines: Lines<T>,
  same: readonly T[],
  wanted: { readonly from?: Instant | undefined; readonly until?: Instant | undefined },
  make: (period: Period & { commit: number }) => T,
  { at, commit }: Scene,
): Outcome {
  const { from, until } = wanted;
  const running = same.find((line) => isRunning(line, at));
  if (running && (from === undefined || from === running.from)) {
    if (until === running.until) return undefined;
    if (until !== undefined && until < at) return past(until, "until");
    lines.replace(running, make(periodOf(running.from, until, commit)));
    return undefined;
  }
  if (from !== undefined && from < at) return past(from, "from");
  const period = periodOf(from ?? at, until, commit);
  if (until !== undefined && until <= period.from) return { code: "period-order", field: "until" };
  if (running && overlap(running, period)) return { code: "holding-overlap", field: "from" };
  const planned = same.filter((line) => line.from > at && overlap(line, period));
  if (planned.some((line) => line.from === period.from && line.until === until)) return undefined;
  for (const line of planned) lines.replace(line);
  lines.add(make(period));
  return undefined;
}

/** Ends what runs and takes back what was to come. Undefined facts if there is nothing to end: false. */
export function endPeriods<T extends Line>(
  lines: Lines<T>,
  same: readonly T[],
  until: Instant,
  { at, commit }: Scene,
): { readonly ended: readonly T[] } | Problem {
  if (until < at) return past(until, "until");
  const open = same.filter((line) => isOpen(line, until));
  for (const line of open) lines.replace(line, line.from < until ? { ...line, until, commit } : undefined);
  return { ended: open };
}

function past(instant: Instant, field: string): Problem {
  return { code: "past", facts: { instant }, field };
}

function periodOf(from: Instant, until: Instant | undefined, commit: number) {
  return { from, ...(until !== undefined && { until }), commit };
}
