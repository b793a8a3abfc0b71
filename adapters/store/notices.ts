import * as z from "zod/mini";
import { Notice, Reminder } from "../../contract/notice.ts";
import { Instant } from "../../contract/vocabulary.ts";
import { conditional } from "./conditional.ts";
import type { Put } from "./database.ts";
import { bulletinPk, failedKey, inboxKey, issuePk, type Key, sendKey, settingsPk, shardOf } from "./keys.ts";
import type { Page, Paging } from "./lists.ts";
import { collected, queried } from "./query.ts";
import type { Store } from "./store.ts";
import { transact } from "./transact.ts";

/** A bulletin for one recipient. */
export const Letter = z.strictObject({
  period: z.string(),
  at: Instant,
  /** Id of a person, or the address of a subscriber. */
  recipient: z.string(),
  channel: z.enum(["mail", "inbox"]),
});
export type Letter = z.infer<typeof Letter>;

/** What is to be told, to whom, and how the telling went. Put once; a mail is sent at least once. */
export const Delivery = z.strictObject({
  what: z.union([Notice, Letter, Reminder]),
  /** Name of the recipient, as it was then. */
  name: z.string(),
  /** Of mails. Without one the delivery is stored as failed, so that it shows on the issue. */
  address: z.optional(z.string()),
  state: z.enum(["waiting", "sent", "failed"]),
  /** Not to be sent before: working hours, or the next attempt. */
  notBefore: Instant,
  attempts: z.int(),
  /** Of a mail that was attempted: since when it might have gone out. */
  since: z.optional(Instant),
  attemptedAt: z.optional(Instant),
  /** The mail it was first attempted with, alone or among others: tried again, it goes under the same Message-ID. */
  mail: z.optional(z.string()),
  why: z.optional(z.string()),
});
export type Delivery = z.infer<typeof Delivery>;

/** The claim of a delivery: commit × recipient × channel, or for a bulletin its period, for a reminder its end and warning. */
export function deliveryKey(store: Store, { what }: Pick<Delivery, "what">): Key {
  const { recipient, channel } = what;
  if ("reminder" in what)
    return {
      pk: settingsPk(store),
      sk: `NOTICE#${what.reminder}#${what.until}#${what.warning}#${recipient}#${channel}`,
    };
  return "issue" in what
    ? {
        pk: issuePk(store, what.issue),
        sk: `NOTICE#${String(what.version).padStart(8, "0")}#${recipient}#${channel}`,
      }
    : { pk: bulletinPk(store, what.period), sk: `NOTICE#${recipient}#${channel}` };
}

/** Puts it if absent; false = it was there already, from an earlier arrival of the same record. */
export async function putDelivery(store: Store, delivery: Delivery): Promise<boolean> {
  return conditional(store.database.put(putIfAbsent(store, delivery)));
}

/** DynamoDB's limit of a transaction. */
const AT_ONCE = 100;

/**
 * Puts those that are absent: first all of them in one call, which is all or none; if some are there already, from an earlier arrival of
 * the same record, each by itself.
 */
export async function putDeliveries(store: Store, deliveries: readonly Delivery[]): Promise<void> {
  for (let done = 0; done < deliveries.length; done += AT_ONCE) {
    const some = deliveries.slice(done, done + AT_ONCE);
    const writes = some.map((one) => ({ guards: "nothing" as const, operation: { Put: putIfAbsent(store, one) } }));
    const there = await transact(store, writes);
    if (there.length > 0) await Promise.all(some.map((one) => putDelivery(store, one)));
  }
}

function putIfAbsent(store: Store, delivery: Delivery): Put {
  const key = deliveryKey(store, delivery);
  return {
    TableName: store.table,
    Item: { ...key, delivery, ...queueKeys(store, key, delivery), ...inboxKeys(store, key, delivery) },
    ConditionExpression: "attribute_not_exists(#pk)",
    ExpressionAttributeNames: { "#pk": "pk" },
  };
}

/** Index keys of a mail that still has to go out, by when, and of one that did not arrive, by when it was tried; the inbox needs no sending. */
export function queueKeys(store: Store, key: Key, { state, notBefore, attemptedAt, what }: Delivery) {
  const shard = shardOf(key.pk + key.sk);
  if (state === "waiting") return { dueKey: sendKey(store, shard), dueSort: notBefore };
  return state === "failed" ? { dueKey: failedKey(store, shard), dueSort: attemptedAt ?? what.at } : {};
}

function inboxKeys(store: Store, { sk }: Key, { what }: Delivery) {
  if (what.channel !== "inbox") return {};
  const place = "issue" in what ? what.issue : "period" in what ? what.period : what.reminder;
  return { row: what, seatKey: inboxKey(store, what.recipient), seatSort: `${what.at}#${place}#${sk}` };
}

const Entry = z.object({ row: z.union([Notice, Letter, Reminder]), seatSort: z.string() });

/** A person's inbox, newest first. */
export async function inboxOf(
  store: Store,
  person: string,
  { after, limit = 50 }: Paging = {},
): Promise<Page<Delivery["what"]>> {
  const items = await collected(
    queried(store, {
      index: "bySeat",
      partition: inboxKey(store, person),
      ...(after !== undefined && { to: after }),
      newestFirst: true,
      limit: limit + 2,
    }),
  );
  const entries = items.map((item) => Entry.parse(item)).filter(({ seatSort }) => seatSort !== after);
  const shown = entries.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(({ row }) => row), ...(entries.length > limit && last && { next: last.seatSort }) };
}

/** To whom a bulletin goes and how that went. */
export async function bulletinDeliveries(store: Store, period: string): Promise<Delivery[]> {
  const items = await collected(queried(store, { partition: bulletinPk(store, period), begins: "NOTICE#" }));
  return items.map(({ delivery }) => Delivery.parse(delivery));
}
