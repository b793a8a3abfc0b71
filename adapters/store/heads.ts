import { DayHead, HeadKey } from "../../contract/day-head.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { conditional } from "./conditional.ts";
import { proofPk } from "./keys.ts";
import { collected, queried } from "./query.ts";
import type { Store } from "./store.ts";

/** Signed heads of days and the public keys they were signed with, beside the proofs. */
const headSk = (day: PlainDate) => `HEAD#${day}`;
const KEYS = "KEY#";

/** Writes the head of a day, once and for all; false = there is one already. */
export function keepHead(store: Store, head: DayHead): Promise<boolean> {
  return putOnce(store, { sk: headSk(head.day), head });
}

export async function readHead(store: Store, day: PlainDate): Promise<DayHead | undefined> {
  const Key = { pk: proofPk(store), sk: headSk(day) };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && DayHead.parse(item["head"]);
}

/** The last head before a day: what the day's own links to. */
export async function headBefore(store: Store, day: PlainDate): Promise<DayHead | undefined> {
  const partition = proofPk(store);
  const range = { partition, from: headSk(""), to: headSk(day), newestFirst: true, limit: 2 };
  const heads = (await collected(queried(store, { ...range }))).map(({ head }) => DayHead.parse(head));
  return heads.find((head) => head.day < day);
}

export function keepKey(store: Store, key: HeadKey): Promise<boolean> {
  return putOnce(store, { sk: KEYS + key.keyId, key });
}

export async function headKeys(store: Store): Promise<HeadKey[]> {
  const items = await collected(queried(store, { partition: proofPk(store), begins: KEYS }));
  return items.map(({ key }) => HeadKey.parse(key));
}

function putOnce(store: Store, attributes: { readonly sk: string } & Record<string, unknown>): Promise<boolean> {
  return conditional(
    store.database.put({
      TableName: store.table,
      Item: { pk: proofPk(store), ...attributes },
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": "pk" },
    }),
  );
}
