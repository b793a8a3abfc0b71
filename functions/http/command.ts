import { api } from "../runtime/api.ts";
import { giveCommand } from "./give-command.ts";
import { holdBulletin } from "./hold-bulletin.ts";
import { readIdentity } from "./read-identity.ts";
import { sendBulletinAgain } from "./send-bulletin-again.ts";

/** What officials do. Every command on an issue is the same use-case; its rules are in `domain/commands/`. */
export const handler = api("command", {
  registerIssue: giveCommand("registerIssue"),
  refuseIssue: giveCommand("refuseIssue"),
  dispatchIssue: giveCommand("dispatchIssue"),
  signAssignment: giveCommand("signAssignment"),
  recordContact: giveCommand("recordContact"),
  reportProgress: giveCommand("reportProgress"),
  recordTierDecision: giveCommand("recordTierDecision"),
  requestCloseOut: giveCommand("requestCloseOut"),
  decideCloseOutStep: giveCommand("decideCloseOutStep"),
  recordCallBack: giveCommand("recordCallBack"),
  decideDissatisfaction: giveCommand("decideDissatisfaction"),
  addNote: giveCommand("addNote"),
  mergeIssue: giveCommand("mergeIssue"),
  reclassifyIssue: giveCommand("reclassifyIssue"),
  objectToAssignment: giveCommand("objectToAssignment"),
  ruleOnObjection: giveCommand("ruleOnObjection"),
  changeAssignment: giveCommand("changeAssignment"),
  answerAsSupport: giveCommand("answerAsSupport"),
  requestExtension: giveCommand("requestExtension"),
  decideExtension: giveCommand("decideExtension"),
  requestSuspension: giveCommand("requestSuspension"),
  decideSuspension: giveCommand("decideSuspension"),
  resumeIssue: giveCommand("resumeIssue"),
  escalateIssue: giveCommand("escalateIssue"),
  withdrawCloseOut: giveCommand("withdrawCloseOut"),
  decideWithdrawal: giveCommand("decideWithdrawal"),
  reopenIssue: giveCommand("reopenIssue"),
  issueSlip: giveCommand("issueSlip"),
  askForMore: giveCommand("askForMore"),
  readIdentity,
  holdBulletin,
  sendBulletinAgain,
});
