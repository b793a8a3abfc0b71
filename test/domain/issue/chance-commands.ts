import type { Command } from "../../../contract/commands.ts";
import type { CommandName, Instant } from "../../../contract/vocabulary.ts";
import type { Action } from "../../../domain/actions.ts";
import {
  approve,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  extensionDecided,
  extensionTo,
  giveBack,
  type Life,
  rate,
  refuseStep,
  ruled,
  suspensionDecided,
  suspensionUntil,
  withdrawalDecided,
} from "./history.ts";

const MINUTE = 60_000;
type Expect = Action["expect"];

export function shifted(from: Instant, ms: number): Instant {
  return new Date(Date.parse(from) + ms).toISOString();
}

/** A command as somebody would give it now; `flavour` chooses among what it may say. */
export function commandOf(name: CommandName, life: Life, now: Instant, flavour: number, expect?: Expect): Command {
  const { rounds, round } = life.issue;
  const current = Math.max(rounds, 1);
  const some = <T>(...choices: readonly [T, ...T[]]): T => choices[flavour % choices.length] ?? choices[0];
  switch (name) {
    case "submitIssue":
      return commands.submit;
    case "registerIssue":
      return { ...commands.register, class: some("A", "B", "C") };
    case "refuseIssue":
      return commands.refuse;
    case "dispatchIssue":
      return some<Command>(
        commands.dispatch,
        { ...commands.dispatch, supports: ["U2"] },
        {
          ...commands.dispatch,
          limit: { unit: "workingDay", amount: 1 + (flavour % 12) },
        },
      );
    case "signAssignment":
      return { ...commands.sign, assignment: expect?.assignment ?? "a1" };
    case "recordContact":
      return contact(now);
    case "reportProgress":
      return some<Command>(commands.progress, {
        ...commands.progress,
        nextReportBy: shifted(now, 3 * 1440 * MINUTE).slice(0, 10),
      });
    case "recordTierDecision":
      return some<Command>(commands.tierDecision, {
        ...commands.tierDecision,
        newDue: shifted(now, 6 * 1440 * MINUTE).slice(0, 10),
      });
    case "requestCloseOut":
      return { ...commands.closeOut, outcome: some("resolved", "explained", "terminated") };
    case "decideCloseOutStep":
      return some(approve, approve, giveBack, approve, refuseStep)(round?.step ?? 0, current);
    case "recordCallBack":
      return callBack(some("confirmed", "denied", "unreachable"), now, current);
    case "rateIssue":
      return rate(1 + (flavour % 5), current);
    case "decideDissatisfaction":
      return decideDissatisfaction(current, some("close", "rework"));
    case "addNote":
      return commands.note;
    case "timePassed":
      return commands.timePassed;
    default:
      return laterCommandOf(name, now, current, flavour, expect);
  }
}

function laterCommandOf(name: CommandName, now: Instant, round: number, flavour: number, expect: Expect): Command {
  const some = <T>(...choices: readonly [T, ...T[]]): T => choices[flavour % choices.length] ?? choices[0];
  const inDays = (days: number) => shifted(now, days * 1440 * MINUTE).slice(0, 10);
  const { request = "none#1", assignment = "a1" } = expect ?? {};
  const unit = some("U1", "U2", "U3");
  switch (name) {
    case "mergeIssue":
      return commands.merge;
    case "reclassifyIssue":
      return { ...commands.reclassify, class: some("A", "B", "C") };
    case "objectToAssignment":
      return { ...commands.object, assignment };
    case "ruleOnObjection":
      return ruled(some(true, false), { unit, request });
    case "changeAssignment":
      return some<Command>(
        { name, lead: { unit } },
        { name, supports: [unit] },
        { name, ended: [`a${1 + (flavour % 4)}`], supports: [unit] },
      );
    case "answerAsSupport":
      return { ...commands.answer, assignment };
    case "requestExtension":
      return extensionTo(inDays(3 + (flavour % 12)));
    case "decideExtension":
      return extensionDecided(some(true, false), request);
    case "requestSuspension":
      return suspensionUntil(inDays(some(5, 40, 100, 200)));
    case "decideSuspension":
      return suspensionDecided(some(true, true, false), request);
    case "resumeIssue":
      return commands.resume;
    case "escalateIssue":
      return commands.escalate;
    case "withdrawCloseOut":
      return { ...commands.withdrawCloseOut, round };
    case "withdrawIssue":
      return commands.withdraw;
    case "decideWithdrawal":
      return withdrawalDecided(some(true, false), now, request);
    case "reopenIssue":
      return commands.reopen;
    case "issueSlip":
      return some<Command>(commands.slip, { ...commands.slip, to: ["handler"], answerBy: inDays(2) });
    case "readIdentity":
      return commands.readIdentity;
    default:
      return commands.ask;
  }
}
