import * as z from "zod/mini";
import { Explanation, Fallback, Limit, Rung } from "./limit.ts";
import {
  AUDIENCES,
  CLASSES,
  COMMANDS,
  CONTACT_MEANS,
  DUTY_KINDS,
  Instant,
  ISSUE_KINDS,
  LEVELS,
  OUTCOMES,
  REQUEST_TYPES,
  Seat,
  SOURCES,
} from "./vocabulary.ts";

/** A text kept apart from the commit, so that it can be erased and the chain of hashes still verifies. */
export const TextRef = z.strictObject({
  text: z.string(),
  /** SHA-256 of salt and content, hex; the salt lies with the text. */
  digest: z.string(),
});
export type TextRef = z.infer<typeof TextRef>;

/** A file that lies in the bucket of accepted attachments. */
export const Attachment = z.strictObject({
  file: z.string(),
  type: z.string(),
  size: z.int(),
  /** SHA-256 of the bytes, hex. The name is kept with the texts: it may hold a person's name. */
  sha256: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

const duty = z.string();

/** What an event does to duties: one generic reducer applies them (commands.md §5). */
export const DutyEffect = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("open"),
    duty,
    kind: z.enum(DUTY_KINDS),
    seat: Seat,
    assignment: z.optional(z.string()),
    /** The step of a close-out chain, or the tier of `solve` and `coordinate`. */
    step: z.optional(z.int()),
    from: Instant,
    limit: Limit,
    dueAt: Instant,
    provisional: z.boolean(),
    why: Explanation,
    ladder: z.array(Rung),
    fallback: z.optional(z.array(Fallback)),
  }),
  z.strictObject({ do: z.literal("close"), duty, as: z.enum(["done", "lapsed", "void"]) }),
  z.strictObject({ do: z.literal("hold"), duty }),
  z.strictObject({
    do: z.enum(["release", "move"]),
    duty,
    /** From now on the limit is this date (T5): a later hold is measured on it. */
    limit: Limit,
    dueAt: Instant,
    provisional: z.boolean(),
    why: Explanation,
    ladder: z.array(Rung),
  }),
  z.strictObject({ do: z.literal("raise"), duty, to: Seat, fallback: z.optional(z.array(Fallback)) }),
  z.strictObject({ do: z.literal("reseat"), duty, to: Seat, fallback: z.optional(z.array(Fallback)) }),
]);
export type DutyEffect = z.infer<typeof DutyEffect>;

export const Assignment = z.strictObject({
  id: z.string(),
  unit: z.string(),
  role: z.literal("lead"),
  person: z.optional(z.string()),
});
export type Assignment = z.infer<typeof Assignment>;

const duties = z.array(DutyEffect);
function event<T extends string, D extends z.core.$ZodShape>(type: T, data: D) {
  return z.strictObject({ type: z.literal(type), data: z.strictObject(data), duties });
}

/** The events of commands.md §5 that this version writes. Their shape is permanent: they are hashed and replayed for ever. */
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
  event("issueEscalated", { from: z.int(), to: z.int(), cause: z.literal("due") }),
  event("tierDecisionRecorded", { text: TextRef, newDue: z.optional(Instant) }),
  event("closeOutRequested", {
    round: z.int(),
    outcome: z.enum(OUTCOMES),
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
    decision: z.enum(["approve", "return"]),
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
    by: z.enum(["rating", "noValidAnswer", "despiteDissatisfaction"]),
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
    effect: z.enum(["remind", "raise", "escalate", "lapse"]),
    next: z.optional(Rung),
  }),
  event("dutyRaised", { duty: z.string(), from: Seat, to: Seat }),
]);
export type Event = z.infer<typeof Event>;
export type EventType = Event["type"];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;

/** Who gave a command: the person, the seat it was given from and, for a substitute, whose seat that is. */
export const Actor = z.strictObject({
  seat: Seat,
  person: z.optional(z.string()),
  onBehalfOf: z.optional(z.string()),
});
export type Actor = z.infer<typeof Actor>;

/**
 * One commit = one version of an issue = one outbox record.
 * `hash` is SHA-256 over the RFC 8785 JSON of everything but `hash`, `keyId` and `mac`; `mac` is HMAC-SHA-256 of `hash`
 * under the key `keyId`. This format is permanent.
 */
export const Commit = z.strictObject({
  tenant: z.string(),
  issue: z.string(),
  version: z.int(),
  command: z.enum(COMMANDS),
  actor: Actor,
  at: Instant,
  receivedAt: Instant,
  requestKey: z.optional(z.string()),
  events: z.array(Event),
  prevHash: z.string(),
  hash: z.string(),
  keyId: z.string(),
  mac: z.string(),
});
export type Commit = z.infer<typeof Commit>;
