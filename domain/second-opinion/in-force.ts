import type { Instant } from "../../contract/vocabulary.ts";

/** A version of the calendar, and from when it was in force. */
export interface Approved {
  readonly version: string;
  readonly from: Instant;
}

/** Longer than any request lives: within it of a publication, one command may have known the new version and another not. */
const BOTH_MILLIS = 60_000;
/** The job that counts open issues anew runs every hour and may fail twice. */
const JOB_MILLIS = 3 * 3_600_000;

/** The version a command at this instant had to know, by the approved ones, oldest first; undefined if either of two may have been. */
export function knownAt(at: Instant, approved: readonly Approved[]): string | undefined {
  return only(at, BOTH_MILLIS, approved);
}

/** The version that everything open had to be counted by at this instant, even if nothing else happened to it. */
export function appliedAt(at: Instant, approved: readonly Approved[]): string | undefined {
  return only(at, JOB_MILLIS, approved);
}

/** The versions a command at this instant may have known. */
export function possibleAt(at: Instant, approved: readonly Approved[]): string[] {
  const since = new Date(Date.parse(at) - BOTH_MILLIS).toISOString();
  const began = approved.findLastIndex(({ from }) => from <= since);
  return approved.slice(Math.max(began, 0)).flatMap(({ version, from }) => (from <= at ? version : []));
}

/** The one version in force from so long before the instant up to it. */
function only(at: Instant, milliseconds: number, approved: readonly Approved[]): string | undefined {
  const since = new Date(Date.parse(at) - milliseconds).toISOString();
  const before = approved.findLast(({ from }) => from <= since);
  return before === approved.findLast(({ from }) => from <= at) ? before?.version : undefined;
}
