import * as z from "zod/mini";
import { shapes } from "./command-bodies.ts";
import { Attachment, TextRef } from "./effect.ts";
import { RatingTag, SOURCES } from "./vocabulary.ts";

export { AssignmentChange, commandBodies, type OfficialCommand, SLIP_SEATS, Text, Upload } from "./command-bodies.ts";
export { COMMAND_TABLE } from "./command-table.ts";

const round = z.int().check(z.positive());
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
    identityHidden: z.optional(z.boolean()),
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
  named("mergeIssue", inside.mergeIssue),
  named("reclassifyIssue", inside.reclassifyIssue),
  named("objectToAssignment", inside.objectToAssignment),
  named("ruleOnObjection", inside.ruleOnObjection),
  named("changeAssignment", inside.changeAssignment),
  named("answerAsSupport", inside.answerAsSupport),
  named("requestExtension", inside.requestExtension),
  named("decideExtension", inside.decideExtension),
  named("requestSuspension", inside.requestSuspension),
  named("decideSuspension", inside.decideSuspension),
  named("resumeIssue", inside.resumeIssue),
  named("escalateIssue", inside.escalateIssue),
  named("withdrawCloseOut", inside.withdrawCloseOut),
  z.strictObject({ name: z.literal("withdrawIssue"), reason: TextRef }),
  named("decideWithdrawal", inside.decideWithdrawal),
  named("reopenIssue", inside.reopenIssue),
  named("issueSlip", inside.issueSlip),
  named("askForMore", inside.askForMore),
  z.strictObject({ name: z.literal("readIdentity"), reason: TextRef }),
  z.strictObject({ name: z.literal("timePassed") }),
]);
export type Command = z.infer<typeof Command>;
export type CommandOf<N extends Command["name"]> = Extract<Command, { name: N }>;
