import type { DataSet, Period } from "../../contract/bulletin-row.ts";
import { readBulletin } from "../../adapters/store/bulletins.ts";
import { allCommits } from "../../adapters/store/history.ts";
import { registerClosed, registerOpen } from "../../adapters/store/lists.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { dataSetOf } from "../../domain/bulletin/bulletin.ts";
import { previousPeriod, type Programme } from "../../domain/period.ts";
import { rowAt } from "../../domain/statistics/row.ts";
import { addDays, startOfDay } from "../../domain/time/instants.ts";

/** A promise is due at most this long before or after its issue was closed (commands.md §9). */
const LOOK_BACK_DAYS = 8 * 31;
const AT_ONCE = 12;

export function programmeOf({ programmeStart, calendar }: Settings): Programme {
  return { zone: calendar.zone, start: programmeStart };
}

/** What the figures of a period are counted from: its issues as they stood at its end, or now if it still runs, each from its own commits. */
export async function gatherDataSet(store: Store, period: Period, settings: Settings, now: Instant): Promise<DataSet> {
  const { programmeStart, calendar } = settings;
  const earliest = addDays(period.from, -LOOK_BACK_DAYS);
  const from = startOfDay(earliest < programmeStart ? programmeStart : earliest, calendar.zone);
  const [open, closed] = await Promise.all([registerOpen(store), registerClosed(store, from, now)]);
  const issues = [...open, ...closed].filter(({ submittedAt }) => submittedAt < period.end);
  const end = period.end < now ? period.end : now;
  const rows: NonNullable<ReturnType<typeof rowAt>>[] = [];
  for (let at = 0; at < issues.length; at += AT_ONCE) {
    const some = issues.slice(at, at + AT_ONCE).map(async ({ issue }) => rowAt(await allCommits(store, issue), end));
    rows.push(...(await Promise.all(some)).filter((row) => row !== undefined));
  }
  return dataSetOf(period, rows);
}

/** The month before, as it was frozen; counted anew only while it is not. */
export async function previousDataSet(
  store: Store,
  period: Period,
  settings: Settings,
  now: Instant,
): Promise<DataSet | undefined> {
  const before = previousPeriod(period, programmeOf(settings));
  if (before === undefined) return undefined;
  const frozen = await readBulletin(store, before.key);
  return frozen?.dataSet ?? gatherDataSet(store, before, settings, now);
}
