import type { Command } from "../../../contract/commands.ts";
import type { CommandName } from "../../../contract/vocabulary.ts";
import type { Presence } from "../../../domain/context.ts";
import {
  approve,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  extensionDecided,
  extensionTo,
  rate,
  ruled,
  suspensionDecided,
  suspensionUntil,
  withdrawalDecided,
} from "./history.ts";
import type { Situation } from "./states.ts";

/** One presence per seat; those of another unit and another enterprise may never do anything. */
export const PRESENCES: Readonly<Record<string, Presence>> = {
  ent: { as: "enterprise" },
  system: { as: "system" },
  ...Object.fromEntries(
    [
      "aide",
      "handler",
      "head",
      "office",
      "officeHead",
      "tier1",
      "tier2",
      "tier3",
      "tier4",
      "auditor",
      "admin",
      "handler2",
      "head2",
      "handler3",
      "stranger",
      "stranger-aide",
      "deputy",
    ].map((person) => [person, { as: "person" as const, person }]),
  ),
};

/** The command as it would be given now, every fact it repeats being right. */
export function commandFor(name: CommandName, situation: Situation): Command {
  const { life, now } = situation;
  const { rounds, round } = life.issue;
  switch (name) {
    case "submitIssue":
      return commands.submit;
    case "registerIssue":
      return commands.register;
    case "refuseIssue":
      return commands.refuse;
    case "dispatchIssue":
      return commands.dispatch;
    case "signAssignment":
      return commands.sign;
    case "recordContact":
      return contact(now);
    case "reportProgress":
      return { ...commands.progress };
    case "recordTierDecision":
      return commands.tierDecision;
    case "requestCloseOut":
      return commands.closeOut;
    case "decideCloseOutStep":
      return approve(round?.step ?? 0, Math.max(rounds, 1));
    case "recordCallBack":
      return callBack("confirmed", now, Math.max(rounds, 1));
    case "rateIssue":
      return rate(5, Math.max(rounds, 1));
    case "decideDissatisfaction":
      return decideDissatisfaction(Math.max(rounds, 1));
    case "addNote":
      return commands.note;
    case "timePassed":
      return commands.timePassed;
    default:
      return laterCommand(name, situation);
  }
}

function laterCommand(name: CommandName, { life, now }: Situation): Command {
  const { rounds, tier } = life.issue;
  switch (name) {
    case "mergeIssue":
      return commands.merge;
    case "reclassifyIssue":
      return commands.reclassify;
    case "objectToAssignment":
      return commands.object;
    case "ruleOnObjection":
      return ruled(false);
    case "changeAssignment":
      return { name, supports: ["U3"] };
    case "answerAsSupport":
      return commands.answer;
    case "requestExtension":
      return extensionTo(["2026-12-04", "2026-12-11", "2026-12-25", "2027-01-27", "2027-02-25"][tier] ?? "");
    case "decideExtension":
      return extensionDecided(true);
    case "requestSuspension":
      return suspensionUntil(tier > 2 ? "2027-03-20" : "2026-12-20");
    case "decideSuspension":
      return suspensionDecided(true);
    case "resumeIssue":
      return commands.resume;
    case "escalateIssue":
      return commands.escalate;
    case "withdrawCloseOut":
      return { ...commands.withdrawCloseOut, round: Math.max(rounds, 1) };
    case "withdrawIssue":
      return commands.withdraw;
    case "decideWithdrawal":
      return withdrawalDecided(true, now);
    case "reopenIssue":
      return commands.reopen;
    case "issueSlip":
      return commands.slip;
    case "readIdentity":
      return commands.readIdentity;
    default:
      return commands.ask;
  }
}
