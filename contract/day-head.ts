import * as z from "zod/mini";
import { Instant, PlainDate } from "./vocabulary.ts";

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** One commit of a day, as its head counts it. */
export const Leaf = z.strictObject({ issue: z.string(), version: z.int(), hash: Sha256 });
export type Leaf = z.infer<typeof Leaf>;

/**
 * The head over all commits of a day (commands.md §5). This format is permanent:
 * `root` is the Merkle tree hash of RFC 6962 §2.1 with SHA-256; its leaves are the RFC 8785 JSON of `{hash, issue, version}`,
 * sorted by issue, then by version. `signature` is Ed25519 (RFC 8032), base64, over the RFC 8785 JSON of everything but itself.
 */
export const DayHead = z.strictObject({
  format: z.literal("huiyin-day-head-1"),
  tenant: z.string(),
  /** Of the county's zone: commits with from ≤ at < until. */
  day: PlainDate,
  from: Instant,
  until: Instant,
  commits: z.int(),
  root: Sha256,
  /** The head before this one, and SHA-256 of what was signed there; 64 zeros if this is the first. */
  prevDay: z.optional(PlainDate),
  prev: Sha256,
  signedAt: Instant,
  keyId: z.string(),
  signature: z.string(),
});
export type DayHead = z.infer<typeof DayHead>;

/** What lies in the bucket of heads, one object a day: the head with the leaves its root is made of. */
export const SignedDay = z.strictObject({ head: DayHead, leaves: z.array(Leaf) });
export type SignedDay = z.infer<typeof SignedDay>;

/** The public half of a key that heads are signed with. */
export const HeadKey = z.strictObject({
  keyId: z.string(),
  algorithm: z.literal("Ed25519"),
  /** SPKI, PEM. */
  publicKey: z.string(),
  since: Instant,
});
export type HeadKey = z.infer<typeof HeadKey>;
export const HeadKeys = z.strictObject({ keys: z.array(HeadKey) });
