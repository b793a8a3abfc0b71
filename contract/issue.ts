import * as z from "zod/mini";
import { dutyColumns, issueColumns } from "./columns.ts";
import { Assignment } from "./effect.ts";
import { CLOSING_GROUNDS } from "./event.ts";
import { Fallback, Rung } from "./limit.ts";
import { CLOSE_OUT_OUTCOMES, Instant, Seat } from "./vocabulary.ts";

/** An open duty 待办: one kind, one holder seat, one due instant, one ladder of unfired rungs. */
export const Duty = z.strictObject({
  id: z.string(),
  ...dutyColumns,
  /** Every seat it was raised from, oldest first: they may still act (commands.md §6). */
  raisedFrom: z.array(Seat),
  generation: z.int(),
  /** Unfired rungs of the current generation, in order. */
  ladder: z.array(Rung),
  /** Why it came to this seat when it did. Who could take it today is asked of the directory (`domain/taken-by.ts`). */
  fallback: z.optional(z.array(Fallback)),
});
export type Duty = z.infer<typeof Duty>;

const Round = z.strictObject({
  round: z.int(),
  outcome: z.enum(CLOSE_OUT_OUTCOMES),
  chain: z.array(Seat),
  step: z.int(),
  /** The `solve` this round holds, and whether the round was asked for by its due instant. */
  solve: z.string(),
  onTime: z.boolean(),
  /** The persons who acted in it, for separation S1 and S2: requester first. Both sides of a substitution. */
  requester: z.array(z.string()),
  deciders: z.array(z.string()),
  /** When each of them did: the request, then the steps approved, by number. Absent in a round that was open before this was kept. */
  acts: z.optional(z.array(z.strictObject({ by: z.array(z.string()), at: Instant, step: z.optional(z.int()) }))),
});

/** Something asked for that waits for a decision. Its id is that of the duty to decide it. */
const Request = z.strictObject({
  request: z.string(),
  /** Both sides of a substitution: whoever asks does not decide (S3). */
  by: z.array(z.string()),
  at: Instant,
});

/** The state of an issue: what `evolve` makes of its commits. Stored whole as META, parsed on its way out. */
export const Issue = z.strictObject({
  id: z.string(),
  tenant: z.string(),
  version: z.int(),
  /** Its credit code. */
  enterprise: z.string(),
  ...issueColumns,
  form: z.string(),
  pack: z.string(),
  epoch: z.int(),
  lastAt: Instant,
  assignments: z.array(
    z.strictObject({
      ...Assignment.shape,
      state: z.enum(["assigned", "signed", "answered", "ended"]),
      signedAt: z.optional(Instant),
      /** Absent in the assignments of a dispatch without supports: `dispatchedAt` is theirs. */
      assignedAt: z.optional(Instant),
    }),
  ),
  /** Last dispatch: a contact must be on record after it before a close-out may be asked for. */
  contactedAt: z.optional(Instant),
  /** Due instant of the first `solve`: the promise the bulletin counts (§9). */
  promiseDueAt: z.optional(Instant),
  tierMoves: z.int(),
  returns: z.int(),
  rounds: z.int(),
  round: z.optional(Round),
  callBack: z.optional(
    z.strictObject({
      attempts: z.int(),
      result: z.enum(["confirmed", "denied", "unreachable"]),
      /** Nothing more will come of it: confirmed, denied, or unreachable for the last time. */
      final: z.boolean(),
    }),
  ),
  ratingLapsed: z.boolean(),
  ratedRounds: z.array(z.int()),
  /** A mark given after the close: shown, and without any effect. */
  lateRating: z.optional(z.int()),
  dissatisfied: z.boolean(),
  closedOnTime: z.optional(z.boolean()),
  closedBy: z.optional(z.enum(CLOSING_GROUNDS)),
  /** What follows is absent where it never happened. */
  /** How often a lead was given it; absent = once, if at all. */
  dispatchNo: z.optional(z.int()),
  /** The `solve` duty whose due instant is the promise; absent = the first. */
  promiseSolve: z.optional(z.string()),
  objection: z.optional(z.strictObject({ ...Request.shape, assignment: z.string() })),
  /** Units whose objection was ruled on: each is heard once. */
  ruledUnits: z.optional(z.array(z.string())),
  extension: z.optional(z.strictObject({ ...Request.shape, newDue: Instant })),
  extensions: z.optional(z.int()),
  suspension: z.optional(z.strictObject({ ...Request.shape, until: Instant, days: z.int() })),
  /** Calendar days of suspension granted so far. */
  suspendedDays: z.optional(z.int()),
  withdrawal: z.optional(Request),
  reworks: z.optional(z.int()),
  reopens: z.optional(z.int()),
  /** Last rework or reopening: a contact must be on record after it too. */
  restartedAt: z.optional(Instant),
  mergedInto: z.optional(z.string()),
  duties: z.array(Duty),
  /** How many duties of each kind were ever opened: the next id is `<kind>#<n+1>`. */
  opened: z.record(z.string(), z.int()),
});
export type Issue = z.infer<typeof Issue>;
