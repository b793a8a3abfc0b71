import type { Instant } from "../../contract/vocabulary.ts";

/** Half-open: from ≤ t < until; without `until` for ever. */
export interface Period {
  readonly from: Instant;
  readonly until?: Instant | undefined;
}

export function isRunning({ from, until }: Period, at: Instant): boolean {
  return from <= at && (until === undefined || at < until);
}

/** Running or still to come. */
export function isOpen({ until }: Period, at: Instant): boolean {
  return until === undefined || at < until;
}

/** What two periods have in common; undefined if nothing. */
export function overlap(a: Period, b: Period): Period | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until === undefined || (b.until !== undefined && b.until < a.until) ? b.until : a.until;
  if (until !== undefined && until <= from) return undefined;
  return { from, ...(until !== undefined && { until }) };
}

/** Every two of these whose periods overlap. */
export function overlaps<T extends Period>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other): [T, T][] => (overlap(one, other) ? [[one, other]] : [])),
  );
}
