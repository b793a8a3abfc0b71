import * as z from "zod/mini";
import { Instant } from "../../contract/vocabulary.ts";
import { epochItem, put } from "./commit-writes.ts";
import { conditional } from "./conditional.ts";
import { shardOf, waitKey, wakeKey } from "./keys.ts";
import type { Store } from "./store.ts";
import { transact } from "./transact.ts";
import { WAIT_EXPRESSIONS, waitNames } from "./wait-expressions.ts";

/** The waiting item: when to look again, which machine may park, and the token it has left here. */
export const Wait = z.object({
  wakeAt: z.union([Instant, z.literal("settled")]),
  epoch: z.string(),
  token: z.optional(z.string()),
  parkedFor: z.optional(z.string()),
});
export type Wait = z.infer<typeof Wait>;

export async function readWait(store: Store, issue: string): Promise<Wait | undefined> {
  const Key = waitKey(store, issue);
  const item = await store.database.get({ TableName: store.table, Key });
  return item && Wait.parse(item);
}

/** Takes the token away if it still is the one that was sent. */
export function removeToken(store: Store, issue: string, token: string): Promise<boolean> {
  const { update, condition } = WAIT_EXPRESSIONS.removeToken;
  return conditional(store.database.update({ ...expression(store, issue, update, condition), ...values({ token }) }));
}

/**
 * The next machine of an issue: EPOCH#n is put and WAIT handed over, only if the epoch before it is the present one.
 * "superseded" = another start was first.
 */
export async function insertEpoch(store: Store, issue: string, epoch: number): Promise<"inserted" | "superseded"> {
  const wait = await readWait(store, issue);
  if (!wait) throw new Error(`issue ${issue} has no waiting item`);
  const { update, condition } = WAIT_EXPRESSIONS.epoch;
  const handOver = {
    ...expression(store, issue, update, condition),
    ...values({ epoch: String(epoch), before: String(epoch - 1) }),
  };
  const failed = await transact(store, [
    put(store, "version", epochItem(store, issue, epoch, wait.wakeAt)),
    { guards: "version", operation: { Update: handOver } },
  ]);
  return failed.length === 0 ? "inserted" : "superseded";
}

/** After a decision without progress: look again at `wakeAt`, unless a command has set another time meanwhile. */
export function postponeWake(store: Store, issue: string, before: Instant, wakeAt: Instant): Promise<boolean> {
  const { update, condition } = WAIT_EXPRESSIONS.postpone;
  const dueKey = wakeKey(store, shardOf(issue));
  return conditional(
    store.database.update({
      ...expression(store, issue, update, condition),
      ...values({ before, wakeAt, dueKey }),
    }),
  );
}

function expression(store: Store, issue: string, update: string, condition: string) {
  return {
    TableName: store.table,
    Key: waitKey(store, issue),
    UpdateExpression: update,
    ConditionExpression: condition,
    ExpressionAttributeNames: waitNames(update, condition),
  };
}

function values(given: Readonly<Record<string, string>>) {
  return {
    ExpressionAttributeValues: Object.fromEntries(Object.entries(given).map(([name, value]) => [`:${name}`, value])),
  };
}
