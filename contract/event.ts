import * as z from "zod/mini";
import { Assignment, Attachment, DutyEffect, TextRef } from "./effect.ts";
import { Limit, Rung } from "./limit.ts";
import {
  AUDIENCES,
  CLASSES,
  CLOSE_OUT_OUTCOMES,
  CONTACT_MEANS,
  EFFECTS,
  Instant,
  ISSUE_KINDS,
  LEVELS,
  OUTCOMES,
  REQUEST_TYPES,
  Seat,
  SLIPS,
  SOURCES,
} from "./vocabulary.ts";

const duties = z.array(DutyEffect);
function event<T extends string, D extends z.core.$ZodShape>(type: T, data: D) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject(data), duties });
}

/** Why an issue could close: an answer, silence after a call-back, a leader's decision, or that nobody asks for it any more. */
export const CLOSING_GROUNDS = ["rating", "noValidAnswer", "despiteDissatisfaction", "withdrawn", "merged"] as const;
/** Who decided: a person, or the clock because nobody did in time. */
const cause = z.enum(["person", "time"]);

/** The events of an issue. Their shape is permanent: they are hashed and replayed for ever, and only ever added to. */
export const Event = z.discriminatedUnion("type", [
  event("issueSubmitted", {
    enterprise: z.string(),
    source: z.enum(SOURCES),
    form: z.string(),
    pack: z.string(),
    epoch: z.int(),
    narrative: TextRef,
    identity: TextRef,
    contact: TextRef,
    attachments: z.array(Attachment),
    /** The units that deal with it shall not learn who handed it in. */
    identityHidden: z.optional(z.boolean()),
  }),
  event("issueRegistered", {
    number: z.string(),
    class: z.enum(CLASSES),
    kind: z.enum(ISSUE_KINDS),
    level: z.enum(LEVELS),
    requestType: z.enum(REQUEST_TYPES),
  }),
  event("issueRefused", { reason: TextRef, basis: TextRef }),
  event("issueDispatched", { assignments: z.array(Assignment), limit: Limit, dispatchNo: z.int() }),
  event("assignmentSigned", { assignment: z.string() }),
  event("contactRecorded", { when: Instant, means: z.enum(CONTACT_MEANS), text: TextRef }),
  event("progressReported", { text: TextRef, visibleToEnterprise: z.boolean(), nextReportBy: z.optional(Instant) }),
  event("issueEscalated", {
    from: z.int(),
    to: z.int(),
    cause: z.enum(["due", "manual", "rework"]),
    reason: z.optional(TextRef),
  }),
  event("tierDecisionRecorded", { text: TextRef, newDue: z.optional(Instant) }),
  event("closeOutRequested", {
    round: z.int(),
    outcome: z.enum(CLOSE_OUT_OUTCOMES),
    result: TextRef,
    evidence: z.array(Attachment),
    /** The seats asked, step by step: frozen here, whatever the pack says later. */
    chain: z.array(Seat),
    /** The `solve` duty this round holds, and whether it was asked for in time (receivedAt ≤ due). */
    solve: z.string(),
    onTime: z.boolean(),
  }),
  event("closeOutStepDecided", {
    round: z.int(),
    step: z.int(),
    decision: z.enum(["approve", "return", "refuse"]),
    opinion: z.optional(TextRef),
  }),
  event("callBackRecorded", {
    result: z.enum(["confirmed", "denied", "unreachable"]),
    attempt: z.int(),
    final: z.boolean(),
    when: Instant,
    means: z.enum(CONTACT_MEANS),
    text: TextRef,
  }),
  event("issueRated", {
    round: z.int(),
    level: z.int().check(z.minimum(1), z.maximum(5)),
    channel: z.literal("code"),
    late: z.boolean(),
    text: z.optional(TextRef),
    tags: z.array(z.string()),
  }),
  event("ratingLapsed", { round: z.int() }),
  event("issueClosed", {
    outcome: z.enum(OUTCOMES),
    onTime: z.boolean(),
    rating: z.optional(z.int()),
    /** Why it could close: the enterprise's own mark, silence after a call-back, or a leader's written decision. */
    by: z.enum(CLOSING_GROUNDS),
    /** The issue it was merged into. */
    into: z.optional(z.string()),
    reason: z.optional(TextRef),
  }),
  event("noteAdded", { text: TextRef, attachments: z.array(Attachment), audience: z.enum(AUDIENCES) }),
  event("rungFired", {
    rung: z.string(),
    duty: z.string(),
    owedAt: Instant,
    fireAt: Instant,
    firedAt: Instant,
    late: z.boolean(),
    slip: z.optional(z.enum(["blue", "orange", "red"])),
    effect: z.enum(EFFECTS),
    next: z.optional(Rung),
  }),
  event("dutyRaised", { duty: z.string(), from: Seat, to: Seat }),
  event("issueReclassified", { class: z.enum(CLASSES), kind: z.enum(ISSUE_KINDS) }),
  /** A new lead takes over from the one among the ended. */
  event("assignmentChanged", { added: z.array(Assignment), ended: z.array(z.string()) }),
  event("objectionRaised", { assignment: z.string(), reason: TextRef, suggested: z.optional(z.string()) }),
  event("objectionRuled", { assignment: z.string(), upheld: z.boolean(), cause, opinion: z.optional(TextRef) }),
  event("supportAnswered", { assignment: z.string(), text: TextRef }),
  event("extensionRequested", { reason: TextRef, progress: TextRef, newDue: Instant }),
  event("extensionDecided", {
    granted: z.boolean(),
    newDue: z.optional(Instant),
    cause,
    opinion: z.optional(TextRef),
  }),
  event("suspensionRequested", {
    reason: TextRef,
    measures: TextRef,
    until: Instant,
    /** Calendar days asked for. */
    days: z.int(),
  }),
  event("suspensionDecided", {
    granted: z.boolean(),
    until: z.optional(Instant),
    days: z.optional(z.int()),
    cause,
    opinion: z.optional(TextRef),
  }),
  event("issueResumed", { cause, reason: z.optional(TextRef) }),
  event("closeOutWithdrawn", { round: z.int() }),
  event("issueReworked", {
    cause: z.enum(["refused", "denied", "badRating"]),
    reworkNo: z.int(),
    reason: z.optional(TextRef),
  }),
  event("withdrawalRequested", { reason: TextRef }),
  event("withdrawalDecided", {
    genuine: z.boolean(),
    when: Instant,
    means: z.enum(CONTACT_MEANS),
    text: TextRef,
  }),
  event("issueReopened", { cause: TextRef, reopenNo: z.int() }),
  event("slipIssued", {
    colour: z.enum(SLIPS),
    to: z.array(Seat),
    text: TextRef,
    answerBy: z.optional(Instant),
  }),
  event("dueDatesRecomputed", {
    calendarVersion: z.string(),
    changes: z.array(z.strictObject({ duty: z.string(), old: Instant, new: Instant })),
  }),
  /** Somebody was shown who asked not to be named, and said why he had to know. */
  event("identityRead", { reason: TextRef }),
]);
export type Event = z.infer<typeof Event>;
export type EventType = Event["type"];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
