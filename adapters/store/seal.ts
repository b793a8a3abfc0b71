import { createHmac, hash as hashed, timingSafeEqual } from "node:crypto";
import canonicalize from "canonicalize";
import type { Commit } from "../../contract/commit.ts";

/** The secret the commits are sealed with; its id is written into each of them. */
export interface ChainKey {
  readonly keyId: string;
  readonly key: string;
}

/** What the first commit of an issue links to. */
export const NO_COMMIT = "0".repeat(64);

export type Seal = Pick<Commit, "prevHash" | "hash" | "keyId" | "mac">;
export type Unsealed = Omit<Commit, keyof Seal>;

/** Links a commit, of an issue or of the directory, to the one before it and seals it (commands.md §5). The format is permanent. */
export function seal<T extends object>(commit: T, prevHash: string, { keyId, key }: ChainKey): T & Seal {
  const linked = { ...commit, prevHash };
  const hash = hashOf(linked);
  return { ...linked, hash, keyId, mac: macOf(hash, key) };
}

export interface ChainFault {
  readonly version: number;
  readonly what: "gap" | "link" | "hash" | "mac" | "tail" | "stranger";
}

/**
 * What is wrong with the commits of an issue or of the directory, oldest first; nothing if the chain is whole. Without the key only the links are
 * checked; without the head a missing tail cannot be seen.
 */
export function verifyChain(
  commits: readonly (Seal & Pick<Commit, "issue" | "tenant" | "version">)[],
  { key, head }: { readonly key?: ChainKey; readonly head?: { readonly version: number; readonly hash: string } } = {},
): ChainFault[] {
  const faults: ChainFault[] = [];
  let prevHash = NO_COMMIT;
  for (const [at, commit] of commits.entries()) {
    const { hash, keyId, mac, ...body } = commit;
    const fault = (what: ChainFault["what"]) => faults.push({ version: commit.version, what });
    if (commit.version !== at + 1) fault("gap");
    if (commit.issue !== commits[0]?.issue || commit.tenant !== commits[0].tenant) fault("stranger");
    if (commit.prevHash !== prevHash) fault("link");
    if (hashOf(body) !== hash) fault("hash");
    if (key && (key.keyId !== keyId || !same(macOf(hash, key.key), mac))) fault("mac");
    prevHash = hash;
  }
  if (head && (head.version !== commits.length || head.hash !== prevHash)) {
    faults.push({ version: head.version, what: "tail" });
  }
  return faults;
}

function hashOf(body: object): string {
  const text = canonicalize(body);
  if (text === undefined) throw new Error("a commit is no JSON");
  return hashed("sha256", text, "hex");
}

function macOf(hash: string, key: string): string {
  return createHmac("sha256", key).update(hash).digest("hex");
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
