import * as z from "zod/mini";
import { DIRECTORY, DirectoryCommit } from "../directory-commit.ts";
import { Instant } from "../vocabulary.ts";

/** Every change of the directory as it was sealed, to be verified elsewhere: what a case file is to an issue. This format is permanent. */
export const DirectoryFile = z.strictObject({
  format: z.literal("huiyin-directory-file-1"),
  tenant: z.string(),
  issue: z.literal(DIRECTORY),
  exportedAt: Instant,
  /** The version in force by the settings: the one the last change made. */
  inForce: z.string(),
  /** Keys the commits were sealed with. */
  keyIds: z.array(z.string()),
  /** Oldest first. */
  commits: z.array(DirectoryCommit),
});
export type DirectoryFile = z.infer<typeof DirectoryFile>;
