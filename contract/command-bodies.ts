import * as z from "zod/mini";
import { Limit } from "./limit.ts";
import { FileName, manyLines, oneLine } from "./readable.ts";
import {
  CLASSES,
  CLOSE_OUT_OUTCOMES,
  CONTACT_MEANS,
  Instant,
  ISSUE_KINDS,
  LEVELS,
  NOTE_AUDIENCES,
  PlainDate,
  REQUEST_TYPES,
  SLIPS,
} from "./vocabulary.ts";

const round = z.int().check(z.positive());
const id = z.string().check(z.minLength(1), z.maxLength(40), oneLine);
const units = z.array(id).check(z.maxLength(10));

/** Whom a slip 督办单 can be written to. */
export const SLIP_SEATS = ["handler", "head", "aide", "office", "tier1"] as const;

/** 改派/增减协办: who leads from now on, which units support too, which assignments end. */
export const AssignmentChange = z.strictObject({
  lead: z.optional(z.strictObject({ unit: id, person: z.optional(id) })),
  supports: z.optional(units),
  ended: z.optional(units),
});
export type AssignmentChange = z.infer<typeof AssignmentChange>;

/**
 * What a command carries, written once for both sides of the door: outside, a text is a string and a file is an upload;
 * inside, both are references that may be hashed.
 */
export function shapes<T extends z.core.$ZodType, F extends z.core.$ZodType>(text: T, file: F) {
  return {
    registerIssue: z.strictObject({
      class: z.enum(CLASSES),
      kind: z.enum(ISSUE_KINDS),
      level: z.enum(LEVELS),
      requestType: z.enum(REQUEST_TYPES),
    }),
    refuseIssue: z.strictObject({ reason: text, basis: text }),
    dispatchIssue: z.strictObject({
      unit: id,
      person: z.optional(id),
      /** Set on the spot; absent = the limit of the class. */
      limit: z.optional(Limit),
      /** Units that support the one in the lead 协办, each on its own clock. */
      supports: z.optional(units),
    }),
    signAssignment: z.strictObject({ assignment: id }),
    recordContact: z.strictObject({ when: Instant, means: z.enum(CONTACT_MEANS), text }),
    reportProgress: z.strictObject({
      text,
      visibleToEnterprise: z.boolean(),
      nextReportBy: z.optional(PlainDate),
    }),
    recordTierDecision: z.strictObject({ text, newDue: z.optional(PlainDate), change: z.optional(AssignmentChange) }),
    requestCloseOut: z.strictObject({
      outcome: z.enum(CLOSE_OUT_OUTCOMES),
      result: text,
      evidence: z.array(file).check(z.maxLength(10)),
    }),
    decideCloseOutStep: z.strictObject({
      round,
      step: z.int().check(z.nonnegative()),
      decision: z.enum(["approve", "return", "refuse"]),
      opinion: z.optional(text),
    }),
    recordCallBack: z.strictObject({
      round,
      result: z.enum(["confirmed", "denied", "unreachable"]),
      when: Instant,
      means: z.enum(CONTACT_MEANS),
      text,
    }),
    decideDissatisfaction: z.strictObject({
      round,
      /** Absent = close in spite of it. */
      decision: z.optional(z.enum(["close", "rework"])),
      reason: text,
    }),
    addNote: z.strictObject({
      text,
      attachments: z.array(file).check(z.maxLength(10)),
      audience: z.enum(NOTE_AUDIENCES),
    }),
    mergeIssue: z.strictObject({ into: id }),
    reclassifyIssue: z.strictObject({ class: z.enum(CLASSES), kind: z.enum(ISSUE_KINDS) }),
    objectToAssignment: z.strictObject({ assignment: id, reason: text, suggested: z.optional(id) }),
    ruleOnObjection: z.strictObject({
      request: id,
      upheld: z.boolean(),
      opinion: z.optional(text),
      /** The unit that takes over: needed if the lead's objection is upheld. */
      unit: z.optional(id),
      person: z.optional(id),
      limit: z.optional(Limit),
    }),
    changeAssignment: z.strictObject({ ...AssignmentChange.shape }),
    answerAsSupport: z.strictObject({ assignment: id, text }),
    /** `progress`: what was done so far. */
    requestExtension: z.strictObject({ reason: text, progress: text, newDue: PlainDate }),
    decideExtension: z.strictObject({ request: id, granted: z.boolean(), opinion: z.optional(text) }),
    requestSuspension: z.strictObject({ reason: text, measures: text, until: PlainDate }),
    decideSuspension: z.strictObject({ request: id, granted: z.boolean(), opinion: z.optional(text) }),
    resumeIssue: z.strictObject({ reason: text }),
    escalateIssue: z.strictObject({ reason: text }),
    withdrawCloseOut: z.strictObject({ round }),
    /** The call that made sure that the enterprise itself asked, and freely. */
    decideWithdrawal: z.strictObject({
      request: id,
      genuine: z.boolean(),
      when: Instant,
      means: z.enum(CONTACT_MEANS),
      text,
    }),
    reopenIssue: z.strictObject({ reason: text }),
    issueSlip: z.strictObject({
      colour: z.enum(SLIPS),
      to: z.array(z.enum(SLIP_SEATS)).check(z.minLength(1), z.maxLength(SLIP_SEATS.length)),
      text,
      /** A report of the lead is owed by then, in place of the one it owes. */
      answerBy: z.optional(PlainDate),
    }),
    askForMore: z.strictObject({ text }),
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
