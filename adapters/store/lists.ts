import * as z from "zod/mini";
import { DutyRow, ListRow } from "../../contract/list-row.ts";
import { Instant, type Seat } from "../../contract/vocabulary.ts";
import { closedKey, dayKey, enterpriseKey, issueOf, openKey, seatKey, shards } from "./keys.ts";
import { collected, queried } from "./query.ts";
import type { Store } from "./store.ts";

const PAGE = 50;

/** A page of a list; `next` is given back as `after`. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}
export interface Paging {
  readonly after?: string | undefined;
  readonly limit?: number;
}

/** Open duties of these seats, the earliest due first (我的待办); one that stands in the lists of two of them comes once. */
export async function dutiesBySeat(
  store: Store,
  seats: readonly Seat[],
  { after, limit = PAGE }: Paging = {},
): Promise<Page<DutyRow>> {
  const found = await eachOf(seats, (seat) =>
    collected(
      queried(store, {
        index: "bySeat",
        partition: seatKey(store, seat),
        ...(after !== undefined && { from: after }),
        limit: limit + 2,
      }),
    ),
  );
  const once = new Map(found.map((item) => SeatEntry.parse(item)).map((entry) => [entry.seatSort, entry]));
  const entries = [...once.values()]
    .filter(({ seatSort }) => seatSort !== after)
    .toSorted((a, b) => (a.seatSort < b.seatSort ? -1 : 1));
  return paged(entries, limit, ({ seatSort }) => seatSort);
}
const SeatEntry = z.object({ row: DutyRow, seatSort: z.string() });

/** Every open issue, oldest first: read whole, filtered and sorted by the caller (≤ 5,000 rows). */
export async function registerOpen(store: Store): Promise<ListRow[]> {
  const items = await eachOf(shards, (shard) =>
    collected(queried(store, { index: "byRegister", partition: openKey(store, shard) })),
  );
  return items.map(readRow).toSorted((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
}

/** Issues closed or refused at from ≤ t < until. */
export async function registerClosed(store: Store, from: Instant, until: Instant): Promise<ListRow[]> {
  const items = await eachOf(monthsOf(from, until), (month) =>
    collected(queried(store, { index: "byRegister", partition: closedKey(store, month), from, to: until })),
  );
  return items.map(readRow).toSorted((a, b) => ((a.closedAt ?? "") < (b.closedAt ?? "") ? -1 : 1));
}

const JournalEntry = z.object({ pk: z.string(), registerSort: z.string() });

/** Which commits were made at from ≤ t < until, in the order of their instants. */
export async function journal(
  store: Store,
  from: Instant,
  until: Instant,
): Promise<{ issue: string; version: number; at: Instant }[]> {
  const partitions = daysOf(from, until).flatMap((day) => shards.map((shard) => dayKey(store, day, shard)));
  const items = await eachOf(partitions, (partition) =>
    collected(queried(store, { index: "byRegister", partition, from, to: until })),
  );
  return items
    .map((item) => JournalEntry.parse(item))
    .toSorted((a, b) => (a.registerSort < b.registerSort ? -1 : 1))
    .map(({ pk, registerSort }) => {
      const [at, , version] = registerSort.split("#");
      return { issue: issueOf(store, pk) ?? "", version: Number(version), at: Instant.parse(at) };
    });
}

/** Everything of one enterprise, newest first. */
export async function byEnterprise(
  store: Store,
  creditCode: string,
  { after, limit = PAGE }: Paging = {},
): Promise<Page<ListRow>> {
  const items = await collected(
    queried(store, {
      index: "byEnterprise",
      partition: enterpriseKey(store, creditCode),
      ...(after !== undefined && { to: after }),
      newestFirst: true,
      limit: limit + 2,
    }),
  );
  const entries = items.map((item) => EnterpriseEntry.parse(item)).filter((entry) => entry.enterpriseSort !== after);
  return paged(entries, limit, ({ enterpriseSort }) => enterpriseSort);
}
const EnterpriseEntry = z.object({ row: ListRow, enterpriseSort: z.string() });

function paged<R, T extends { row: R }>(entries: readonly T[], limit: number, sort: (entry: T) => string): Page<R> {
  const rows = entries.slice(0, limit);
  const last = rows.at(-1);
  return { rows: rows.map(({ row }) => row), ...(entries.length > limit && last && { next: sort(last) }) };
}

function readRow(item: Record<string, unknown>): ListRow {
  return ListRow.parse(item["row"]);
}

/** Few at a time: a person may hold a hundred seats. */
async function eachOf<A, B>(all: readonly A[], read: (one: A) => Promise<B[]>): Promise<B[]> {
  const found: B[] = [];
  for (let at = 0; at < all.length; at += 8) {
    found.push(...(await Promise.all(all.slice(at, at + 8).map(read))).flat());
  }
  return found;
}

const DAY = 86_400_000;

function daysOf(from: Instant, until: Instant): string[] {
  const first = Math.floor(Date.parse(from) / DAY);
  const last = Math.ceil(Date.parse(until) / DAY);
  return Array.from({ length: Math.max(0, last - first) }, (_, at) =>
    new Date((first + at) * DAY).toISOString().slice(0, 10),
  );
}

function monthsOf(from: Instant, until: Instant): string[] {
  return [...new Set(daysOf(from, until).map((day) => day.slice(0, 7)))];
}
