import type { Instant } from "../../contract/vocabulary.ts";
import { allCommits } from "../../adapters/store/history.ts";
import { registerClosed, registerOpen } from "../../adapters/store/lists.ts";
import type { Store } from "../../adapters/store/store.ts";
import { type Row, rowAt } from "../../domain/statistics/row.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { atOnce } from "../runtime/at-once.ts";

/** Longer than any function runs. */
const MEANWHILE_SECONDS = 3600;
const WIDTH = 8;

/** The rows of issues at each of these ends, counted from all their commits; the commits of no more than a few are in memory at once. */
export async function rowsAt(store: Store, issues: Iterable<string>, ends: readonly Instant[]): Promise<Row[][]> {
  const counted = await atOnce(WIDTH, [...issues], async (issue) => {
    const commits = await allCommits(store, issue);
    return ends.map((end) => rowAt(commits, end));
  });
  return ends.map((_, at) => counted.map((rows) => rows[at]).filter((row) => row !== undefined));
}

/** All issues there were by an end that are open now, or were closed or refused since an instant. */
export async function issuesSince(store: Store, from: Instant, end: Instant, now: Instant): Promise<Set<string>> {
  // One after the other, the second up to later than now: an issue closed meanwhile is in both, never in neither.
  const open = await registerOpen(store);
  const closed = await registerClosed(store, from, addSeconds(now, MEANWHILE_SECONDS));
  const there = [...open, ...closed].filter(({ submittedAt }) => submittedAt < end);
  return new Set(there.map(({ issue }) => issue));
}
