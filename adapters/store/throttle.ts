import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Instant } from "../../contract/vocabulary.ts";
import { readMeta, type StoredIssue } from "./issues.ts";
import { metaKey, throttlePk, type Key } from "./keys.ts";
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

const Counter = z.object({ wrong: z.int() });

/**
 * The issue of a receipt number, with the counters in one read. `throttled`: after too many wrong codes nothing is compared any more
 * until the window ends.
 */
export async function loadUnlessThrottled(
  store: Store,
  attempt: Attempt,
): Promise<StoredIssue | "throttled" | undefined> {
  const asked = counters(store, attempt);
  const meta = metaKey(store, attempt.receipt);
  const items = await store.database.getAll(store.table, [meta, ...asked.map(({ key }) => key)]);
  const found = (pk: string) => items.find((item) => item["pk"] === pk);
  const wrong = ({ key }: { key: Key }) => Counter.parse(found(key.pk) ?? { wrong: 0 }).wrong;
  if (asked.some((counter) => wrong(counter) >= counter.most)) return "throttled";
  const issue = found(meta.pk);
  return issue && readMeta(issue);
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
