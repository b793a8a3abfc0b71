import type { Period } from "../../contract/bulletin-row.ts";
import { now } from "../../adapters/clock.ts";
import { freezeBulletin, listBulletins } from "../../adapters/store/bulletins.ts";
import { dueIssues } from "../../adapters/store/due.ts";
import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { bulletinOf } from "../../domain/bulletin/bulletin.ts";
import { freezeFrom, mayFreeze, monthsOver, sendAt } from "../../domain/period.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { digestOf } from "../runtime/digest.ts";
import { log } from "../runtime/log.ts";
import { measure } from "../runtime/metrics.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";
import { gatherDataSet, programmeOf } from "./gather-data-set.ts";

/** A bulletin that is not frozen by then is an alarm. */
const OVERDUE_SECONDS = 2 * 3600;

export interface Frozen {
  readonly frozen: readonly string[];
  readonly waiting: readonly string[];
}

/** Why a month is not frozen. What is broken does not mend itself, so nobody waits for it. */
interface Obstacle {
  readonly why: string;
  readonly broken: boolean;
}

/**
 * Freezes every month that is over, the oldest first, as soon as nothing owed in it is left unfired: its data set with the hash, and the
 * bulletin made from it. What is frozen stays; running again changes nothing. A month whose sums do not hold stops those after it.
 */
export const handler = recorded("freeze-bulletin", async (): Promise<Frozen> => {
  const store = stageStore();
  const settings = await loadSettings(store);
  const known = new Set((await listBulletins(store)).map(({ period }) => period));
  const frozen: string[] = [];
  const waiting: string[] = [];
  for (const period of monthsOver(now(), programmeOf(settings)).filter(({ key }) => !known.has(key))) {
    const obstacle = waiting.length > 0 ? FOLLOWS : await freeze(store, period, settings);
    if (obstacle === undefined) {
      frozen.push(period.key);
      log("FROZEN", { period: period.key });
      continue;
    }
    const { why, broken } = obstacle;
    waiting.push(period.key);
    log("NOT_FROZEN", { period: period.key, why });
    if (broken || now() > addSeconds(freezeFrom(period), OVERDUE_SECONDS)) measure({ BulletinNotFrozen: 1 });
  }
  return { frozen, waiting };
});
const FOLLOWS: Obstacle = { why: "the month before is not frozen", broken: false };

/** What keeps it from being frozen, or undefined once it is. */
async function freeze(store: Store, period: Period, settings: Settings): Promise<Obstacle | undefined> {
  const at = now();
  if (!mayFreeze(period, at, await wakesBefore(store, period))) {
    return { why: "something owed in it has not fired yet", broken: false };
  }
  const { dataSet, previous } = await gatherDataSet(store, period, settings, at);
  const bulletin = bulletinOf(dataSet, previous, settings.directory);
  if ("faults" in bulletin) return { why: bulletin.faults.join("; "), broken: true };
  const head = { period: period.key, state: "frozen" as const, sha256: digestOf(dataSet), frozenAt: at };
  await freezeBulletin(store, { head: { ...head, sendAt: sendAt(period, settings.calendar) }, bulletin, dataSet });
  return undefined;
}

async function wakesBefore(store: Store, { end }: Period): Promise<string[]> {
  const wakes: string[] = [];
  for await (const { wakeAt } of dueIssues(store, end)) wakes.push(wakeAt);
  return wakes;
}
