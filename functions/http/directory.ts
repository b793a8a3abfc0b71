import { api } from "../runtime/api.ts";
import { changeDirectory, previewDirectoryChange } from "./change-directory.ts";
import { listDirectoryChanges, readDirectoryChange, readSeatHolders } from "./directory-history.ts";
import { importDirectory, previewDirectoryImport } from "./import-directory.ts";
import { endMySubstitution, readMySubstitutions, substituteMe } from "./own-substitute.ts";
import { readDirectoryFile } from "./read-directory-file.ts";
import { listDirectory, readDirectory, readTemplate } from "./read-directory.ts";

/** The directory: its changes are sealed as the commits of issues are, but it cannot touch an issue. */
export const handler = api("directory", {
  changeDirectory,
  endMySubstitution,
  importDirectory,
  listDirectory,
  listDirectoryChanges,
  previewDirectoryChange,
  previewDirectoryImport,
  readDirectory,
  readDirectoryChange,
  readDirectoryFile,
  readMySubstitutions,
  readSeatHolders,
  readTemplate,
  substituteMe,
});
