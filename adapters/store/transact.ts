import { setTimeout as pause } from "node:timers/promises";
import { TransactionCanceledException, TransactionInProgressException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Store } from "./store.ts";

type Operation = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

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
export async function transact(
  store: Store,
  writes: readonly Write[],
): Promise<{ write: Write; item?: Record<string, unknown> }[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      await store.client.send(new TransactWriteCommand({ TransactItems: writes.map(({ operation }) => operation) }));
      return [];
    } catch (error) {
      const failed = failures(error, writes);
      if (failed) return failed;
      if (attempt === TRIES || !passes(error)) throw error;
      await pause(Math.random() * 10 * 2 ** attempt);
    }
  }
}

function failures(error: unknown, writes: readonly Write[]) {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const failed = (error.CancellationReasons ?? []).flatMap(({ Code, Item }, at) => {
    const write = writes[at];
    return Code === "ConditionalCheckFailed" && write ? [{ write, ...(Item && { item: unmarshall(Item) }) }] : [];
  });
  return failed.length > 0 ? failed : undefined;
}

function passes(error: unknown): boolean {
  if (error instanceof TransactionInProgressException) return true;
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && PASSING.has(Code))
  );
}
