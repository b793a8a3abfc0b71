import * as z from "zod/mini";
import { Instant } from "../../contract/vocabulary.ts";
import { issueOf, shards, wakeKey } from "./keys.ts";
import { queried } from "./query.ts";
import type { Store } from "./store.ts";

const Waiting = z.object({ pk: z.string(), dueSort: Instant });

/** Issues whose next wake is at or before `until`: each shard from the most overdue on, to the last page. */
export async function* dueIssues(store: Store, until: Instant): AsyncGenerator<{ issue: string; wakeAt: Instant }> {
  for (const shard of shards) {
    for await (const item of queried(store, { index: "byDue", partition: wakeKey(store, shard), to: until })) {
      const { pk, dueSort } = Waiting.parse(item);
      const issue = issueOf(store, pk);
      if (issue !== undefined) yield { issue, wakeAt: dueSort };
    }
  }
}
