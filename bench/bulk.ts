import { callAws } from "../adapters/aws-call.ts";
import { type Database, DYNAMODB } from "../adapters/store/database.ts";
import { type Item, toItem } from "../adapters/store/wire.ts";
import { sealingStore, type SealingStore } from "../adapters/store/store.ts";
import { atOnce } from "../functions/runtime/at-once.ts";

/** Items a request may write (API reference, BatchWriteItem). */
const BATCH = 25;

/** A store whose transactions are kept in memory and written all at once: what is to be read by a bench is there in a moment. */
export function bulkStore(table: string, tenant: string, key: { keyId: string; key: string }) {
  const items = new Map<string, Item>();
  const nameOf = (given: object) => {
    const { pk, sk }: { pk?: string; sk?: string } = given;
    return `${pk} ${sk}`;
  };
  const none = (): never => {
    throw new Error("a bulk store reads single items and commits");
  };
  const database: Database = {
    get: async ({ Key }) => items.get(nameOf(Key)),
    getAll: async (_, keys) => keys.map((key) => items.get(nameOf(key))).filter((item) => item !== undefined),
    transactWrite: async (operations) => {
      for (const operation of operations) {
        if ("Put" in operation) items.set(nameOf(operation.Put.Item), { ...operation.Put.Item });
        if ("Delete" in operation) items.delete(nameOf(operation.Delete.Key));
        // What is updated, the waiting item and the counter, is not what a proof reads.
      }
    },
    put: none,
    update: none,
    query: none,
  };
  const store: SealingStore = sealingStore({ database, table, tenant }, async () => key);
  const write = async (): Promise<void> => {
    const puts = [...items.values()].map((item) => ({ PutRequest: { Item: toItem(item) } }));
    const batches = Array.from({ length: Math.ceil(puts.length / BATCH) }, (_, at) =>
      puts.slice(at * BATCH, (at + 1) * BATCH),
    );
    await atOnce(4, batches, (batch) => callAws(DYNAMODB, "BatchWriteItem", { RequestItems: { [table]: batch } }));
  };
  return { store, write };
}
