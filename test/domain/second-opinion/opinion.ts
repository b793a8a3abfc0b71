import type { Calendar } from "../../../contract/calendar.ts";
import type { Event } from "../../../contract/commit.ts";
import { secondOpinion } from "../../../domain/second-opinion/second-opinion.ts";
import { calendar } from "../issue/county.ts";
import type { Kept, Life } from "../issue/history.ts";

export const EVER = { start: "2026-01-01T00:00:00.000Z", end: "2027-12-31T00:00:00.000Z" };
/** The calendar with days off that were not in the notice. */
export const free = (...dates: string[]): Calendar => ({
  ...calendar,
  version: "newer",
  holidays: [...calendar.holidays, ...dates.map((date) => ({ date, name: "试" }))],
});

/** What the second opinion has to say of a history. */
export function opinionOf(
  life: Life,
  commits: readonly Kept[] = life.commits,
  window = EVER,
  newer?: [Calendar, from: string],
) {
  const first = { version: calendar.version, from: "" };
  return secondOpinion(commits, window, {
    pack: life.world.pack,
    directory: life.world.directory,
    inForce: calendar.version,
    approved: newer ? [first, { version: newer[0].version, from: newer[1] }] : [first],
    calendar: (version) => [calendar, ...(newer ? [newer[0]] : [])].find((one) => one.version === version),
  });
}

/** The history with its events told otherwise. */
export function retold(life: Life, change: (event: Event) => Event): Kept[] {
  return life.commits.map((commit) => ({ ...commit, events: commit.events.map(change) }));
}
