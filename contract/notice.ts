import * as z from "zod/mini";
import { DUTY_KINDS, Instant, OUTCOMES, PlainDate, SEAT_KINDS, SLIPS } from "./vocabulary.ts";

const due = { dueAt: Instant, provisional: z.boolean() };
const line = <T extends string, F extends z.core.$ZodShape>(template: T, facts: F) =>
  z.strictObject({ template: z.literal(template), ...facts });

/** One thing a notice says, as facts. Nothing an enterprise or an official wrote is in it: who may read that opens the issue. */
export const NoticeLine = z.discriminatedUnion("template", [
  line("dutyOpened", { duty: z.enum(DUTY_KINDS), ...due }),
  line("dutyRaised", { duty: z.enum(DUTY_KINDS), from: z.enum(SEAT_KINDS), ...due }),
  line("slip", { duty: z.enum(DUTY_KINDS), slip: z.enum(SLIPS), holder: z.enum(SEAT_KINDS), ...due }),
  /** A duty whose seat and all its fallbacks are empty. */
  line("nobody", { duty: z.enum(DUTY_KINDS), seat: z.enum(SEAT_KINDS) }),
  /** A seat above the county's leaders could not take a duty, and who has it instead (commands.md §1). */
  line("fellTo", { duty: z.enum(DUTY_KINDS), asked: z.enum(SEAT_KINDS), seat: z.enum(SEAT_KINDS) }),
  /** Handed in for the enterprise by its aide: the enterprise itself is sent receipt number and query code, and nobody else is. */
  line("received", {}),
  line("registered", {}),
  line("refused", {}),
  line("dispatched", { unit: z.string(), ...due }),
  line("progress", {}),
  /** `tierBy`: when whoever holds the new tier owes its decision; absent in lines written before it was told. */
  line("escalated", {
    tier: z.int(),
    ...due,
    cause: z.optional(z.enum(["due", "manual", "rework"])),
    tierBy: z.optional(z.strictObject(due)),
  }),
  line("decided", { tier: z.int() }),
  line("returned", {}),
  line("note", {}),
  line("closed", { outcome: z.enum(OUTCOMES) }),
  line("objectionRuled", { upheld: z.boolean() }),
  line("supportAnswered", { unit: z.string() }),
  line("extensionRefused", {}),
  line("extended", due),
  line("suspensionRefused", {}),
  /** `provisional` is absent in lines written before it was known. */
  line("suspended", { until: Instant, provisional: z.optional(z.boolean()) }),
  line("resumed", due),
  /** With its new limit where there is no tier above: otherwise `escalated` says it. */
  line("reworked", { by: z.optional(z.strictObject(due)) }),
  line("withdrawalAsked", {}),
  /** The enterprise says that it does not want to withdraw. */
  line("withdrawalFalse", {}),
  line("reopened", due),
  line("manualSlip", { slip: z.enum(SLIPS) }),
  /** A new calendar gave a duty another due instant. */
  line("recomputed", { duty: z.enum(DUTY_KINDS), ...due }),
  line("asked", {}),
  /** Another unit has it, or it is not needed any more. */
  line("released", {}),
]);
export type NoticeLine = z.infer<typeof NoticeLine>;

/** What one recipient is told about one commit on one channel: commit × recipient × channel is its identity. */
export const Notice = z.strictObject({
  issue: z.string(),
  version: z.int(),
  at: Instant,
  /** Id of a person of the directory, or `ent` for the enterprise itself. */
  recipient: z.string(),
  channel: z.enum(["mail", "inbox"]),
  number: z.optional(z.string()),
  lines: z.array(NoticeLine).check(z.minLength(1)),
});
export type Notice = z.infer<typeof Notice>;

/** 日历将到期: what one recipient is told because the holiday notices end. Once per end and warning. */
export const Reminder = z.strictObject({
  reminder: z.literal("coverage"),
  warning: z.int(),
  daysLeft: z.int(),
  until: PlainDate,
  at: Instant,
  recipient: z.string(),
  channel: z.enum(["mail", "inbox"]),
});
export type Reminder = z.infer<typeof Reminder>;
