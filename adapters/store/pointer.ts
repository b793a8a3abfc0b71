import * as z from "zod/mini";
import { PlainDate } from "../../contract/vocabulary.ts";
import { settingsPk } from "./keys.ts";
import type { Store } from "./store.ts";

/** Which versions are in force: the one item read at every request. The versions themselves never change. */
export const Pointer = z.strictObject({
  directory: z.string(),
  calendar: z.string(),
  /** `<pack>@<version>` that new issues are pinned to. */
  pack: z.string(),
  /** Form id → version. */
  forms: z.record(z.string(), z.string()),
  programmeStart: PlainDate,
  /** What the county file that was loaded last said; absent = what is in force. A file sent again does not undo what was published since. */
  loaded: z.optional(z.strictObject({ calendar: z.string(), pack: z.string(), directory: z.optional(z.string()) })),
});
export type Pointer = z.infer<typeof Pointer>;

export async function readPointer(store: Store): Promise<Pointer | undefined> {
  const Key = { pk: settingsPk(store), sk: "POINTER" };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && Pointer.parse(item["pointer"]);
}
