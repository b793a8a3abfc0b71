import type { OfficialCommand } from "../../../contract/commands.ts";
import type { CommandFormShape } from "./form-shape.ts";
import { assignmentChange } from "./forms/assignment-change.tsx";
import { callBack } from "./forms/call-back.tsx";
import { closeOutStep } from "./forms/close-out-step.tsx";
import { closeOutWithdrawal } from "./forms/close-out-withdrawal.tsx";
import { closeOut } from "./forms/close-out.tsx";
import { contact } from "./forms/contact.tsx";
import { dispatch } from "./forms/dispatch.tsx";
import { dissatisfaction } from "./forms/dissatisfaction.tsx";
import { extension } from "./forms/extension.tsx";
import { merger } from "./forms/merger.tsx";
import { note } from "./forms/note.tsx";
import { objectionRuling } from "./forms/objection-ruling.tsx";
import { objection } from "./forms/objection.tsx";
import { progress } from "./forms/progress.tsx";
import { question } from "./forms/question.tsx";
import { escalation, reopening, resumption } from "./forms/reason.tsx";
import { reclassification } from "./forms/reclassification.tsx";
import { refusal } from "./forms/refusal.tsx";
import { registration } from "./forms/registration.tsx";
import { requestDecision } from "./forms/request-decision.tsx";
import { signature } from "./forms/signature.tsx";
import { slip } from "./forms/slip.tsx";
import { supportAnswer } from "./forms/support-answer.tsx";
import { suspension } from "./forms/suspension.tsx";
import { tierDecision } from "./forms/tier-decision.tsx";
import { withdrawalDecision } from "./forms/withdrawal-decision.tsx";

/** The form of every official's command; a missing one does not compile. */
export const FORMS: Record<OfficialCommand, CommandFormShape> = {
  registerIssue: registration,
  refuseIssue: refusal,
  dispatchIssue: dispatch,
  signAssignment: signature,
  recordContact: contact,
  reportProgress: progress,
  recordTierDecision: tierDecision,
  requestCloseOut: closeOut,
  decideCloseOutStep: closeOutStep,
  recordCallBack: callBack,
  decideDissatisfaction: dissatisfaction,
  addNote: note,
  mergeIssue: merger,
  reclassifyIssue: reclassification,
  objectToAssignment: objection,
  ruleOnObjection: objectionRuling,
  changeAssignment: assignmentChange,
  answerAsSupport: supportAnswer,
  requestExtension: extension,
  decideExtension: requestDecision,
  requestSuspension: suspension,
  decideSuspension: requestDecision,
  resumeIssue: resumption,
  escalateIssue: escalation,
  withdrawCloseOut: closeOutWithdrawal,
  decideWithdrawal: withdrawalDecision,
  reopenIssue: reopening,
  issueSlip: slip,
  askForMore: question,
};
