import * as z from "zod/mini";
import { Attachment, TextRef } from "./commit.ts";
import { Limit } from "./limit.ts";
import { FileName, manyLines } from "./readable.ts";
import {
  AUDIENCES,
  CLASSES,
  CONTACT_MEANS,
  Instant,
  ISSUE_KINDS,
  LEVELS,
  OUTCOMES,
  PlainDate,
  REQUEST_TYPES,
  SOURCES,
  type Status,
  type SeatKind,
  RatingTag,
} from "./vocabulary.ts";

const round = z.int().check(z.positive());

/**
 * What a command carries, written once for both sides of the door: outside, a text is a string and a file is an upload;
 * inside, both are references that may be hashed.
 */
function shapes<T extends z.core.$ZodType, F extends z.core.$ZodType>(text: T, file: F) {
  return {
    registerIssue: z.strictObject({
      class: z.enum(CLASSES),
      kind: z.enum(ISSUE_KINDS),
      level: z.enum(LEVELS),
      requestType: z.enum(REQUEST_TYPES),
    }),
    refuseIssue: z.strictObject({ reason: text, basis: text }),
    dispatchIssue: z.strictObject({
      unit: z.string().check(z.maxLength(40)),
      person: z.optional(z.string().check(z.maxLength(40))),
      /** Set on the spot; absent = the limit of the class. */
      limit: z.optional(Limit),
    }),
    signAssignment: z.strictObject({ assignment: z.string().check(z.maxLength(40)) }),
    recordContact: z.strictObject({ when: Instant, means: z.enum(CONTACT_MEANS), text }),
    reportProgress: z.strictObject({
      text,
      visibleToEnterprise: z.boolean(),
      nextReportBy: z.optional(PlainDate),
    }),
    recordTierDecision: z.strictObject({ text, newDue: z.optional(PlainDate) }),
    requestCloseOut: z.strictObject({
      outcome: z.enum(OUTCOMES),
      result: text,
      evidence: z.array(file).check(z.maxLength(10)),
    }),
    decideCloseOutStep: z.strictObject({
      round,
      step: z.int().check(z.nonnegative()),
      decision: z.enum(["approve", "return"]),
      opinion: z.optional(text),
    }),
    recordCallBack: z.strictObject({
      round,
      result: z.enum(["confirmed", "denied", "unreachable"]),
      when: Instant,
      means: z.enum(CONTACT_MEANS),
      text,
    }),
    decideDissatisfaction: z.strictObject({ round, reason: text }),
    addNote: z.strictObject({
      text,
      attachments: z.array(file).check(z.maxLength(10)),
      audience: z.enum(AUDIENCES),
    }),
  };
}

/** At most 5,000 characters, never blank. */
export const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000), manyLines);
/** A finished upload, named by the id that `POST /uploads` gave. */
export const Upload = z.strictObject({
  upload: z.string().check(z.regex(/^[a-z0-9]{20,40}$/)),
  name: FileName,
});
export type Upload = z.infer<typeof Upload>;

/** What the body of each official's command holds. */
export const commandBodies = shapes(Text, Upload);
export type OfficialCommand = keyof typeof commandBodies;

const inside = shapes(TextRef, Attachment);
function named<N extends string, S extends z.core.$ZodShape>(name: N, body: z.ZodMiniObject<S>) {
  return z.strictObject({ name: z.literal(name), ...body.shape });
}

/** A command as the domain judges it. */
export const Command = z.discriminatedUnion("name", [
  z.strictObject({
    name: z.literal("submitIssue"),
    enterprise: z.string(),
    source: z.enum(SOURCES),
    form: z.string(),
    secrecyAcknowledged: z.boolean(),
    narrative: TextRef,
    identity: TextRef,
    contact: TextRef,
    attachments: z.array(Attachment),
  }),
  named("registerIssue", inside.registerIssue),
  named("refuseIssue", inside.refuseIssue),
  named("dispatchIssue", inside.dispatchIssue),
  named("signAssignment", inside.signAssignment),
  named("recordContact", inside.recordContact),
  named("reportProgress", inside.reportProgress),
  named("recordTierDecision", inside.recordTierDecision),
  named("requestCloseOut", inside.requestCloseOut),
  named("decideCloseOutStep", inside.decideCloseOutStep),
  named("recordCallBack", inside.recordCallBack),
  z.strictObject({
    name: z.literal("rateIssue"),
    round,
    level: z.int().check(z.minimum(1), z.maximum(5)),
    tags: z.array(RatingTag).check(z.maxLength(10)),
    text: z.optional(TextRef),
  }),
  named("decideDissatisfaction", inside.decideDissatisfaction),
  named("addNote", inside.addNote),
  z.strictObject({ name: z.literal("timePassed") }),
]);
export type Command = z.infer<typeof Command>;
export type CommandOf<N extends Command["name"]> = Extract<Command, { name: N }>;

type Rule = {
  seats: readonly SeatKind[];
  status: readonly Status[];
  texts: readonly string[];
  files?: string;
  path: string;
};

/**
 * Commands → seats → statuses (commands.md §6), texts to be kept apart, and the last part of the path.
 * `duty` seats: a command that serves a duty may also be given by the duty's own seat and those it was raised from.
 */
export const COMMAND_TABLE = {
  registerIssue: { seats: ["office"], status: ["submitted"], texts: [], path: "registration" },
  refuseIssue: { seats: ["office"], status: ["submitted", "registered"], texts: ["reason", "basis"], path: "refusal" },
  dispatchIssue: { seats: ["office"], status: ["registered"], texts: [], path: "dispatch" },
  signAssignment: { seats: ["handler", "head"], status: ["handling"], texts: [], path: "signature" },
  recordContact: {
    seats: ["handler", "head", "aide", "office", "tier1", "tier2"],
    status: ["handling", "reviewing", "verifying"],
    texts: ["text"],
    path: "contacts",
  },
  reportProgress: { seats: ["handler", "head"], status: ["handling"], texts: ["text"], path: "progress" },
  recordTierDecision: { seats: ["tier1", "tier2"], status: ["handling"], texts: ["text"], path: "tier-decision" },
  requestCloseOut: {
    seats: ["handler", "head"],
    status: ["handling"],
    texts: ["result"],
    files: "evidence",
    path: "close-out",
  },
  decideCloseOutStep: {
    seats: ["head", "office", "tier1", "tier2"],
    status: ["reviewing"],
    texts: ["opinion"],
    path: "close-out-step",
  },
  recordCallBack: { seats: ["aide", "office"], status: ["verifying"], texts: ["text"], path: "call-back" },
  decideDissatisfaction: {
    seats: ["tier1", "tier2"],
    status: ["verifying"],
    texts: ["reason"],
    path: "dissatisfaction",
  },
  addNote: {
    seats: ["aide", "handler", "head", "office", "tier1", "tier2"],
    status: ["submitted", "registered", "handling", "reviewing", "verifying"],
    texts: ["text"],
    files: "attachments",
    path: "notes",
  },
} as const satisfies Record<OfficialCommand, Rule>;
