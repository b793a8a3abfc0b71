import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod/mini";
import { conditional } from "./conditional.ts";
import type { Key } from "./keys.ts";
import type { Store } from "./store.ts";

/** A large value as one attribute: gzipped JSON keeps a county of thousands of enterprises under an item's 400 KB. */
export function packed(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

function unpacked(body: unknown): unknown {
  return JSON.parse(gunzipSync(z.instanceof(Uint8Array).parse(body)).toString());
}

/**
 * A reader of documents that never change once written: each is read once per client and kept in memory.
 * Undefined if there is none.
 */
export function keptDocuments<T>(schema: z.ZodMiniType<T>) {
  const kept = new WeakMap<Store["database"], Map<string, T>>();
  return async (store: Store, key: Key): Promise<T | undefined> => {
    const mine = kept.get(store.database) ?? new Map<string, T>();
    kept.set(store.database, mine);
    const name = `${store.table} ${key.pk} ${key.sk}`;
    const found = mine.get(name) ?? (await readDocument(store, key, schema));
    if (found !== undefined) mine.set(name, found);
    return found;
  };
}

export async function readDocument<T>(store: Store, key: Key, schema: z.ZodMiniType<T>): Promise<T | undefined> {
  const item = await store.database.get({ TableName: store.table, Key: key });
  return item && schema.parse(unpacked(item["body"]));
}

/** Writes a version once. Throws if it is there with another content: a version is never edited. */
export async function writeDocument(store: Store, key: Key, value: unknown): Promise<void> {
  const isNew = await conditional(
    store.database.put({
      TableName: store.table,
      Item: { ...key, body: packed(value) },
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": "pk" },
    }),
  );
  if (isNew) return;
  const item = await store.database.get({ TableName: store.table, Key: key });
  if (JSON.stringify(unpacked(item?.["body"])) !== JSON.stringify(value)) {
    throw new Error(`${key.sk} is there with another content: give the change a version of its own`);
  }
}
