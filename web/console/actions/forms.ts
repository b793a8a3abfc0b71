import type { OfficialCommand } from "../../../contract/commands.ts";
import type { CommandFormShape } from "./form-shape.ts";
import { callBack } from "./forms/call-back.tsx";
import { closeOutStep } from "./forms/close-out-step.tsx";
import { closeOut } from "./forms/close-out.tsx";
import { contact } from "./forms/contact.tsx";
import { dispatch } from "./forms/dispatch.tsx";
import { dissatisfaction } from "./forms/dissatisfaction.tsx";
import { note } from "./forms/note.tsx";
import { progress } from "./forms/progress.tsx";
import { refusal } from "./forms/refusal.tsx";
import { registration } from "./forms/registration.tsx";
import { signature } from "./forms/signature.tsx";
import { tierDecision } from "./forms/tier-decision.tsx";

/** The forms of the officials' commands. */
export const FORMS: Partial<Record<OfficialCommand, CommandFormShape>> = {
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
};
