import type { DataSet, Period } from "../../contract/bulletin-row.ts";
import type { Commit } from "../../contract/commit.ts";
import type { ListRow } from "../../contract/list-row.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { readDataSet } from "../../adapters/store/bulletins.ts";
import { allCommits } from "../../adapters/store/history.ts";
import { registerClosed, registerOpen } from "../../adapters/store/lists.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { previousPeriod, type Programme } from "../../domain/period.ts";
import { rowAt } from "../../domain/statistics/row.ts";
import { addDays, addSeconds, startOfDay } from "../../domain/time/instants.ts";
import { atOnce } from "../runtime/at-once.ts";

/** A promise is due at most this long before or after its issue was closed (commands.md §9). */
const LOOK_BACK_DAYS = 8 * 31;
/** Longer than any function runs. */
const MEANWHILE_SECONDS = 3600;
const WIDTH = 8;

export function programmeOf({ programmeStart, calendar }: Settings): Programme {
  return { zone: calendar.zone, start: programmeStart };
}

/** What a bulletin is counted from; `previous` is undefined in the first month and for a cumulative sheet. */
export interface Gathered {
  readonly dataSet: DataSet;
  readonly previous: DataSet | undefined;
}

/**
 * The issues of a period as they stood at its end, each from its own commits; of a period that still runs, as they stand now. The
 * month before is taken as it was frozen, and counted from the same commits only while it is not.
 */
export async function gatherDataSet(store: Store, period: Period, settings: Settings, now: Instant): Promise<Gathered> {
  const counted: Period = period.end > now ? { ...period, end: now } : period;
  const before = previousPeriod(period, programmeOf(settings));
  const frozen = before && (await readDataSet(store, before.key));
  const earliest = before && !frozen ? before : counted;
  const histories = await historiesSince(store, addDays(earliest.from, -LOOK_BACK_DAYS), settings, now);
  const dataSet = dataSetAt(counted, histories);
  return { dataSet, previous: frozen ?? (before && dataSetAt(before, histories)) };
}

function dataSetAt(period: Period, histories: readonly Commit[][]): DataSet {
  const rows = histories.map((commits) => rowAt(commits, period.end)).filter((row) => row !== undefined);
  return dataSetOf(period, rows);
}

/** All commits of each issue that is open, or was closed since. */
async function historiesSince(
  store: Store,
  since: string,
  { programmeStart, calendar }: Settings,
  now: Instant,
): Promise<Commit[][]> {
  const from = startOfDay(since < programmeStart ? programmeStart : since, calendar.zone);
  const rows = await registerSince(store, from, now);
  return atOnce(WIDTH, [...rows.keys()], (issue) => allCommits(store, issue));
}

/** The rows of all issues that are open, or were closed or refused since; by issue. */
export async function registerSince(store: Store, from: Instant, now: Instant): Promise<Map<string, ListRow>> {
  // One after the other, the second up to later than now: an issue closed meanwhile is in both, never in neither.
  const open = await registerOpen(store);
  const closed = await registerClosed(store, from, addSeconds(now, MEANWHILE_SECONDS));
  return new Map([...open, ...closed].map((row) => [row.issue, row]));
}
