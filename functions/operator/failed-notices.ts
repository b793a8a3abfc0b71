import { now } from "../../adapters/clock.ts";
import { failedDeliveries, readDelivery } from "../../adapters/store/deliveries.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { atOnce } from "../runtime/at-once.ts";
import { addressNow, sendAgain } from "../runtime/send-again.ts";

/** What failed longer ago is no news to anybody; a single issue's can still be sent, by its id. */
const RECENT_SECONDS = 30 * 86_400;
/** In one call; the rest in the next. */
const MOST = 2000;
const AT_ONCE = 16;

export interface SentAgain {
  /** Notices that wait for a mail again, or would. */
  readonly again: number;
  /** Nobody knows an address for them: somebody has to be told another way. */
  readonly noAddress: number;
  /** There may be more than one call does. */
  readonly more: boolean;
}

/** The notices of the last month that failed wait again, for the address that the directory has now. */
export async function failedNoticesAgain(store: Store, dryRun: boolean): Promise<SentAgain> {
  const keys = [];
  for await (const key of failedDeliveries(store, addSeconds(now(), -RECENT_SECONDS))) {
    if (keys.push(key) === MOST) break;
  }
  const read = await atOnce(AT_ONCE, keys, (key) => readDelivery(store, key));
  return noticesAgain(
    store,
    read.flatMap((one) => one ?? []),
    dryRun,
  );
}

/** Those of these notices that failed. */
export async function noticesAgain(store: Store, all: readonly Delivery[], dryRun: boolean): Promise<SentAgain> {
  const { directory } = await loadSettings(store);
  const failed = all.filter(({ state }) => state === "failed");
  const done = await atOnce(AT_ONCE, failed, async (delivery): Promise<keyof SentAgain | undefined> => {
    const address = addressNow(delivery, directory);
    if (address === undefined) return "noAddress";
    return dryRun || (await sendAgain(store, delivery, address, now())) ? "again" : undefined;
  });
  const count = (how: keyof SentAgain): number => done.filter((one) => one === how).length;
  return { again: count("again"), noAddress: count("noAddress"), more: all.length === MOST };
}
