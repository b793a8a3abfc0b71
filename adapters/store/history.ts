import * as z from "zod/mini";
import { Commit } from "../../contract/commit.ts";
import { readMeta, type StoredIssue } from "./issues.ts";
import { commitSk, issuePk } from "./keys.ts";
import { Delivery } from "./notices.ts";
import { unpacked } from "./packed.ts";
import { collected, queried } from "./query.ts";
import type { Store } from "./store.ts";
import { FileItem, TextItem } from "./texts.ts";

/** How many commits an issue page shows at once. */
const PAGE = 50;
/** No issue has as many: the eight digits of a sort key end below it. */
const NEVER = 100_000_000;

/** Newest first; `before` a version, to page back. */
export async function commitsOf(
  store: Store,
  issue: string,
  { before, limit = PAGE }: { readonly before?: number; readonly limit?: number } = {},
): Promise<Commit[]> {
  if (limit === 0) return [];
  const range = { partition: issuePk(store, issue), newestFirst: true, limit };
  const items = await collected(queried(store, { ...range, from: commitSk(0), to: commitSk((before ?? NEVER) - 1) }));
  return items.map(readCommit);
}

/** The whole history, oldest first, as `evolve` and `verifyChain` take it; `before` a version, only what led to it. */
export async function allCommits(
  store: Store,
  issue: string,
  { before = NEVER }: { readonly before?: number } = {},
): Promise<Commit[]> {
  const partition = issuePk(store, issue);
  const items = await collected(queried(store, { partition, from: commitSk(0), to: commitSk(before - 1) }));
  return items.map(readCommit);
}

export function readCommit(item: Record<string, unknown>): Commit {
  return Commit.parse(unpacked(item["commit"]));
}

export interface IssuePartition extends StoredIssue {
  /** The last 50, newest first. */
  readonly commits: readonly Commit[];
  readonly texts: ReadonlyMap<string, TextItem>;
  readonly files: ReadonlyMap<string, FileItem>;
  /** What was told about it, to whom, and how that went. */
  readonly deliveries: readonly Delivery[];
}

const Beside = z.object({ text: z.optional(TextItem), file: z.optional(FileItem), delivery: z.optional(Delivery) });

/** All that an issue's page shows, in two queries. Its duties are in the state. */
export async function issuePartition(
  store: Store,
  issue: string,
  page: { readonly before?: number; readonly limit?: number } = {},
): Promise<IssuePartition | undefined> {
  const partition = issuePk(store, issue);
  const [commits, items] = await Promise.all([
    commitsOf(store, issue, page),
    collected(queried(store, { partition, from: "FILE#", to: "TEXT#~" })),
  ]);
  return readPartition(commits, items);
}

/** The same in one query, with every commit there is, oldest first, and none after the state that was read. */
export async function wholeIssue(store: Store, issue: string): Promise<IssuePartition | undefined> {
  const items = await collected(queried(store, { partition: issuePk(store, issue), from: commitSk(0), to: "TEXT#~" }));
  const isCommit = ({ sk }: Record<string, unknown>): boolean => String(sk).startsWith("COMMIT#");
  const read = items.filter(isCommit).map(readCommit);
  const whole = readPartition(
    read,
    items.filter((item) => /^(?:FILE|META|NOTICE|TEXT)/.test(String(item["sk"]))),
  );
  if (whole === undefined) return undefined;
  // A commit made while the pages were read may be in the state only: what is missing then is no tail that was cut off.
  const { version } = whole.issue;
  const commits = read.length < version ? await allCommits(store, issue) : read;
  return { ...whole, commits: commits.filter((commit) => commit.version <= version) };
}

function readPartition(
  commits: readonly Commit[],
  items: readonly Record<string, unknown>[],
): IssuePartition | undefined {
  const meta = items.find(({ sk }) => sk === "META");
  if (!meta) return undefined;
  const beside = items.filter((item) => item !== meta).map((item) => Beside.parse(item));
  return {
    ...readMeta(meta),
    commits,
    texts: new Map(beside.flatMap(({ text }) => (text ? [[text.text, text] as const] : []))),
    files: new Map(beside.flatMap(({ file }) => (file ? [[file.file, file] as const] : []))),
    deliveries: beside.flatMap(({ delivery }) => delivery ?? []),
  };
}
