import * as z from "zod/mini";
import { DataSet } from "../../contract/bulletin-row.ts";
import { Bulletin } from "../../contract/bulletin.ts";
import { Instant } from "../../contract/vocabulary.ts";
import { CUMULATIVE_KEY } from "../../domain/period.ts";
import { conditional } from "./conditional.ts";
import { keepDocument, keptDocuments } from "./documents.ts";
import { bulletinPk, bulletinsKey } from "./keys.ts";
import { collected, queried } from "./query.ts";
import type { Store } from "./store.ts";

/** A frozen bulletin: what it says is fixed with its hash, only its sending goes on. */
export const BulletinHead = z.strictObject({
  period: z.string(),
  state: z.enum(["frozen", "held", "sent"]),
  /** SHA-256 of the data set's canonical JSON, hex. */
  sha256: z.string(),
  frozenAt: Instant,
  /** When it goes out unless the office holds it; absent for a cumulative sheet. */
  sendAt: z.optional(Instant),
});
export type BulletinHead = z.infer<typeof BulletinHead>;

export interface Sheet {
  readonly head: BulletinHead;
  readonly bulletin: Bulletin;
}
export interface Frozen extends Sheet {
  readonly dataSet: DataSet;
}

/**
 * Freezes a period once: the documents first, under the hash of the data set, then the head that makes them the bulletin. False =
 * it is frozen already, and what was frozen stays. A run that died in between left its sheet; the same data set keeps it.
 */
export async function freezeBulletin(store: Store, { head, bulletin, dataSet }: Frozen): Promise<boolean> {
  const pk = bulletinPk(store, head.period);
  await keepDocument(store, { pk, sk: `DATA#${head.sha256}` }, dataSet);
  await keepDocument(store, { pk, sk: `SHEET#${head.sha256}` }, bulletin);
  return conditional(
    store.database.put({
      TableName: store.table,
      Item: { pk, sk: "HEAD", row: head, registerKey: bulletinsKey(store), registerSort: head.period },
      ConditionExpression: "attribute_not_exists(#pk)",
      ExpressionAttributeNames: { "#pk": "pk" },
    }),
  );
}

export async function readBulletinHead(store: Store, period: string): Promise<BulletinHead | undefined> {
  const Key = { pk: bulletinPk(store, period), sk: "HEAD" };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && BulletinHead.parse(item["row"]);
}

const sheets = keptDocuments(Bulletin);

/** What was frozen, without what it was counted from. */
export async function readBulletin(store: Store, period: string): Promise<Sheet | undefined> {
  const head = await readBulletinHead(store, period);
  if (!head) return undefined;
  const bulletin = await sheets(store, { pk: bulletinPk(store, period), sk: `SHEET#${head.sha256}` });
  if (!bulletin) throw new Error(`the sheet of the bulletin ${period} is gone`);
  return { head, bulletin };
}

const dataSets = keptDocuments(DataSet, 4);

/** What a frozen bulletin was counted from: the hash of its head covers this. */
export async function readDataSet(store: Store, period: string): Promise<DataSet | undefined> {
  const head = await readBulletinHead(store, period);
  if (!head) return undefined;
  const dataSet = await dataSets(store, { pk: bulletinPk(store, period), sk: `DATA#${head.sha256}` });
  if (!dataSet) throw new Error(`the data set of the bulletin ${period} is gone`);
  return dataSet;
}

/** Of the cumulative sheets frozen up to this key, what the newest was counted from. */
export async function newestCumulative(store: Store, key: string): Promise<DataSet | undefined> {
  const range = { index: "byRegister", partition: bulletinsKey(store), from: CUMULATIVE_KEY, to: key } as const;
  const [newest] = await collected(queried(store, { ...range, newestFirst: true, limit: 1 }));
  return newest && readDataSet(store, BulletinHead.parse(newest["row"]).period);
}

/** Every frozen period, by its key. */
export async function listBulletins(store: Store): Promise<BulletinHead[]> {
  const items = await collected(queried(store, { index: "byRegister", partition: bulletinsKey(store) }));
  return items.map(({ row }) => BulletinHead.parse(row));
}

/** From one state to another, once: false = it was no longer in that state. */
export function changeBulletin(
  store: Store,
  period: string,
  from: BulletinHead["state"],
  to: BulletinHead["state"],
): Promise<boolean> {
  return conditional(
    store.database.update({
      TableName: store.table,
      Key: { pk: bulletinPk(store, period), sk: "HEAD" },
      UpdateExpression: "SET #row.#state = :to",
      ConditionExpression: "#row.#state = :from",
      ExpressionAttributeNames: { "#row": "row", "#state": "state" },
      ExpressionAttributeValues: { ":from": from, ":to": to },
    }),
  );
}
