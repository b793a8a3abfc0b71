import * as z from "zod/mini";
import { Instant } from "../../contract/vocabulary.ts";
import { conditional } from "./conditional.ts";
import { failedKey, type Key, sendKey, shards } from "./keys.ts";
import { Delivery, deliveryKey, queueKeys } from "./notices.ts";
import { queried, type Range } from "./query.ts";
import type { Store } from "./store.ts";

const Position = z.object({ pk: z.string(), sk: z.string(), dueSort: Instant });

/** Keys of the deliveries that may go out at `until`: in each shard the longest waiting first, to the last page. */
export async function* waitingDeliveries(store: Store, until: Instant): AsyncGenerator<Key> {
  for (const shard of shards) yield* keysOf(store, { partition: sendKey(store, shard), to: until });
}

/** Keys of the deliveries that failed at `from` or later: in each shard the longest ago first. */
export async function* failedDeliveries(store: Store, from: Instant): AsyncGenerator<Key> {
  for (const shard of shards) yield* keysOf(store, { partition: failedKey(store, shard), from });
}

async function* keysOf(store: Store, range: Omit<Range, "index">): AsyncGenerator<Key> {
  for await (const item of queried(store, { index: "byDue", ...range })) {
    const { pk, sk } = Position.parse(item);
    yield { pk, sk };
  }
}

export async function readDelivery(store: Store, { pk, sk }: Key): Promise<Delivery | undefined> {
  const Key = { pk, sk };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && Delivery.parse(item["delivery"]);
}

/**
 * Writes an attempt down before it is made, with the mail it goes in: it comes back at `retryAt` if nobody says how it went.
 * Undefined = another run has taken it.
 */
export async function beginAttempt(
  store: Store,
  before: Delivery,
  at: Instant,
  retryAt: Instant,
  mail: string,
): Promise<Delivery | undefined> {
  const { since = before.notBefore, attempts } = before;
  const begun = { ...before, attempts: attempts + 1, attemptedAt: at, notBefore: retryAt, mail, since };
  return (await change(store, before, begun)) ? begun : undefined;
}

/** How the attempt went; `waiting` = it is tried again at `notBefore`. */
export function endAttempt(
  store: Store,
  begun: Delivery,
  outcome: { readonly state: Delivery["state"]; readonly why?: string; readonly notBefore?: Instant },
): Promise<boolean> {
  const { why: _, ...rest } = begun;
  return change(store, begun, { ...rest, ...outcome });
}

/** A failed delivery waits again, by hand, under the Message-ID it had: it may have arrived. False = it is not failed. */
export function sendAgain(store: Store, failed: Delivery, at: Instant): Promise<boolean> {
  const { since: _, ...rest } = failed;
  return change(store, failed, { ...rest, state: "waiting", notBefore: at });
}

/** Replaces a delivery that is still as it was read: same state, same number of attempts. */
async function change(store: Store, before: Delivery, after: Delivery): Promise<boolean> {
  const Key = deliveryKey(store, before);
  const { dueKey, dueSort } = queueKeys(store, Key, after);
  const index = dueKey ? ", #dueKey = :dueKey, #dueSort = :dueSort" : " REMOVE #dueKey, #dueSort";
  return conditional(
    store.database.update({
      TableName: store.table,
      Key,
      UpdateExpression: `SET #delivery = :after${index}`,
      ConditionExpression: "#delivery.#attempts = :attempts AND #delivery.#state = :state",
      ExpressionAttributeNames: {
        "#delivery": "delivery",
        "#attempts": "attempts",
        "#state": "state",
        "#dueKey": "dueKey",
        "#dueSort": "dueSort",
      },
      ExpressionAttributeValues: {
        ":after": after,
        ":attempts": before.attempts,
        ":state": before.state,
        ":dueKey": dueKey,
        ":dueSort": dueSort,
      },
    }),
  );
}
