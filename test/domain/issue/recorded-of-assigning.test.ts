import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { commands, dispatched, type Life, text } from "./history.ts";
import { submitted, after, objected, raised, recorded, registered, supported, suspending } from "./half-way.ts";

describe("what is written down of who has it:", () => {
  test.each<[string, () => Life, string, string, Command, unknown[]]>([
    [
      "a dispatch to one person of the unit",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, person: "handler" },
      [
        [
          "issueDispatched",
          {
            assignments: [{ id: "a1", unit: "U1", role: "lead", person: "handler" }],
            limit: { unit: "calendarDay", amount: 7 },
            dispatchNo: 1,
          },
        ],
        ["triage#1 done"],
      ],
    ],
    [
      "a dispatch until this very day",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, limit: { unit: "date", date: "2026-11-23" } },
      [
        [
          "issueDispatched",
          {
            assignments: [{ id: "a1", unit: "U1", role: "lead" }],
            limit: { unit: "date", date: "2026-11-23" },
            dispatchNo: 1,
          },
        ],
        ["triage#1 done"],
      ],
    ],
    [
      "another lead",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", lead: { unit: "U2" } },
      [["assignmentChanged", { added: [{ id: "a2", unit: "U2", role: "lead" }], ended: ["a1"] }], ["sign#1 void"]],
    ],
    [
      "another lead, to one person",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", lead: { unit: "U2", person: "handler2" } },
      [
        ["assignmentChanged", { added: [{ id: "a2", unit: "U2", role: "lead", person: "handler2" }], ended: ["a1"] }],
        ["sign#1 void"],
      ],
    ],
    [
      "another lead instead of the one ended",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", lead: { unit: "U2" }, ended: ["a1"] },
      [["assignmentChanged", { added: [{ id: "a2", unit: "U2", role: "lead" }], ended: ["a1"] }], ["sign#1 void"]],
    ],
    [
      "one more unit in support",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", supports: ["U2"] },
      [["assignmentChanged", { added: [{ id: "a2", unit: "U2", role: "support" }], ended: [] }], []],
    ],
    [
      "the end of a unit in support",
      () => supported(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", ended: ["a2"] },
      [
        ["assignmentChanged", { added: [], ended: ["a2"] }],
        ["sign#2 void", "support#1 void"],
      ],
    ],
    [
      "a unit in support again",
      () => after(supported(), ["11-24 08:00", "office", { name: "changeAssignment", ended: ["a2"] }]),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", supports: ["U2"] },
      [["assignmentChanged", { added: [{ id: "a3", unit: "U2", role: "support" }], ended: [] }], []],
    ],
    [
      "a merge",
      () => registered(),
      "11-23 11:00",
      "office",
      commands.merge,
      [["issueClosed", { outcome: "merged", onTime: false, by: "merged", into: "DEMO-0002" }], ["triage#1 void"]],
    ],
    [
      "a withdrawal at once",
      () => submitted(),
      "11-23 09:30",
      "enterprise",
      commands.withdraw,
      [["issueClosed", { outcome: "withdrawn", onTime: false, by: "withdrawn", reason: text }], ["triage#1 void"]],
    ],
    [
      "raised with requests open",
      () => after(suspending(), ["11-24 09:10", "handler", commands.sign]),
      "11-24 10:00",
      "office",
      commands.escalate,
      [
        ["issueEscalated", { from: 0, to: 1, cause: "manual", reason: text }],
        ["solve#1 lapsed", "decideSuspension#1 lapsed"],
      ],
    ],
    [
      "raised with an objection open",
      () => objected(),
      "11-23 12:00",
      "office",
      commands.escalate,
      [
        ["issueEscalated", { from: 0, to: 1, cause: "manual", reason: text }],
        ["solve#1 lapsed", "ruleObjection#1 lapsed"],
      ],
    ],
    [
      "raised once more",
      () => raised(),
      "11-24 10:00",
      "tier1",
      commands.escalate,
      [
        ["issueEscalated", { from: 1, to: 2, cause: "manual", reason: text }],
        ["solve#2 lapsed", "coordinate#1 lapsed"],
      ],
    ],
  ])("%s", (_, life, when, who, command, expected) => {
    expect(recorded(life(), when, who, command)).toEqual(expected);
  });
});
