import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import * as z from "zod/mini";
import { DIRECTORY, DirectoryCommit } from "../../contract/directory-commit.ts";
import type { Directory } from "../../contract/directory.ts";
import { laterOf } from "../../domain/time/instants.ts";
import { writeDirectory } from "./directories.ts";
import { commitSk, directoryPk, settingsPk } from "./keys.ts";
import { collected, queried } from "./query.ts";
import { NO_COMMIT, seal } from "./seal.ts";
import type { SealingStore, Store } from "./store.ts";
import { transact, type Write } from "./transact.ts";

/** Newest first; `before` a number of a commit, to page back. */
export async function directoryCommits(
  store: Store,
  { before, limit }: { readonly before?: number | undefined; readonly limit?: number } = {},
): Promise<DirectoryCommit[]> {
  const partition = directoryPk(store);
  const to = commitSk(before === undefined ? 99_999_999 : before - 1);
  const range = { partition, from: commitSk(0), to, newestFirst: true, ...(limit !== undefined && { limit }) };
  const items = await collected(queried(store, { ...range }));
  return items.map(({ commit }) => DirectoryCommit.parse(commit));
}

export async function lastDirectoryCommit(store: Store): Promise<DirectoryCommit | undefined> {
  return (await directoryCommits(store, { limit: 1 }))[0];
}

/** SHA-256 of the RFC 8785 JSON of a version: what its commit says of it. */
export function directoryDigest(directory: Directory): string {
  return createHash("sha256")
    .update(canonicalize(directory) ?? "")
    .digest("hex");
}

export interface DirectoryChange extends Pick<
  DirectoryCommit,
  "command" | "actor" | "receivedAt" | "reason" | "counts" | "preview"
> {
  readonly from: Directory | undefined;
  readonly to: Directory;
}

/** The commit of a change after the one that was the last. Its instant is never before that one's. */
export async function sealedChange(
  { tenant, chainKey }: SealingStore,
  last: DirectoryCommit | undefined,
  { from, to, ...facts }: DirectoryChange,
): Promise<DirectoryCommit> {
  const commit = {
    tenant,
    issue: DIRECTORY,
    version: (last?.version ?? 0) + 1,
    at: last === undefined ? facts.receivedAt : laterOf(last.at, facts.receivedAt),
    ...facts,
    ...(from !== undefined && { from: from.version }),
    to: to.version,
    digest: directoryDigest(to),
  };
  // Absent is absent: what is undefined is no part of what is hashed, nor of what is stored.
  const stated = DirectoryCommitFacts.parse(JSON.parse(JSON.stringify(commit)));
  return seal(stated, last?.hash ?? NO_COMMIT, await chainKey());
}
const { prevHash: _, hash: __, keyId: ___, mac: ____, ...shape } = DirectoryCommit.shape;
const DirectoryCommitFacts = z.strictObject(shape);

export function changeWrite(store: Store, commit: DirectoryCommit): Write {
  const Item = { pk: directoryPk(store), sk: commitSk(commit.version), commit };
  const condition = { ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: { "#pk": "pk" } };
  return { guards: "nothing", operation: { Put: { TableName: store.table, Item, ...condition } } };
}

/**
 * Puts another version of the directory in force, with its commit, all or nothing: only over the version it was made from, and after the
 * commit that was the last. Undefined if somebody else was faster.
 */
export async function commitDirectory(
  store: SealingStore,
  last: DirectoryCommit | undefined,
  change: DirectoryChange & { readonly from: Directory },
): Promise<DirectoryCommit | undefined> {
  await writeDirectory(store, change.to);
  const commit = await sealedChange(store, last, change);
  const pointer: Write = {
    guards: "nothing",
    operation: {
      Update: {
        TableName: store.table,
        Key: { pk: settingsPk(store), sk: "POINTER" },
        UpdateExpression: "SET #pointer.#directory = :to",
        ConditionExpression: "#pointer.#directory = :from",
        ExpressionAttributeNames: { "#pointer": "pointer", "#directory": "directory" },
        ExpressionAttributeValues: { ":to": change.to.version, ":from": change.from.version },
      },
    },
  };
  const failed = await transact(store, [changeWrite(store, commit), pointer]);
  return failed.length === 0 ? commit : undefined;
}
