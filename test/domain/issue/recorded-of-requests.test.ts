import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import {
  at,
  commands,
  dispatched,
  extensionDecided,
  extensionTo,
  type Life,
  ruled,
  suspensionDecided,
  suspensionUntil,
  text,
  withdrawalDecided,
} from "./history.ts";
import { after, extending, objected, recorded, spoken, suspending, withdrawing } from "./half-way.ts";

describe("what is written down of a request:", () => {
  test.each<[string, () => Life, string, string, Command, unknown[]]>([
    [
      "an extension asked for",
      () => dispatched(),
      "11-24 09:00",
      "head",
      extensionTo("2026-12-04"),
      [["extensionRequested", { reason: text, progress: text, newDue: at("12-04 18:00") }], []],
    ],
    [
      "an extension granted",
      () => extending(),
      "11-24 10:00",
      "office",
      extensionDecided(true),
      [
        ["extensionDecided", { granted: true, cause: "person", newDue: at("12-04 18:00"), opinion: text }],
        ["decideExtension#1 done"],
      ],
    ],
    [
      "an extension granted without a word",
      () => extending(),
      "11-24 10:00",
      "office",
      { name: "decideExtension", request: "decideExtension#1", granted: true },
      [["extensionDecided", { granted: true, cause: "person", newDue: at("12-04 18:00") }], ["decideExtension#1 done"]],
    ],
    [
      "an extension refused",
      () => extending(),
      "11-24 10:00",
      "office",
      extensionDecided(false),
      [["extensionDecided", { granted: false, cause: "person", opinion: text }], ["decideExtension#1 done"]],
    ],
    [
      "a suspension asked for",
      () => after(dispatched(), spoken),
      "11-24 09:00",
      "head",
      suspensionUntil("2026-12-20"),
      [["suspensionRequested", { reason: text, measures: text, until: at("12-21 18:00"), days: 27 }], []],
    ],
    [
      "a suspension granted",
      () => suspending(),
      "11-24 10:00",
      "tier1",
      suspensionDecided(true),
      [
        [
          "suspensionDecided",
          { granted: true, cause: "person", until: at("01-29 18:00", 2027), days: 66, opinion: text },
        ],
        ["decideSuspension#1 done", "sign#1 lapsed"],
      ],
    ],
    [
      "a suspension granted without a word",
      () => suspending(),
      "11-24 10:00",
      "tier1",
      { name: "decideSuspension", request: "decideSuspension#1", granted: true },
      [
        ["suspensionDecided", { granted: true, cause: "person", until: at("01-29 18:00", 2027), days: 66 }],
        ["decideSuspension#1 done", "sign#1 lapsed"],
      ],
    ],
    [
      "a suspension refused",
      () => suspending(),
      "11-24 10:00",
      "tier1",
      suspensionDecided(false),
      [["suspensionDecided", { granted: false, cause: "person", opinion: text }], ["decideSuspension#1 done"]],
    ],
    [
      "a suspension ended",
      () => after(suspending(), ["11-24 10:00", "tier1", suspensionDecided(true)]),
      "11-25 09:00",
      "office",
      commands.resume,
      [["issueResumed", { cause: "person", reason: text }], ["suspension#1 done"]],
    ],
    [
      "an objection",
      () => dispatched(),
      "11-23 11:00",
      "head",
      commands.object,
      [["objectionRaised", { assignment: "a1", reason: text }], []],
    ],
    [
      "an objection that names another unit",
      () => dispatched(),
      "11-23 11:00",
      "head",
      { ...commands.object, suggested: "U2" },
      [["objectionRaised", { assignment: "a1", reason: text, suggested: "U2" }], []],
    ],
    [
      "an objection rejected",
      () => objected(),
      "11-23 12:00",
      "office",
      ruled(false),
      [["objectionRuled", { assignment: "a1", upheld: false, cause: "person" }], ["ruleObjection#1 done"]],
    ],
    [
      "an objection rejected with a word",
      () => objected(),
      "11-23 12:00",
      "office",
      { name: "ruleOnObjection", request: "ruleObjection#1", upheld: false, opinion: text },
      [
        ["objectionRuled", { assignment: "a1", upheld: false, cause: "person", opinion: text }],
        ["ruleObjection#1 done"],
      ],
    ],
    [
      "an objection upheld",
      () => after(objected(), ["11-23 11:30", "head", extensionTo("2026-12-04")]),
      "11-23 12:00",
      "office",
      ruled(true, { unit: "U2" }),
      [
        ["objectionRuled", { assignment: "a1", upheld: true, cause: "person" }],
        [
          "issueDispatched",
          {
            assignments: [{ id: "a2", unit: "U2", role: "lead" }],
            limit: { unit: "calendarDay", amount: 7 },
            dispatchNo: 2,
          },
        ],
        ["ruleObjection#1 done", "sign#1 void", "report#1 void", "solve#1 void", "decideExtension#1 lapsed"],
      ],
    ],
    [
      "a withdrawal asked for",
      () => dispatched(),
      "11-24 09:00",
      "enterprise",
      commands.withdraw,
      [["withdrawalRequested", { reason: text }], []],
    ],
    [
      "a withdrawal that is genuine",
      () => withdrawing(),
      "11-24 10:00",
      "aide",
      withdrawalDecided(true, at("11-24 09:30")),
      [
        ["withdrawalDecided", { genuine: true, when: at("11-24 09:30"), means: "phone", text: text }],
        ["issueClosed", { outcome: "withdrawn", onTime: false, by: "withdrawn" }],
        ["verifyWithdrawal#1 done", "sign#1 void", "report#1 void", "solve#1 void"],
      ],
    ],
    [
      "a withdrawal that is not",
      () => withdrawing(),
      "11-24 10:00",
      "aide",
      withdrawalDecided(false, at("11-24 09:30")),
      [
        ["withdrawalDecided", { genuine: false, when: at("11-24 09:30"), means: "phone", text: text }],
        ["verifyWithdrawal#1 done"],
      ],
    ],
  ])("%s", (_, life, when, who, command, expected) => {
    expect(recorded(life(), when, who, command)).toEqual(expected);
  });
});
