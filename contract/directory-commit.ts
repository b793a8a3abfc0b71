import * as z from "zod/mini";
import { Actor } from "./commit.ts";
import { Instant } from "./vocabulary.ts";

/** What stands for an issue's number in the commits of the directory, and in the leaves of a day's head. */
export const DIRECTORY = "directory";

export const DIRECTORY_COMMANDS = ["loadDirectory", "changeDirectory", "importDirectory", "substituteSelf"] as const;

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export const Counts = z.strictObject({ added: z.int(), changed: z.int(), ended: z.int(), removed: z.int() });
export type Counts = z.infer<typeof Counts>;

/**
 * One commit = one version of the directory, linked and sealed as the commits of an issue are (contract/commit.ts). What changed, line by
 * line, is the difference of the versions `from` and `to`. This format is permanent.
 */
export const DirectoryCommit = z.strictObject({
  tenant: z.string(),
  issue: z.literal(DIRECTORY),
  version: z.int(),
  command: z.enum(DIRECTORY_COMMANDS),
  actor: Actor,
  at: Instant,
  receivedAt: Instant,
  reason: z.optional(z.string()),
  /** The directory's version before, absent at the first, and after. */
  from: z.optional(z.string()),
  to: z.string(),
  /** SHA-256 of the RFC 8785 JSON of the version `to`. */
  digest: Sha256,
  counts: Counts,
  /** Hash of the preview that was applied. */
  preview: z.optional(Sha256),
  prevHash: z.string(),
  hash: z.string(),
  keyId: z.string(),
  mac: z.string(),
});
export type DirectoryCommit = z.infer<typeof DirectoryCommit>;
