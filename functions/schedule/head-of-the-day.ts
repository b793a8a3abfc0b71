import type { DayHead, Leaf } from "../../contract/day-head.ts";
import type { Difference } from "../../contract/views/proof.ts";
import type { PlainDate } from "../../contract/vocabulary.ts";
import { now } from "../../adapters/clock.ts";
import { dayObject, keyObject, publicHalf, rootOf, signDay } from "../../adapters/day-head.ts";
import { settings as environment } from "../../adapters/environment.ts";
import { putObject } from "../../adapters/object-store.ts";
import { headSecret } from "../../adapters/secrets.ts";
import { headBefore, keepHead, keepKey, readHead } from "../../adapters/store/heads.ts";
import type { Store } from "../../adapters/store/store.ts";
import type { Window } from "./prove-issue.ts";

/**
 * The signed head over all commits of a day: first into the bucket that nobody can delete from, then into the table, once. If the
 * day has a head already, the commits found now must be those it was made of.
 */
export async function headOfTheDay(
  store: Store,
  day: PlainDate,
  { start, end }: Window,
  leaves: readonly Leaf[],
): Promise<{ head: DayHead; differences: Difference[] }> {
  const kept = await readHead(store, day);
  if (kept) return { head: kept, differences: rootOf(leaves) === kept.root ? [] : [changed(kept, leaves)] };
  const { HEADS, HEAD_KEY } = environment("HEADS", "HEAD_KEY");
  const { tenant } = store;
  const secret = await headSecret(HEAD_KEY);
  const signedAt = now();
  const key = publicHalf(secret, signedAt);
  const type = "application/json";
  if (await keepKey(store, key)) await putObject(HEADS, keyObject(tenant, key.keyId), bytes(key), { type });
  const before = await headBefore(store, day);
  const signed = signDay({ tenant, day, from: start, until: end, leaves, before, signedAt }, secret);
  await putObject(HEADS, dayObject(tenant, day), bytes(signed), { type });
  await keepHead(store, signed.head);
  return { head: signed.head, differences: [] };
}

function changed({ day, commits }: DayHead, leaves: readonly Leaf[]): Difference {
  return { issue: "", rung: `${day}: ${leaves.length} commits, ${commits} were signed`, what: "day-head" };
}

function bytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}
