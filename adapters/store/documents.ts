import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { conditional } from "./conditional.ts";
import type { Key } from "./keys.ts";
import { packed, unpacked } from "./packed.ts";
import type { Store } from "./store.ts";

/** What is left of DynamoDB's 400 KB (409,600 bytes) for an item, beside its keys and names. */
const LARGEST_PIECE = 390_000;

const Piece = z.object({ body: z.instanceof(Uint8Array), rest: z.optional(z.array(z.string())) });

/**
 * A reader of documents that never change once written: each is read once per client and kept in memory, the last `most` of them.
 * Undefined if there is none.
 */
export function keptDocuments<T>(schema: z.ZodMiniType<T>, most = 64) {
  const kept = new WeakMap<Store["database"], Map<string, T>>();
  return async (store: Store, key: Key): Promise<T | undefined> => {
    const mine = kept.get(store.database) ?? new Map<string, T>();
    kept.set(store.database, mine);
    const name = `${store.table} ${key.pk} ${key.sk}`;
    const found = mine.get(name) ?? (await readDocument(store, key, schema));
    if (found !== undefined) {
      mine.delete(name);
      mine.set(name, found);
      for (const oldest of mine.keys()) if (mine.size > most) mine.delete(oldest);
    }
    return found;
  };
}

export async function readDocument<T>(store: Store, key: Key, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  const value = await readValue(store, key);
  return value === undefined ? undefined : schema.parse(value);
}

async function readValue(store: Store, key: Key): Promise<unknown> {
  const item = await store.database.get({ TableName: store.table, Key: key });
  if (!item) return undefined;
  const { body, rest = [] } = Piece.parse(item);
  const others = rest.map(async (sk) => {
    const other = await store.database.get({ TableName: store.table, Key: { pk: key.pk, sk } });
    return Piece.parse(other).body;
  });
  return unpacked(Buffer.concat([body, ...(await Promise.all(others))]));
}

/**
 * Puts a document unless there is one under its key; false = there was, and it stays. It is packed. Of a large one, the
 * pieces after the first lie beside it under the hash of the whole, and are written before it: what is read is always one writing.
 */
export async function keepDocument(store: Store, key: Key, value: unknown): Promise<boolean> {
  const whole = packed(value);
  const hash = createHash("sha256").update(whole).digest("hex");
  const rest = Array.from({ length: Math.ceil(whole.length / LARGEST_PIECE) - 1 }, (_, at) => ({
    sk: `${key.sk}#${hash}#${at + 1}`,
    body: whole.subarray((at + 1) * LARGEST_PIECE, (at + 2) * LARGEST_PIECE),
  }));
  for (const piece of rest) await store.database.put({ TableName: store.table, Item: { pk: key.pk, ...piece } });
  const body = whole.subarray(0, LARGEST_PIECE);
  return conditional(
    store.database.put({
      TableName: store.table,
      Item: { ...key, body, ...(rest.length > 0 && { rest: rest.map(({ sk }) => sk) }) },
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": "pk" },
    }),
  );
}

/** Writes a version once. Throws if it is there with another content: a version is never edited. */
export async function writeDocument(store: Store, key: Key, value: unknown): Promise<void> {
  if (await keepDocument(store, key, value)) return;
  if (JSON.stringify(await readValue(store, key)) !== JSON.stringify(value)) {
    throw new Error(`${key.sk} is there with another content: give the change a version of its own`);
  }
}
