import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Instant } from "../../contract/vocabulary.ts";
import { throttlePk, type Key } from "./keys.ts";
import type { Store } from "./store.ts";

/**
 * Wrong query codes allowed in a window from one address: for one receipt number (existing or not), and in all. Never for a receipt
 * number alone: whoever knows it could keep its holder out. Nobody guesses 65 bits from however many addresses.
 */
const WRONG = { receipt: 10, source: 60 } as const;
const WINDOW_SECONDS = 900;

export interface Attempt {
  readonly receipt: string;
  /** The caller's network address; stored only as a hash, and for half an hour. */
  readonly source: string;
  readonly at: Instant;
}

const Counter = z.object({ pk: z.string(), wrong: z.int() });

/** Too many wrong codes: nothing is compared any more until the window ends. Ask before comparing. */
export async function isThrottled(store: Store, attempt: Attempt): Promise<boolean> {
  const asked = counters(store, attempt);
  const items = await store.database.getAll(
    store.table,
    asked.map(({ key }) => key),
  );
  const found = items.map((item) => Counter.parse(item));
  return asked.some(({ key, most }) => (found.find(({ pk }) => pk === key.pk)?.wrong ?? 0) >= most);
}

/** Counts a wrong code, whether the receipt number exists or not. */
export async function countWrongCode(store: Store, attempt: Attempt): Promise<void> {
  const expiresAt = Math.floor(Date.parse(attempt.at) / 1000) + 2 * WINDOW_SECONDS;
  await Promise.all(
    counters(store, attempt).map(({ key }) =>
      store.database.update({
        TableName: store.table,
        Key: key,
        UpdateExpression: "ADD #wrong :one SET #expiresAt = :expiresAt",
        ExpressionAttributeNames: { "#wrong": "wrong", "#expiresAt": "expiresAt" },
        ExpressionAttributeValues: { ":one": 1, ":expiresAt": expiresAt },
      }),
    ),
  );
}

function counters(store: Store, { receipt, source, at }: Attempt): { key: Key; most: number }[] {
  const window = String(Math.floor(Date.parse(at) / 1000 / WINDOW_SECONDS));
  const hash = createHash("sha256").update(`${store.tenant}\n${window}\n${source}`).digest("hex").slice(0, 32);
  return [
    { key: { pk: throttlePk(store, `SOURCE#${hash}#${receipt}`), sk: window }, most: WRONG.receipt },
    { key: { pk: throttlePk(store, `SOURCE#${hash}`), sk: window }, most: WRONG.source },
  ];
}
