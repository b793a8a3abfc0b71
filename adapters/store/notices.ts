import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import { Instant } from "../../contract/vocabulary.ts";
import { conditional } from "./conditional.ts";
import { bulletinPk, inboxKey, issuePk, sendKey, shardOf, shards, type Key } from "./keys.ts";
import { collected, queried } from "./query.ts";
import type { Store } from "./store.ts";

/** Words to one recipient by one channel: about a commit of an issue, or with a bulletin. Put once, sent at least once. */
export const Notice = z.strictObject({
  about: z.union([z.strictObject({ issue: z.string(), version: z.int() }), z.strictObject({ period: z.string() })]),
  /** Id of the person, or the address of a subscriber; `ent` for the enterprise. */
  recipient: z.string(),
  name: z.string(),
  channel: z.enum(["mail", "inbox"]),
  /** Absent = no address is known: stored as failed, so that it shows. */
  address: z.optional(z.string()),
  subject: z.string(),
  text: z.string(),
  at: Instant,
  /** Not to be sent before: working hours, or the next attempt. */
  notBefore: Instant,
  state: z.enum(["waiting", "sent", "failed"]),
  attempts: z.int(),
  attemptedAt: z.optional(Instant),
  why: z.optional(z.string()),
});
export type Notice = z.infer<typeof Notice>;

/** The claim of a notice: commit × recipient × channel. */
export function noticeKey(store: Store, { about, recipient, channel }: Omit<Notice, "state">): Key {
  return "issue" in about
    ? {
        pk: issuePk(store, about.issue),
        sk: `NOTICE#${String(about.version).padStart(8, "0")}#${recipient}#${channel}`,
      }
    : { pk: bulletinPk(store, about.period), sk: `NOTICE#${recipient}#${channel}` };
}

/** Puts it if absent; false = it was there already, from an earlier delivery of the same record. */
export async function putNotice(store: Store, notice: Notice): Promise<boolean> {
  const key = noticeKey(store, notice);
  return conditional(
    store.client.send(
      new PutCommand({
        TableName: store.table,
        Item: { ...key, notice, ...waitingKeys(store, key, notice), ...inboxKeys(store, key, notice) },
        ConditionExpression: "attribute_not_exists(#pk)",
        ExpressionAttributeNames: { "#pk": "pk" },
      }),
    ),
  );
}

export async function readNotice(store: Store, key: Key): Promise<Notice | undefined> {
  const { Item } = await store.client.send(new GetCommand({ TableName: store.table, Key: key, ConsistentRead: true }));
  return Item && Notice.parse(Item["notice"]);
}

const Position = z.object({ pk: z.string(), sk: z.string(), dueSort: Instant });

/** Keys of the notices that may go out at `until`, the longest waiting of each shard first, to the last page. */
export async function* waitingNotices(store: Store, until: Instant): AsyncGenerator<Key> {
  for (const shard of shards) {
    for await (const item of queried(store, { index: "byDue", partition: sendKey(store, shard), to: until })) {
      const { pk, sk } = Position.parse(item);
      yield { pk, sk };
    }
  }
}

/**
 * Writes the attempt down before it is made: from now on the notice counts as tried, and comes back at `retryAt` if nobody
 * says how it went. False = another delivery has it.
 */
export function beginAttempt(store: Store, notice: Notice, at: Instant, retryAt: Instant): Promise<boolean> {
  return change(store, notice, { ...notice, attempts: notice.attempts + 1, attemptedAt: at, notBefore: retryAt });
}

/** How the attempt that `beginAttempt` wrote down has gone. `waiting` = to be tried again at `notBefore`. */
export function endAttempt(
  store: Store,
  begun: Notice,
  outcome: { readonly state: Notice["state"]; readonly why?: string; readonly notBefore?: Instant },
): Promise<boolean> {
  const { why: _, ...rest } = begun;
  return change(store, begun, { ...rest, ...outcome });
}

/** A failed notice waits again, by hand. */
export function sendAgain(store: Store, notice: Notice, at: Instant): Promise<boolean> {
  return change(store, notice, { ...notice, state: "waiting", notBefore: at });
}

/** Replaces a notice that still is as it was read: same state, same number of attempts. */
async function change(store: Store, before: Notice, after: Notice): Promise<boolean> {
  const key = noticeKey(store, before);
  const waiting = waitingKeys(store, key, after);
  return conditional(
    store.client.send(
      new UpdateCommand({
        TableName: store.table,
        Key: key,
        UpdateExpression: `SET #notice = :after ${"dueKey" in waiting ? ", #dueKey = :dueKey, #dueSort = :dueSort" : "REMOVE #dueKey, #dueSort"}`,
        ConditionExpression: "#notice.#attempts = :attempts AND #notice.#state = :state",
        ExpressionAttributeNames: {
          "#notice": "notice",
          "#attempts": "attempts",
          "#state": "state",
          "#dueKey": "dueKey",
          "#dueSort": "dueSort",
        },
        ExpressionAttributeValues: {
          ":after": after,
          ":attempts": before.attempts,
          ":state": before.state,
          ...("dueKey" in waiting && { ":dueKey": waiting.dueKey, ":dueSort": waiting.dueSort }),
        },
      }),
    ),
  );
}

function waitingKeys(store: Store, key: Key, { state, notBefore }: Notice) {
  return state === "waiting" ? { dueKey: sendKey(store, shardOf(key.pk + key.sk)), dueSort: notBefore } : {};
}

/** What the inbox of a person shows, projected by the index of seats. */
export const InboxRow = z.strictObject({
  notice: z.string(),
  issue: z.optional(z.string()),
  at: Instant,
  subject: z.string(),
  text: z.string(),
});
export type InboxRow = z.infer<typeof InboxRow>;

function inboxKeys(store: Store, { sk }: Key, { channel, about, recipient, at, subject, text }: Notice) {
  if (channel !== "inbox") return {};
  const issue = "issue" in about ? about.issue : undefined;
  const place = issue ?? ("period" in about ? about.period : "");
  const row: InboxRow = { notice: `${place}/${sk}`, issue, at, subject, text };
  return { row, seatKey: inboxKey(store, recipient), seatSort: `${at}#${row.notice}` };
}

/** A person's inbox, newest first. `next` goes on below the last item. */
export async function readInbox(
  store: Store,
  person: string,
  { before, limit = 50 }: { readonly before?: string; readonly limit?: number } = {},
): Promise<{ items: InboxRow[]; next?: string }> {
  const found = await collected(
    queried(store, {
      index: "bySeat",
      partition: inboxKey(store, person),
      ...(before !== undefined && { to: before }),
      newestFirst: true,
      limit: limit + 2,
    }),
  );
  const entries = found.map((item) => InboxEntry.parse(item)).filter(({ seatSort }) => seatSort !== before);
  const items = entries.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(({ row }) => row), ...(entries.length > limit && last && { next: last.seatSort }) };
}
const InboxEntry = z.object({ row: InboxRow, seatSort: z.string() });

/** The deliveries of a bulletin. */
export async function bulletinNotices(store: Store, period: string): Promise<Notice[]> {
  const items = await collected(queried(store, { partition: bulletinPk(store, period), begins: "NOTICE#" }));
  return items.map(({ notice }) => Notice.parse(notice));
}
