import * as z from "zod/mini";
import { settingsPk } from "./keys.ts";
import type { Store } from "./store.ts";

/** Which calendar all open issues were last counted by: a note of the job that goes through them, nothing depends on it. */
const Applied = z.object({ calendar: z.string() });

export async function readApplied(store: Store): Promise<string | undefined> {
  const Key = { pk: settingsPk(store), sk: "APPLIED" };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && Applied.parse(item).calendar;
}

export async function writeApplied(store: Store, calendar: string): Promise<void> {
  const Item = { pk: settingsPk(store), sk: "APPLIED", calendar };
  await store.database.put({ TableName: store.table, Item });
}
