import type { DataSet, Period } from "../../contract/bulletin-row.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { newestCumulative, readDataSet } from "../../adapters/store/bulletins.ts";
import { journal } from "../../adapters/store/lists.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { carriedOn } from "../../domain/bulletin/carried-on.ts";
import { previousPeriod, type Programme } from "../../domain/period.ts";
import { addDays, startOfDay } from "../../domain/time/instants.ts";
import { issuesSince, rowsAt } from "./count-issues.ts";
import { standingNow } from "./rows-now.ts";

/** A promise is due at most this long before or after its issue was closed (commands.md §9). */
const LOOK_BACK_DAYS = 8 * 31;

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
  const programme = programmeOf(settings);
  const before = previousPeriod(period, programme);
  const frozen = before && (await readDataSet(store, before.key));
  if (period.end > now) {
    const { rows } = await standingNow(store, programme, now);
    const [previous] = before && !frozen ? await countedAt(store, [before], settings, now) : [frozen];
    return { dataSet: dataSetOf({ ...period, end: now }, rows), previous };
  }
  if (period.cumulative) return { dataSet: await cumulative(store, period, settings, now), previous: undefined };
  if (before === undefined || frozen !== undefined) {
    const [dataSet] = await countedAt(store, [period], settings, now);
    return { dataSet, previous: frozen };
  }
  const [previous, dataSet = previous] = await countedAt(store, [before, period], settings, now);
  return { dataSet, previous };
}

/**
 * Everything up to a day, carried on from the newest set that was frozen before it: only the issues that something was committed to since
 * are counted again. Without such a set, or for a programme that now begins on another day, everything is.
 */
async function cumulative(store: Store, period: Period, settings: Settings, now: Instant): Promise<DataSet> {
  const base = await newestCumulative(store, period.key);
  if (base?.period.start !== period.start) {
    const [dataSet] = await countedAt(store, [period], settings, now);
    return dataSet;
  }
  const touched = new Set((await journal(store, base.period.end, period.end)).map(({ issue }) => issue));
  const [rows = []] = await rowsAt(store, touched, [period.end]);
  return carriedOn(base, period, touched, rows);
}

type Periods = readonly [Period, ...Period[]];

/** Periods in the order they follow each other, from the commits of each issue that is open, or was closed since. */
async function countedAt(
  store: Store,
  periods: Periods,
  { programmeStart, calendar }: Settings,
  now: Instant,
): Promise<[DataSet, ...DataSet[]]> {
  const [first, ...others] = periods;
  const { end } = others.at(-1) ?? first;
  const since = addDays(first.from, -LOOK_BACK_DAYS);
  const from = startOfDay(since < programmeStart ? programmeStart : since, calendar.zone);
  const issues = await issuesSince(store, from, end, now);
  const [rows = [], ...rest] = await rowsAt(
    store,
    issues,
    periods.map((period) => period.end),
  );
  return [dataSetOf(first, rows), ...others.map((period, at) => dataSetOf(period, rest[at] ?? []))];
}
