import * as z from "zod/mini";
import { Instant } from "./vocabulary.ts";

/** Rules a county sets itself, each by a draft that a second person puts in force. */
export const DRAFT_KINDS = ["calendar", "pack"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** 草案: a version of a calendar or pack that is proposed. What it holds never changes; a change is another draft. */
export const Draft = z.strictObject({
  draft: z.string(),
  kind: z.enum(DRAFT_KINDS),
  /** The version it will be: `china-2027/1`, or `<pack>@<version>`. */
  name: z.string(),
  /** What was in force when it was written: it is published over that and nothing else. */
  basedOn: z.string(),
  at: Instant,
  author: z.string(),
  /** The author and whoever he stood in for: none of them publishes it. */
  authors: z.array(z.string()),
  state: z.enum(["draft", "published", "withdrawn"]),
  decidedBy: z.optional(z.string()),
  decidedAt: z.optional(Instant),
  /** Why it was withdrawn or refused; one decided before reasons were asked for has none. */
  reason: z.optional(z.string()),
});
export type Draft = z.infer<typeof Draft>;
