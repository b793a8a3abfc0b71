import type { Period } from "../../contract/bulletin-row.ts";
import { now } from "../../adapters/clock.ts";
import { freezeBulletin, listBulletins } from "../../adapters/store/bulletins.ts";
import { dueIssues } from "../../adapters/store/due.ts";
import { loadSettings, type Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { bulletinOf } from "../../domain/bulletin/bulletin.ts";
import { cumulativeUntil, freezeFrom, mayFreeze, monthsOver, sendAt } from "../../domain/period.ts";
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
 * bulletin made from it; then, in the same way, the cumulative sheet up to its last day. What is frozen stays; running again changes nothing. A month whose sums do not hold stops those after it.
 */
export const handler = recorded("freeze-bulletin", async (): Promise<Frozen> => {
  const store = stageStore();
  const settings = await loadSettings(store);
  const programme = programmeOf(settings);
  const known = new Set((await listBulletins(store)).map(({ period }) => period));
  const frozen: string[] = [];
  const waiting: string[] = [];
  const attempt = async (period: Period, follows = false): Promise<boolean> => {
    if (known.has(period.key)) return true;
    const obstacle = follows ? FOLLOWS : await freeze(store, period, settings);
    if (obstacle === undefined) {
      frozen.push(period.key);
      log("FROZEN", { period: period.key });
      return true;
    }
    const { why, broken } = obstacle;
    waiting.push(period.key);
    log("NOT_FROZEN", { period: period.key, why });
    if (broken || now() > addSeconds(freezeFrom(period), OVERDUE_SECONDS)) measure({ BulletinNotFrozen: 1 });
    return false;
  };
  let follows = false;
  for (const month of monthsOver(now(), programme)) {
    follows = !(await attempt(month, follows));
    // Each sheet is carried on from the one before, so that a run that ends early has done the first of them.
    if (!follows) await attempt(cumulativeUntil(month.to, programme));
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
  const sending = period.cumulative ? {} : { sendAt: sendAt(period, settings.calendar) };
  const head = { period: period.key, state: "frozen" as const, sha256: digestOf(dataSet), frozenAt: at, ...sending };
  await freezeBulletin(store, { head, bulletin, dataSet });
  return undefined;
}

async function wakesBefore(store: Store, { end }: Period): Promise<string[]> {
  const wakes: string[] = [];
  for await (const { wakeAt } of dueIssues(store, end)) wakes.push(wakeAt);
  return wakes;
}
