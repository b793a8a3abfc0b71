import * as z from "zod/mini";
import { Commit } from "../../contract/commit.ts";
import { unpacked } from "./packed.ts";
import { fromItem } from "./wire.ts";

/** EPOCH#n: a machine is to be started. Its fields are the machine's input. */
export const Epoch = z.object({
  pk: z.string(),
  issue: z.string(),
  epoch: z.string(),
  wakeAt: z.string(),
});
export type Epoch = z.infer<typeof Epoch>;

export type Inserted = { readonly commit: Commit } | { readonly epoch: Epoch };

/** What an inserted record of the stream says. Throws for items that the stream's filter should have kept away. */
export function readInserted(image: Readonly<Record<string, unknown>>): Inserted {
  const item = fromItem(image);
  const sk = z.string().parse(item["sk"]);
  if (sk.startsWith("COMMIT#")) return { commit: Commit.parse(unpacked(item["commit"])) };
  if (sk.startsWith("EPOCH#")) return { epoch: Epoch.parse(item) };
  throw new Error(`the stream shows a ${sk.split("#")[0]}`);
}
