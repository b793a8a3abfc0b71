import type { DataSet } from "../../contract/bulletin-row.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { newestCumulative } from "../../adapters/store/bulletins.ts";
import { journal } from "../../adapters/store/lists.ts";
import type { Store } from "../../adapters/store/store.ts";
import { dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { carriedOn } from "../../domain/bulletin/carried-on.ts";
import { cumulativeUntil, type Programme } from "../../domain/period.ts";
import { addSeconds, localDate, startOfDay } from "../../domain/time/instants.ts";
import { issuesSince, rowsAt } from "./count-issues.ts";

/** Nothing is committed later than this after the instant it bears, nor comes into the index of the day's commits later (T3). */
const SETTLED_SECONDS = 300;

/** What was counted last, for as long as the process lives. */
const counted = new WeakMap<Store["database"], DataSet>();

/**
 * Everything from the start of the programme until now. Only the issues are counted that something was committed to since the newest set
 * that was frozen, or since the one that this process counted last; all of them only where there is neither.
 */
export async function standingNow(store: Store, programme: Programme, now: Instant): Promise<DataSet> {
  const day = localDate(now, programme.zone);
  const period = { ...cumulativeUntil(day, programme), end: now };
  const frozen = await newestCumulative(store, period.key);
  const base = newest([frozen, counted.get(store.database)], period.start, now);
  const dataSet = base
    ? await since(store, base, period)
    : dataSetOf(period, await all(store, startOfDay(programme.start, programme.zone), now));
  counted.set(store.database, dataSet);
  return dataSet;
}

/** The later of those that begin with the programme; the local clock may have been set back since one was counted. */
function newest(bases: readonly (DataSet | undefined)[], start: Instant, now: Instant): DataSet | undefined {
  return bases
    .filter((base) => base !== undefined)
    .filter(({ period }) => period.start === start && period.end <= now)
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0];
}

async function since(store: Store, base: DataSet, period: DataSet["period"]): Promise<DataSet> {
  const commits = await journal(store, addSeconds(base.period.end, -SETTLED_SECONDS), period.end);
  const touched = new Set(commits.map(({ issue }) => issue));
  const [rows = []] = await rowsAt(store, touched, [period.end]);
  return carriedOn(base, period, touched, rows);
}

async function all(store: Store, from: Instant, now: Instant): Promise<DataSet["rows"]> {
  const [rows = []] = await rowsAt(store, await issuesSince(store, from, now, now), [now]);
  return rows;
}
