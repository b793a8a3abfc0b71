import { api } from "../runtime/api.ts";
import { giveCommand } from "./give-command.ts";
import { holdBulletin } from "./hold-bulletin.ts";
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
  holdBulletin,
  sendBulletinAgain,
});
