import * as z from "zod/mini";
import { Commit } from "../commit.ts";
import { COMMANDS, DUTY_KINDS, EFFECTS, Instant, PlainDate, SLIPS, STATUSES } from "../vocabulary.ts";

/** What can be wrong with a day: with rungs, with due instants worked out a second time, with the records themselves. */
export const PROOF_FAULTS = [
  "missing",
  "unowed",
  "twice",
  "early",
  "dueAt",
  "ladder",
  "broken-chain",
  "text",
  "day-head",
] as const;

export const Difference = z.strictObject({
  issue: z.string(),
  /** Key of a rung, id of a duty, or the commit or text that is wrong. */
  rung: z.string(),
  what: z.enum(PROOF_FAULTS),
  /** `dueAt` and `ladder`: what the second way of computing says, and what the event says; absent = not at all. */
  expected: z.optional(Instant),
  found: z.optional(Instant),
});
export type Difference = z.infer<typeof Difference>;

/** Why somebody who had to be told was not. */
export const UNTOLD = ["no-receipt", "waiting", "no-address", "failed"] as const;

export const DayProof = z.strictObject({
  day: PlainDate,
  provedAt: Instant,
  issues: z.int(),
  owed: z.int(),
  fired: z.int(),
  late: z.array(z.strictObject({ issue: z.string(), rung: z.string(), fireAt: Instant, firedAt: Instant })),
  /** Rungs told to nobody: fired, but no delivery succeeded. */
  untold: z.array(
    z.strictObject({
      issue: z.string(),
      rung: z.string(),
      why: z.optional(z.enum(UNTOLD)),
      /** `waiting`: since when it might have gone out; after `provedAt` if it is not yet time. */
      since: z.optional(Instant),
    }),
  ),
  /** Receipts of the deliveries of the day's rungs, counted; of those that wait, since when the first does. */
  told: z.optional(
    z.strictObject({
      sent: z.int(),
      waiting: z.int(),
      waitingSince: z.optional(Instant),
      failed: z.int(),
      noAddress: z.int(),
    }),
  ),
  differences: z.array(Difference),
  /** Due instants and rungs worked out a second time. */
  recomputed: z.optional(z.int()),
  /** The signed head over the day's commits. */
  head: z.optional(z.strictObject({ commits: z.int(), root: z.string(), keyId: z.string(), signedAt: Instant })),
});
export type DayProof = z.infer<typeof DayProof>;

/** One delivery of what a rung had to tell. */
export const Receipt = z.strictObject({
  recipient: z.string(),
  name: z.string(),
  channel: z.enum(["mail", "inbox"]),
  state: z.enum(["sent", "waiting", "failed", "no-address"]),
  /** When it was last attempted, or written into the inbox. */
  at: z.optional(Instant),
  /** Of a mail that waits: since when it might have gone out. */
  since: z.optional(Instant),
  why: z.optional(z.string()),
});
export type Receipt = z.infer<typeof Receipt>;

export const LedgerRung = z.strictObject({
  rung: z.string(),
  duty: z.string(),
  kind: z.enum(DUTY_KINDS),
  owedAt: Instant,
  /** From when it may fire (T3); lag is counted from here. */
  fireAt: Instant,
  state: z.enum(["fired", "missing"]),
  firedAt: z.optional(Instant),
  late: z.boolean(),
  /** Seconds from `fireAt` to `firedAt`. */
  lag: z.optional(z.number()),
  /** The command in whose commit it fired: `timePassed` the machine's own, any other one that came first. */
  firedBy: z.optional(z.enum(COMMANDS)),
  slip: z.optional(z.enum(SLIPS)),
  effect: z.optional(z.enum(EFFECTS)),
  /** Whether anybody had to be told; then receipts, and why nobody was reached. */
  toTell: z.boolean(),
  receipts: z.array(Receipt),
  untold: z.optional(z.enum(UNTOLD)),
});
export type LedgerRung = z.infer<typeof LedgerRung>;

/** 承诺台账 of one issue, up to now: what was owed, what came, what was late, who was told. */
export const IssueLedger = z.strictObject({
  issue: z.string(),
  number: z.optional(z.string()),
  status: z.enum(STATUSES),
  version: z.int(),
  until: Instant,
  rungs: z.array(LedgerRung),
  differences: z.array(Difference),
});
export type IssueLedger = z.infer<typeof IssueLedger>;

/** A text of the file: the words themselves only if asked for, and never who wrote them or how to reach them. */
export const CaseText = z.strictObject({
  text: z.string(),
  digest: z.string(),
  /** `kept` as digested, `altered` since, or `erased`. */
  state: z.enum(["kept", "altered", "erased"]),
  salt: z.optional(z.string()),
  content: z.optional(z.string()),
});

/** Everything of an issue that an auditor takes away and checks without us: `npm run verify`. This format is permanent. */
export const CaseFile = z.strictObject({
  format: z.literal("huiyin-case-file-1"),
  tenant: z.string(),
  issue: z.string(),
  number: z.optional(z.string()),
  exportedAt: Instant,
  /** Version and hash of the last commit, as the issue's own row has them. */
  head: z.strictObject({ version: z.int(), hash: z.string() }),
  /** Keys the commits were sealed with. */
  keyIds: z.array(z.string()),
  commits: z.array(Commit),
  texts: z.array(CaseText),
});
export type CaseFile = z.infer<typeof CaseFile>;
