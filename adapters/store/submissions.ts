import * as z from "zod/mini";
import { submissionKey } from "./keys.ts";
import type { Store } from "./store.ts";

const Submission = z.object({ issue: z.string(), digest: z.string() });

/** Which issue a submission key made, and the digest of the body it came with. Kept for ever. */
export async function readSubmission(store: Store, key: string): Promise<z.infer<typeof Submission> | undefined> {
  const Key = submissionKey(store, key);
  const item = await store.database.get({ TableName: store.table, Key });
  return item && Submission.parse(item);
}
