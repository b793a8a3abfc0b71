import * as z from "zod/mini";
import { readMeta, type StoredIssue } from "./issues.ts";
import { metaKey, numberKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** A number of the register that is free: taken only by the commit it is given to. */
export interface FreeNumber {
  readonly year: string;
  readonly next: number;
}

/** An issue and the next number of the register of a year, in one consistent read. */
export async function loadNumbered(
  store: Store,
  id: string,
  year: string,
): Promise<(StoredIssue & { readonly number: FreeNumber }) | undefined> {
  const [meta, counter] = [metaKey(store, id), numberKey(store, year)];
  const items = await store.database.getAll(store.table, [meta, counter]);
  const found = (pk: string) => items.find((item) => item["pk"] === pk);
  const issue = found(meta.pk);
  const last = found(counter.pk);
  const next = (last === undefined ? 0 : Counter.parse(last).last) + 1;
  return issue && { ...readMeta(issue), number: { year, next } };
}

const Counter = z.object({ last: z.int() });
