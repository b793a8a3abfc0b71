import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import {
  approve,
  at,
  callBack,
  commands,
  dispatched,
  file,
  giveBack,
  type Life,
  rate,
  refuseStep,
  reviewing,
  text,
  verifying,
} from "./history.ts";
import { after, recorded, spoken, suspending } from "./half-way.ts";

describe("what is written down on the way to the close:", () => {
  test.each<[string, () => Life, string, string, Command, unknown[]]>([
    [
      "a request to close",
      () => after(dispatched(), spoken),
      "11-24 09:00",
      "handler",
      commands.closeOut,
      [
        [
          "closeOutRequested",
          {
            round: 1,
            outcome: "resolved",
            result: text,
            evidence: [file],
            chain: ["head:U1", "office"],
            solve: "solve#1",
            onTime: true,
          },
        ],
        ["sign#1 lapsed", "report#1 lapsed"],
      ],
    ],
    [
      "a request to close with requests open",
      () => after(suspending(), ["11-24 09:10", "handler", commands.sign]),
      "11-24 10:00",
      "handler",
      commands.closeOut,
      [
        [
          "closeOutRequested",
          {
            round: 1,
            outcome: "resolved",
            result: text,
            evidence: [file],
            chain: ["head:U1", "office"],
            solve: "solve#1",
            onTime: true,
          },
        ],
        ["report#1 lapsed", "decideSuspension#1 lapsed"],
      ],
    ],
    [
      "a step approved with a word",
      () => reviewing(),
      "11-24 11:00",
      "head",
      { name: "decideCloseOutStep", round: 1, step: 0, decision: "approve", opinion: text },
      [["closeOutStepDecided", { round: 1, step: 0, decision: "approve", opinion: text }], ["reviewCloseOut#1 done"]],
    ],
    [
      "a step approved without one",
      () => reviewing(),
      "11-24 11:00",
      "head",
      approve(0),
      [["closeOutStepDecided", { round: 1, step: 0, decision: "approve" }], ["reviewCloseOut#1 done"]],
    ],
    [
      "the last step approved",
      () => after(reviewing(), ["11-24 11:00", "head", approve(0)]),
      "11-24 12:00",
      "office",
      approve(1),
      [["closeOutStepDecided", { round: 1, step: 1, decision: "approve" }], ["reviewCloseOut#2 done"]],
    ],
    [
      "a step returned",
      () => reviewing(),
      "11-24 11:00",
      "head",
      giveBack(0),
      [["closeOutStepDecided", { round: 1, step: 0, decision: "return", opinion: text }], ["reviewCloseOut#1 done"]],
    ],
    [
      "a step refused",
      () => reviewing(),
      "11-24 11:00",
      "head",
      refuseStep(0),
      [
        ["closeOutStepDecided", { round: 1, step: 0, decision: "refuse", opinion: text }],
        ["issueReworked", { cause: "refused", reworkNo: 1 }],
        ["issueEscalated", { from: 0, to: 1, cause: "rework" }],
        ["reviewCloseOut#1 done", "solve#1 lapsed"],
      ],
    ],
    [
      "a close-out taken back",
      () => reviewing(),
      "11-24 11:00",
      "handler",
      commands.withdrawCloseOut,
      [["closeOutWithdrawn", { round: 1 }], ["reviewCloseOut#1 void"]],
    ],
    [
      "a good mark with words",
      () => verifying(),
      "11-24 13:00",
      "enterprise",
      { name: "rateIssue", round: 1, level: 4, tags: [], text },
      [
        ["issueRated", { round: 1, level: 4, channel: "code", late: false, tags: [], text: text }],
        ["issueClosed", { outcome: "resolved", onTime: true, by: "rating", rating: 4 }],
        ["rate#1 done", "callBack#1 void", "solve#1 done"],
      ],
    ],
    [
      "a bad mark",
      () => verifying(),
      "11-24 13:00",
      "enterprise",
      rate(1),
      [
        ["issueRated", { round: 1, level: 1, channel: "code", late: false, tags: [] }],
        ["issueReworked", { cause: "badRating", reworkNo: 1 }],
        ["issueEscalated", { from: 0, to: 1, cause: "rework" }],
        ["rate#1 done", "callBack#1 void", "solve#1 lapsed"],
      ],
    ],
    [
      "a call-back that confirms",
      () => verifying(),
      "11-24 13:00",
      "aide",
      callBack("confirmed", at("11-24 12:50")),
      [
        [
          "callBackRecorded",
          { result: "confirmed", attempt: 1, final: true, when: at("11-24 12:50"), means: "phone", text: text },
        ],
        ["callBack#1 done"],
      ],
    ],
    [
      "a call-back that denies",
      () => verifying(),
      "11-24 13:00",
      "aide",
      callBack("denied", at("11-24 12:50")),
      [
        [
          "callBackRecorded",
          { result: "denied", attempt: 1, final: true, when: at("11-24 12:50"), means: "phone", text: text },
        ],
        ["issueReworked", { cause: "denied", reworkNo: 1 }],
        ["issueEscalated", { from: 0, to: 1, cause: "rework" }],
        ["callBack#1 done", "rate#1 void", "solve#1 lapsed"],
      ],
    ],
  ])("%s", (_, life, when, who, command, expected) => {
    expect(recorded(life(), when, who, command)).toEqual(expected);
  });
});
