import * as z from "zod/mini";
import { rowColumns } from "../columns.ts";
import { Instant, ISSUE_KINDS, STATUSES } from "../vocabulary.ts";
import { DutyView, SeatView, TimeLeft } from "./duty.ts";

/** One row of the register 台账. */
export const RegisterRow = z.strictObject({ ...rowColumns, left: z.optional(TimeLeft) });
export type RegisterRow = z.infer<typeof RegisterRow>;

export const FileView = z.strictObject({ file: z.string(), name: z.string(), size: z.int(), type: z.string() });

/** One entry of the timeline: a sentence a person can say aloud, with its record. */
export const TimelineEntry = z.strictObject({
  version: z.int(),
  at: Instant,
  by: z.optional(SeatView),
  sentence: z.string(),
  /** Fired later than promised. */
  late: z.boolean(),
  texts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  files: z.array(FileView),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What my seats may do now, with the facts the client has to repeat. */
export const ActionView = z.strictObject({
  command: z.string(),
  path: z.string(),
  seat: z.string(),
  duty: z.optional(z.string()),
  round: z.optional(z.int()),
  step: z.optional(z.int()),
  assignment: z.optional(z.string()),
  /** The request that is decided on. */
  request: z.optional(z.string()),
});
export type ActionView = z.infer<typeof ActionView>;

/** A unit that has, or had, a part in it. */
export const AssignmentView = z.strictObject({
  assignment: z.string(),
  unit: z.string(),
  name: z.string(),
  person: z.optional(z.string()),
  role: z.enum(["lead", "support"]),
  state: z.enum(["assigned", "signed", "answered", "ended"]),
});
export type AssignmentView = z.infer<typeof AssignmentView>;

/** Something asked for that waits for a decision, named after the duty to decide it. */
export const RequestView = z.strictObject({
  request: z.string(),
  kind: z.enum(["ruleObjection", "decideExtension", "decideSuspension", "verifyWithdrawal"]),
  at: Instant,
  /** The date asked for, and whether it lies after the last notice of holidays. */
  until: z.optional(Instant),
  provisional: z.optional(z.boolean()),
  /** The unit that objects. */
  unit: z.optional(z.string()),
});
export type RequestView = z.infer<typeof RequestView>;

export const IssuePage = z.strictObject({
  ...RegisterRow.shape,
  version: z.int(),
  tierName: z.string(),
  /** Calendar days since submission. */
  totalDays: z.int(),
  /** The kind the enterprise chose, before the office has said which it is. */
  chosenKind: z.optional(z.enum(ISSUE_KINDS)),
  narrative: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  contact: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  files: z.array(FileView),
  duties: z.array(DutyView),
  assignments: z.array(AssignmentView),
  requests: z.array(RequestView),
  /** The receipt number of the issue it was merged into. */
  mergedInto: z.optional(z.string()),
  actions: z.array(ActionView),
  timeline: z.array(TimelineEntry),
  /** Deliveries that failed: a dead address shows on the issue. */
  undelivered: z.array(z.strictObject({ to: z.string(), channel: z.string(), why: z.string(), at: Instant })),
  /** The enterprise is hidden from these seats, but they may open it with a reason. */
  mayOpenIdentity: z.optional(z.literal(true)),
  /** Version of the oldest entry shown; older ones are asked for with `before`. */
  oldest: z.int(),
});
export type IssuePage = z.infer<typeof IssuePage>;

/** What a dry run answers: what the command would do to the issue and its clocks, one sentence each. Nothing of it is stored. */
export const DryRun = z.strictObject({
  dryRun: z.literal(true),
  effects: z.array(
    z.strictObject({
      /** The duty it is about; absent where the issue itself changes. */
      duty: z.optional(z.string()),
      sentence: z.string(),
      dueAt: z.optional(Instant),
    }),
  ),
});
export type DryRun = z.infer<typeof DryRun>;
export const CommandDone = z.strictObject({
  dryRun: z.literal(false),
  issue: z.string(),
  version: z.int(),
  status: z.enum(STATUSES),
  number: z.optional(z.string()),
});
export const CommandAnswer = z.discriminatedUnion("dryRun", [DryRun, CommandDone]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;
