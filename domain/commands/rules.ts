import { COMMAND_TABLE, type Command } from "../../contract/commands.ts";
import type { Status } from "../../contract/vocabulary.ts";
import type { Refusal } from "../context.ts";
import type { Draft, Moment } from "../draft.ts";
import type { Rule, RuledCommand } from "../rule.ts";
import { addNote } from "./add-note.ts";
import { decideCloseOutStep } from "./decide-close-out-step.ts";
import { decideDissatisfaction } from "./decide-dissatisfaction.ts";
import { dispatchIssue } from "./dispatch-issue.ts";
import { rateIssue } from "./rate-issue.ts";
import { recordCallBack } from "./record-call-back.ts";
import { recordContact } from "./record-contact.ts";
import { recordTierDecision } from "./record-tier-decision.ts";
import { refuseIssue } from "./refuse-issue.ts";
import { registerIssue } from "./register-issue.ts";
import { reportProgress } from "./report-progress.ts";
import { requestCloseOut } from "./request-close-out.ts";
import { signAssignment } from "./sign-assignment.ts";

export const RULES = {
  registerIssue,
  refuseIssue,
  dispatchIssue,
  signAssignment,
  recordContact,
  reportProgress,
  recordTierDecision,
  requestCloseOut,
  decideCloseOutStep,
  recordCallBack,
  rateIssue,
  decideDissatisfaction,
  addNote,
} satisfies { [N in RuledCommand]: Rule<N> };

/** The enterprise may still give its mark after the close, within the window (commands.md §6, 25). */
export function statusesOf(name: RuledCommand): readonly Status[] {
  return name === "rateIssue" ? ["verifying", "closed"] : COMMAND_TABLE[name].status;
}

export type Ruled = Exclude<Command, { name: "submitIssue" | "timePassed" }>;

/** The command's own guards and events. */
export function decideBy(draft: Draft, command: Ruled, moment: Moment): Draft | Refusal {
  switch (command.name) {
    case "registerIssue":
      return registerIssue.decide(draft, command, moment);
    case "refuseIssue":
      return refuseIssue.decide(draft, command, moment);
    case "dispatchIssue":
      return dispatchIssue.decide(draft, command, moment);
    case "signAssignment":
      return signAssignment.decide(draft, command, moment);
    case "recordContact":
      return recordContact.decide(draft, command, moment);
    case "reportProgress":
      return reportProgress.decide(draft, command, moment);
    case "recordTierDecision":
      return recordTierDecision.decide(draft, command, moment);
    case "requestCloseOut":
      return requestCloseOut.decide(draft, command, moment);
    case "decideCloseOutStep":
      return decideCloseOutStep.decide(draft, command, moment);
    case "recordCallBack":
      return recordCallBack.decide(draft, command, moment);
    case "rateIssue":
      return rateIssue.decide(draft, command, moment);
    case "decideDissatisfaction":
      return decideDissatisfaction.decide(draft, command, moment);
    case "addNote":
      return addNote.decide(draft, command, moment);
  }
}
