import type { Instant, Seat } from "../../contract/vocabulary.ts";
import type { Store } from "./store.ts";

/** Every key of the table is spelled here (architecture.md §7). */
type Tenant = Pick<Store, "tenant">;
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

const of = ({ tenant }: Tenant, ...parts: readonly string[]): string => ["T", tenant, ...parts].join("#");

export const issuePk = (store: Tenant, issue: string): string => of(store, "ISSUE", issue);
export const settingsPk = (store: Tenant): string => of(store, "SETTINGS");
export const directoryPk = (store: Tenant): string => of(store, "DIRECTORY");
export const bulletinPk = (store: Tenant, period: string): string => of(store, "BULLETIN", period);
export const proofPk = (store: Tenant): string => of(store, "PROOF");
export const throttlePk = (store: Tenant, what: string): string => of(store, "THROTTLE", what);
export const addressKey = (store: Tenant, hash: string): Key => ({ pk: of(store, "ADDRESS", hash), sk: "ADDRESS" });
export const submissionKey = (store: Tenant, key: string): Key => ({ pk: of(store, "KEY", key), sk: "KEY" });
export const numberKey = (store: Tenant, year: string): Key => ({ pk: of(store, "COUNTER", year), sk: "NUMBER" });
export const metaKey = (store: Tenant, issue: string): Key => ({ pk: issuePk(store, issue), sk: "META" });
export const waitKey = (store: Tenant, issue: string): Key => ({ pk: issuePk(store, issue), sk: "WAIT" });

export const commitSk = (version: number): string => `COMMIT#${String(version).padStart(8, "0")}`;
export const epochSk = (epoch: number): string => `EPOCH#${String(epoch).padStart(4, "0")}`;
export const dutySk = ({ duty, seat, list }: { duty: string; seat: string; list: string }): string =>
  list === seat ? `DUTY#${duty}` : `DUTY#${duty}@${list}`;
export const textSk = (text: string): string => `TEXT#${text}`;
export const fileSk = (file: string): string => `FILE#${file}`;

/** The issue of a partition key; undefined for a partition of another kind. */
export function issueOf(store: Tenant, pk: string): string | undefined {
  const prefix = issuePk(store, "");
  return pk.startsWith(prefix) ? pk.slice(prefix.length) : undefined;
}

/** How many partitions an index spreads over what everybody has in common; more would only cost reads. */
const SHARDS = 4;
export const shards: readonly string[] = Array.from({ length: SHARDS }, (_, shard) => String(shard));
export function shardOf(text: string): string {
  const sum = [...text].reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7);
  return String(sum % SHARDS);
}

export const openKey = (store: Tenant, shard: string): string => of(store, "OPEN", shard);
export const closedKey = (store: Tenant, month: string): string => of(store, "CLOSED", month);
export const dayKey = (store: Tenant, date: string, shard: string): string => of(store, "DAY", date, shard);
export const wakeKey = (store: Tenant, shard: string): string => of(store, "WAKE", shard);
export const sendKey = (store: Tenant, shard: string): string => of(store, "SEND", shard);
export const failedKey = (store: Tenant, shard: string): string => of(store, "FAILED", shard);
export const seatKey = (store: Tenant, seat: Seat): string => of(store, "SEAT", seat);
export const inboxKey = (store: Tenant, person: string): string => of(store, "INBOX", person);
export const enterpriseKey = (store: Tenant, creditCode: string): string => of(store, "ENTERPRISE", creditCode);
export const bulletinsKey = (store: Tenant): string => of(store, "BULLETINS");

/** Months and days in keys are those of UTC: no key depends on a zone; readers ask for instants. */
export const dayOf = (at: Instant): string => at.slice(0, 10);
export const monthOf = (at: Instant): string => at.slice(0, 7);
