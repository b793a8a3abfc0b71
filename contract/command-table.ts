import type { OfficialCommand } from "./command-bodies.ts";
import type { SeatKind, Status } from "./vocabulary.ts";

const TIERS = ["tier1", "tier2", "tier3", "tier4"] as const;
const AFTER_TRIAGE = ["registered", "handling", "suspended", "reviewing", "verifying"] as const;
const OPEN = ["submitted", ...AFTER_TRIAGE] as const;

type Rule = {
  seats: readonly SeatKind[];
  status: readonly Status[];
  texts: readonly string[];
  files?: string;
  path: string;
};

/**
 * Commands → seats → statuses (commands.md §6), texts to be kept apart, and the last part of the path.
 * `duty` seats: a command that serves a duty may also be given by the duty's own seat and those it was raised from.
 */
export const COMMAND_TABLE = {
  registerIssue: { seats: ["office"], status: ["submitted"], texts: [], path: "registration" },
  refuseIssue: { seats: ["office"], status: ["submitted", "registered"], texts: ["reason", "basis"], path: "refusal" },
  dispatchIssue: { seats: ["office"], status: ["registered"], texts: [], path: "dispatch" },
  signAssignment: { seats: ["handler", "head"], status: ["handling"], texts: [], path: "signature" },
  recordContact: {
    seats: ["handler", "head", "aide", "office", ...TIERS],
    status: ["handling", "suspended", "reviewing", "verifying"],
    texts: ["text"],
    path: "contacts",
  },
  reportProgress: { seats: ["handler", "head"], status: ["handling", "suspended"], texts: ["text"], path: "progress" },
  recordTierDecision: { seats: TIERS, status: ["handling"], texts: ["text"], path: "tier-decision" },
  requestCloseOut: {
    seats: ["handler", "head"],
    status: ["handling"],
    texts: ["result"],
    files: "evidence",
    path: "close-out",
  },
  decideCloseOutStep: {
    seats: ["head", "office", ...TIERS],
    status: ["reviewing"],
    texts: ["opinion"],
    path: "close-out-step",
  },
  recordCallBack: { seats: ["aide", "office"], status: ["verifying"], texts: ["text"], path: "call-back" },
  decideDissatisfaction: {
    seats: TIERS,
    status: ["verifying"],
    texts: ["reason"],
    path: "dissatisfaction",
  },
  addNote: {
    seats: ["aide", "handler", "head", "office", ...TIERS],
    status: OPEN,
    texts: ["text"],
    files: "attachments",
    path: "notes",
  },
  mergeIssue: { seats: ["office"], status: ["submitted", "registered"], texts: [], path: "merger" },
  reclassifyIssue: { seats: ["office"], status: ["registered", "handling"], texts: [], path: "classification" },
  objectToAssignment: { seats: ["head"], status: ["handling"], texts: ["reason"], path: "objection" },
  ruleOnObjection: { seats: ["office"], status: ["handling"], texts: ["opinion"], path: "objection-ruling" },
  changeAssignment: { seats: ["office", ...TIERS], status: ["handling"], texts: [], path: "assignments" },
  answerAsSupport: { seats: ["handler", "head"], status: ["handling"], texts: ["text"], path: "support-answer" },
  requestExtension: { seats: ["head"], status: ["handling"], texts: ["reason", "progress"], path: "extension" },
  decideExtension: {
    seats: ["office", ...TIERS],
    status: ["handling"],
    texts: ["opinion"],
    path: "extension-decision",
  },
  requestSuspension: { seats: ["head"], status: ["handling"], texts: ["reason", "measures"], path: "suspension" },
  decideSuspension: {
    seats: ["office", "tier1"],
    status: ["handling"],
    texts: ["opinion"],
    path: "suspension-decision",
  },
  resumeIssue: { seats: ["head", "office", ...TIERS], status: ["suspended"], texts: ["reason"], path: "resumption" },
  escalateIssue: { seats: ["office", ...TIERS], status: ["handling"], texts: ["reason"], path: "escalation" },
  withdrawCloseOut: { seats: ["handler", "head"], status: ["reviewing"], texts: [], path: "close-out-withdrawal" },
  decideWithdrawal: { seats: ["aide", "office"], status: AFTER_TRIAGE, texts: ["text"], path: "withdrawal-decision" },
  reopenIssue: { seats: ["office", ...TIERS], status: ["closed"], texts: ["reason"], path: "reopening" },
  issueSlip: { seats: ["office", ...TIERS], status: OPEN, texts: ["text"], path: "slips" },
  askForMore: {
    seats: ["aide", "handler", "head", "office", ...TIERS],
    status: OPEN,
    texts: ["text"],
    path: "questions",
  },
} as const satisfies Record<OfficialCommand, Rule>;
