import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { Instant, PlainDate } from "../../contract/vocabulary.ts";
import { addressKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** Longer than any suppression; what nobody wrote to for so long is forgotten. */
const KEPT_SECONDS = 90 * 86_400;

/** What is known of an address that mails went to. Stored under a hash of it. */
export const KnownAddress = z.object({
  /** The mail server said that it does not exist: nothing is sent there until then. */
  dead: z.optional(z.strictObject({ until: Instant, why: z.string() })),
  /** Mails of one day, by what they were about. */
  sent: z.optional(z.strictObject({ day: PlainDate, mails: z.record(z.string(), z.int()) })),
});
export type KnownAddress = z.infer<typeof KnownAddress>;

export async function readAddress(store: Store, address: string): Promise<KnownAddress> {
  const item = await store.database.get({ TableName: store.table, Key: keyOf(store, address) });
  return KnownAddress.parse(item ?? {});
}

/** Changes what is known; a member that is undefined is forgotten. */
export async function noteAddress(
  store: Store,
  address: string,
  change: { readonly [K in keyof KnownAddress]?: KnownAddress[K] | undefined },
  at: Instant,
): Promise<void> {
  const names = Object.keys(change);
  const gone = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [name] : []));
  const set = names.filter((name) => !gone.includes(name)).map((name) => `, #${name} = :${name}`);
  const remove = gone.length === 0 ? "" : ` REMOVE ${gone.map((name) => `#${name}`).join(", ")}`;
  await store.database.update({
    TableName: store.table,
    Key: keyOf(store, address),
    UpdateExpression: `SET #expiresAt = :expiresAt${set.join("")}${remove}`,
    ExpressionAttributeNames: Object.fromEntries(["expiresAt", ...names].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(change).map(([name, value]) => [`:${name}`, value])),
      ":expiresAt": Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS,
    },
  });
}

function keyOf(store: Store, address: string) {
  const hash = createHash("sha256").update(`${store.tenant}\n${address.trim().toLowerCase()}`).digest("hex");
  return addressKey(store, hash.slice(0, 40));
}
