import { describe, expect, test } from "vitest";
import { type Action, actionsFor } from "../../../domain/actions.ts";
import { after, extending, objected, supported, suspending, withdrawing } from "./half-way.ts";
import { at, callBack, dispatched, type Life, reviewing, verifying } from "./history.ts";

/** Actions of somebody that serve a duty or repeat a fact. */
function offered(life: Life, when: string, who: string): Omit<Action, "seat">[] {
  const presence = who === "enterprise" ? ({ as: who } as const) : ({ as: "person", person: who } as const);
  const about = { tenant: "410421", issue: "DEMO-0001", receivedAt: at(when), number: "1", ...life.world };
  return actionsFor(life.issue, presence, about)
    .map(({ command, duty, expect: facts }) => ({ command, ...(duty && { duty }), ...(facts && { expect: facts }) }))
    .filter(({ duty, expect: fact }) => duty !== undefined || fact !== undefined);
}
const denied = () => after(verifying({}, "explained"), ["11-24 13:00", "aide", callBack("denied", at("11-24 12:50"))]);

describe("what somebody may do comes with the duty it serves and the facts the command has to repeat:", () => {
  test.each<[string, () => Life, string, string, Omit<Action, "seat">[]]>([
    [
      "a step of review",
      reviewing,
      "11-24 11:00",
      "head",
      [
        { command: "decideCloseOutStep", duty: "reviewCloseOut#1", expect: { round: 1, step: 0 } },
        { command: "withdrawCloseOut", expect: { round: 1 } },
      ],
    ],
    ["a mark", verifying, "11-24 13:00", "enterprise", [{ command: "rateIssue", expect: { round: 1 } }]],
    [
      "a call-back",
      verifying,
      "11-24 13:00",
      "aide",
      [{ command: "recordCallBack", duty: "callBack#1", expect: { round: 1 } }],
    ],
    [
      "dissatisfaction",
      denied,
      "11-24 14:00",
      "tier1",
      [{ command: "decideDissatisfaction", duty: "coordinate#1", expect: { round: 1 } }],
    ],
    [
      "an extension",
      extending,
      "11-24 10:00",
      "office",
      [{ command: "decideExtension", duty: "decideExtension#1", expect: { request: "decideExtension#1" } }],
    ],
    [
      "a suspension",
      suspending,
      "11-24 10:00",
      "tier1",
      [{ command: "decideSuspension", duty: "decideSuspension#1", expect: { request: "decideSuspension#1" } }],
    ],
    [
      "an objection",
      objected,
      "11-23 12:00",
      "office",
      [{ command: "ruleOnObjection", duty: "ruleObjection#1", expect: { request: "ruleObjection#1" } }],
    ],
    [
      "a withdrawal",
      withdrawing,
      "11-24 10:00",
      "aide",
      [{ command: "decideWithdrawal", duty: "verifyWithdrawal#1", expect: { request: "verifyWithdrawal#1" } }],
    ],
    [
      "the assignment of a unit in support, which is the second",
      supported,
      "11-23 12:00",
      "head2",
      [
        { command: "signAssignment", duty: "sign#2", expect: { assignment: "a2" } },
        { command: "objectToAssignment", expect: { assignment: "a2" } },
        { command: "answerAsSupport", duty: "support#1", expect: { assignment: "a2" } },
      ],
    ],
    [
      "the assignment of the lead",
      dispatched,
      "11-23 12:00",
      "head",
      [
        { command: "signAssignment", duty: "sign#1", expect: { assignment: "a1" } },
        { command: "reportProgress", duty: "report#1" },
        { command: "requestCloseOut", duty: "solve#1" },
        { command: "objectToAssignment", expect: { assignment: "a1" } },
      ],
    ],
  ])("%s", (_, life, when, who, actions) => {
    expect(offered(life(), when, who)).toEqual(actions);
  });
});
