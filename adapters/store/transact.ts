import * as z from "zod/mini";
import { AwsError } from "../aws-call.ts";
import { backoff } from "../backoff.ts";
import { NeighbourDown } from "../neighbour-down.ts";
import type { Operation } from "./database.ts";
import type { Store } from "./store.ts";
import { fromItem, type Item } from "./wire.ts";

/** One item of a transaction and what its condition protects. */
export interface Write {
  readonly guards: "version" | "submission" | "number" | "nothing";
  readonly operation: Operation;
}

const TRIES = 6;
/** Reasons that say nothing about our conditions: the same transaction may pass a moment later. */
const PASSING = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/**
 * Carries out all writes or none. Answers the writes whose conditions failed, with the item that was in the way.
 * A conflict with another transaction is tried again up to six times, under a second in all.
 */
export async function transact(store: Store, writes: readonly Write[]): Promise<{ write: Write; item?: Item }[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      await store.database.transactWrite(writes.map(({ operation }) => operation));
      return [];
    } catch (error) {
      const reasons = reasonsOf(error);
      const failed = reasons.flatMap(({ Code, Item }, at) => {
        const write = writes[at];
        return Code === "ConditionalCheckFailed" && write ? [{ write, ...(Item && { item: fromItem(Item) }) }] : [];
      });
      if (failed.length > 0) return failed;
      if (!reasons.some(({ Code }) => PASSING.has(Code ?? ""))) throw error;
      if (attempt === TRIES) throw new NeighbourDown("dynamodb", error);
      await backoff(attempt, 10);
    }
  }
}

const Canceled = z.object({
  CancellationReasons: z.array(
    z.object({ Code: z.optional(z.string()), Item: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});

/** Why a transaction was cancelled, write by write; nothing if it failed for another cause. */
function reasonsOf(error: unknown) {
  if (!(error instanceof AwsError) || error.code !== "TransactionCanceledException") return [];
  return Canceled.parse(error.answer).CancellationReasons;
}
