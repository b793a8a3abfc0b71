import { DIRECTORY, type DirectoryCommit } from "../../contract/directory-commit.ts";
import type { Leaf } from "../../contract/day-head.ts";
import type { Difference } from "../../contract/views/proof.ts";
import { storedDirectory } from "../../adapters/store/directories.ts";
import { directoryCommits, directoryDigest } from "../../adapters/store/directory-commits.ts";
import { type ChainKey, verifyChain } from "../../adapters/store/seal.ts";
import type { Store } from "../../adapters/store/store.ts";
import type { Window } from "./prove-issue.ts";

/**
 * The chain of the directory: its links and seals, that its last commit made the version in force, and that the versions made in the window
 * are still what their commits say. Its commits are leaves of the day's head beside those of the issues.
 */
export async function proveDirectory(
  store: Store,
  { start, end }: Window,
  inForce: string,
  key: ChainKey,
): Promise<{ leaves: Leaf[]; differences: Difference[] }> {
  const commits = (await directoryCommits(store)).toReversed();
  const ofWindow = commits.filter(({ at }) => start <= at && at < end);
  const broken = verifyChain(commits, { key }).map(({ version, what }) => `commit ${version}: ${what}`);
  const last = commits.at(-1);
  if (last !== undefined && last.to !== inForce) broken.push(`commit ${last.version}: tail`);
  const altered = await Promise.all(ofWindow.map((commit) => isAltered(store, commit)));
  return {
    leaves: ofWindow.map(({ version, hash }) => ({ issue: DIRECTORY, version, hash })),
    differences: [
      ...broken.map((rung) => ({ issue: DIRECTORY, rung, what: "broken-chain" as const })),
      ...ofWindow
        .filter((_, at) => altered[at])
        .map(({ version, to }) => ({ issue: DIRECTORY, rung: `commit ${version}: ${to}`, what: "text" as const })),
    ],
  };
}

async function isAltered(store: Store, { to, digest }: DirectoryCommit): Promise<boolean> {
  const directory = await storedDirectory(store, to);
  return directory === undefined || directoryDigest(directory) !== digest;
}
