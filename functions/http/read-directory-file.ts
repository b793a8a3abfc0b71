import { DIRECTORY } from "../../contract/directory-commit.ts";
import { directoryCommits } from "../../adapters/store/directory-commits.ts";
import type { UseCase } from "../runtime/call.ts";

/** 通讯录变更档案: all commits of the directory, as they were sealed, and the version in force, to be verified elsewhere. */
export const readDirectoryFile: UseCase<"readDirectoryFile"> = async ({ store, settings, receivedAt }) => {
  const { directory } = await settings();
  const commits = (await directoryCommits(store)).toReversed();
  return {
    format: "huiyin-directory-file-1",
    tenant: store.tenant,
    issue: DIRECTORY,
    exportedAt: receivedAt,
    inForce: directory.version,
    keyIds: [...new Set(commits.map(({ keyId }) => keyId))],
    commits,
  };
};
