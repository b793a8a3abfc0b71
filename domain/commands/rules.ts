import { COMMAND_TABLE, type Command } from "../../contract/commands.ts";
import { STATUSES, type Status } from "../../contract/vocabulary.ts";
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
import { mergeIssue } from "./merge-issue.ts";
import { reclassifyIssue } from "./reclassify-issue.ts";
import { objectToAssignment } from "./object-to-assignment.ts";
import { ruleOnObjection } from "./rule-on-objection.ts";
import { changeAssignment } from "./change-assignment.ts";
import { answerAsSupport } from "./answer-as-support.ts";
import { requestExtension } from "./request-extension.ts";
import { decideExtension } from "./decide-extension.ts";
import { requestSuspension } from "./request-suspension.ts";
import { decideSuspension } from "./decide-suspension.ts";
import { resumeIssue } from "./resume-issue.ts";
import { escalateIssue } from "./escalate-issue.ts";
import { withdrawCloseOut } from "./withdraw-close-out.ts";
import { withdrawIssue } from "./withdraw-issue.ts";
import { decideWithdrawal } from "./decide-withdrawal.ts";
import { reopenIssue } from "./reopen-issue.ts";
import { issueSlip } from "./issue-slip.ts";
import { askForMore } from "./ask-for-more.ts";
import { readIdentity } from "./read-identity.ts";
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
  mergeIssue,
  reclassifyIssue,
  objectToAssignment,
  ruleOnObjection,
  changeAssignment,
  answerAsSupport,
  requestExtension,
  decideExtension,
  requestSuspension,
  decideSuspension,
  resumeIssue,
  escalateIssue,
  withdrawCloseOut,
  withdrawIssue,
  decideWithdrawal,
  reopenIssue,
  issueSlip,
  askForMore,
  readIdentity,
} satisfies { [N in RuledCommand]: Rule<N> };

/** Beside the table: the enterprise may still give its mark after the close, within the window, and withdraw whatever is open (commands.md §6, 25, 27); whose it is may be asked at any time. */
export function statusesOf(name: RuledCommand): readonly Status[] {
  if (name === "rateIssue") return ["verifying", "closed"];
  if (name === "readIdentity") return STATUSES;
  return COMMAND_TABLE[name === "withdrawIssue" ? "addNote" : name].status;
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
    case "mergeIssue":
      return mergeIssue.decide(draft, command, moment);
    case "reclassifyIssue":
      return reclassifyIssue.decide(draft, command, moment);
    case "objectToAssignment":
      return objectToAssignment.decide(draft, command, moment);
    case "ruleOnObjection":
      return ruleOnObjection.decide(draft, command, moment);
    case "changeAssignment":
      return changeAssignment.decide(draft, command, moment);
    case "answerAsSupport":
      return answerAsSupport.decide(draft, command, moment);
    case "requestExtension":
      return requestExtension.decide(draft, command, moment);
    case "decideExtension":
      return decideExtension.decide(draft, command, moment);
    case "requestSuspension":
      return requestSuspension.decide(draft, command, moment);
    case "decideSuspension":
      return decideSuspension.decide(draft, command, moment);
    case "resumeIssue":
      return resumeIssue.decide(draft, command, moment);
    case "escalateIssue":
      return escalateIssue.decide(draft, command, moment);
    case "withdrawCloseOut":
      return withdrawCloseOut.decide(draft, command, moment);
    case "withdrawIssue":
      return withdrawIssue.decide(draft, command, moment);
    case "decideWithdrawal":
      return decideWithdrawal.decide(draft, command, moment);
    case "reopenIssue":
      return reopenIssue.decide(draft, command, moment);
    case "issueSlip":
      return issueSlip.decide(draft, command, moment);
    case "askForMore":
      return askForMore.decide(draft, command, moment);
    case "readIdentity":
      return readIdentity.decide(draft, command, moment);
  }
}
