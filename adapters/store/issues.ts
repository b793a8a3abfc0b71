import * as z from "zod/mini";
import { Issue } from "../../contract/issue.ts";
import { ListRow } from "../../contract/list-row.ts";
import { type CommitInput, writesOf } from "./commit-writes.ts";
import { metaKey } from "./keys.ts";
import { unpacked } from "./packed.ts";
import { isSettled } from "../../domain/wake.ts";
import { readWait } from "./wait.ts";
import type { SealingStore, Store } from "./store.ts";
import { transact, type Write } from "./transact.ts";

/** A request already carried out: the same key with the same body is answered from here, with another body refused. */
export const RecentKey = z.strictObject({ key: z.string(), digest: z.string(), version: z.int() });
export type RecentKey = z.infer<typeof RecentKey>;

/** META: the state of an issue and what stands beside it. */
export const StoredIssue = z.strictObject({
  issue: Issue,
  row: ListRow,
  /** Hash of the newest commit. */
  head: z.string(),
  /** HMAC of the query code. */
  codeHash: z.string(),
  /** The last 20, oldest first. */
  recentKeys: z.array(RecentKey),
});
export type StoredIssue = z.infer<typeof StoredIssue>;

/** One consistent read. */
export async function loadIssue(store: Store, id: string): Promise<StoredIssue | undefined> {
  const item = await store.database.get({ TableName: store.table, Key: metaKey(store, id) });
  return item && readMeta(item);
}

export function readMeta({ state, row, head, codeHash, recentKeys }: Record<string, unknown>): StoredIssue {
  return StoredIssue.parse({ issue: unpacked(state), row, head, codeHash, recentKeys });
}

export type CommitOutcome =
  | "committed"
  /** Somebody else committed first: load and decide again. */
  | "moved-on"
  | "number-taken"
  | { readonly keyTaken: { readonly issue: string; readonly digest: string } };

/**
 * Writes a decision in one transaction: state, commit, duties, wake time, texts (architecture.md §3, commands.md §10).
 * Conflicts and throttling are retried inside. Throws what is nobody's decision: lost connection, no permission.
 */
export async function commitIssue(store: SealingStore, input: CommitInput): Promise<CommitOutcome> {
  const { before, decision } = input;
  const reopens = before !== undefined && isSettled(before.issue) && !isSettled(decision.issue);
  const wait = reopens ? await readWait(store, before.issue.id) : undefined;
  if (reopens && wait === undefined) throw new Error(`issue ${before.issue.id} has no waiting item`);
  const writes = writesOf(store, input, await store.chainKey(), wait && Number(wait.epoch));
  const failed = await transact(store, writes);
  return failed.length === 0 ? "committed" : outcomeOf(failed);
}

const Submission = z.object({ issue: z.string(), digest: z.string() });

function outcomeOf(failed: readonly { write: Write; item?: Record<string, unknown> }[]): CommitOutcome {
  const submission = failed.find(({ write }) => write.guards === "submission");
  if (submission) return { keyTaken: Submission.parse(submission.item) };
  return failed.some(({ write }) => write.guards !== "number") ? "moved-on" : "number-taken";
}
