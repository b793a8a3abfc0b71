import { allCommits } from "../adapters/store/history.ts";
import { registerOpen } from "../adapters/store/lists.ts";
import { type DataFolder } from "../test/stories/running-system.ts";
import { readTruth } from "../test/stories/truth.ts";

export interface Rung {
  readonly issue: string;
  readonly owedAt: string;
  /** Milliseconds from the instant it was to fire at. */
  readonly lag: number;
  /** Fired before the instant it was owed. */
  readonly early: boolean;
}

/** Every rung that fired, read from the commits of a stopped system. */
export async function firedRungs(data: DataFolder): Promise<Rung[]> {
  await using truth = await readTruth(data, "410421");
  const rows = await registerOpen(truth.store);
  const histories = await Promise.all(rows.map(({ issue }) => allCommits(truth.store, issue)));
  return histories
    .flat()
    .flatMap(({ issue, events }) => events.map((event) => ({ issue, event })))
    .flatMap(({ issue, event }) =>
      event.type === "rungFired"
        ? [event.data].map(({ owedAt, fireAt, firedAt }) => ({
            issue,
            owedAt,
            lag: Math.max(0, Date.parse(firedAt) - Date.parse(fireAt)),
            early: firedAt < owedAt,
          }))
        : [],
    );
}
