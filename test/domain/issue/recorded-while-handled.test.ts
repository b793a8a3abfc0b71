import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { at, commands, contact, dispatched, type Life, text } from "./history.ts";
import { after, hidden, recorded, registered, supported } from "./half-way.ts";

describe("what is written down while it is handled:", () => {
  test.each<[string, () => Life, string, string, Command, unknown[]]>([
    [
      "a signature",
      () => dispatched(),
      "11-23 11:00",
      "handler",
      commands.sign,
      [["assignmentSigned", { assignment: "a1" }], ["sign#1 done"]],
    ],
    [
      "a contact",
      () => dispatched(),
      "11-24 09:00",
      "handler",
      contact(at("11-24 08:50")),
      [["contactRecorded", { when: at("11-24 08:50"), means: "phone", text: text }], []],
    ],
    [
      "a report to the enterprise",
      () => dispatched(),
      "11-24 09:00",
      "handler",
      commands.progress,
      [["progressReported", { text: text, visibleToEnterprise: true }], ["report#1 done"]],
    ],
    [
      "a report within the government",
      () => dispatched(),
      "11-24 09:00",
      "handler",
      { ...commands.progress, visibleToEnterprise: false },
      [["progressReported", { text: text, visibleToEnterprise: false }], []],
    ],
    [
      "a report that promises the next",
      () => dispatched(),
      "11-24 09:00",
      "handler",
      { ...commands.progress, nextReportBy: "2026-11-26" },
      [
        ["progressReported", { text: text, visibleToEnterprise: true, nextReportBy: at("11-26 18:00") }],
        ["report#1 done"],
      ],
    ],
    [
      "an answer in support",
      () => supported(),
      "11-23 12:00",
      "handler2",
      commands.answer,
      [
        ["assignmentSigned", { assignment: "a2" }],
        ["supportAnswered", { assignment: "a2", text: text }],
        ["sign#2 done", "support#1 done"],
      ],
    ],
    [
      "a slip by hand",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { ...commands.slip, to: ["office", "head", "head"] },
      [["slipIssued", { colour: "red", to: ["office", "head:U1"], text: text }], []],
    ],
    [
      "a slip that asks for an answer",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { ...commands.slip, answerBy: "2026-11-26" },
      [["slipIssued", { colour: "red", to: ["office"], text: text, answerBy: at("11-26 18:00") }], ["report#1 void"]],
    ],
    [
      "a look at who it is",
      () => hidden(),
      "11-24 09:00",
      "office",
      commands.readIdentity,
      [["identityRead", { reason: text }], []],
    ],
    [
      "a note",
      () => dispatched(),
      "11-24 09:00",
      "handler",
      commands.note,
      [["noteAdded", { text: text, attachments: [], audience: "all" }], []],
    ],
    [
      "a question to the enterprise",
      () => dispatched(),
      "11-24 09:00",
      "handler",
      commands.ask,
      [["noteAdded", { text: text, attachments: [], audience: "enterprise" }], []],
    ],
    [
      "a refusal",
      () => registered(),
      "11-23 11:00",
      "office",
      commands.refuse,
      [["issueRefused", { reason: text, basis: text }], ["triage#1 done"]],
    ],
    [
      "another class",
      () => dispatched(),
      "11-24 09:00",
      "office",
      commands.reclassify,
      [["issueReclassified", { class: "B", kind: "land" }], []],
    ],
    [
      "only another kind",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { ...commands.reclassify, class: "C" },
      [["issueReclassified", { class: "C", kind: "land" }], []],
    ],
    [
      "only another class",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "reclassifyIssue", class: "B", kind: "property" },
      [["issueReclassified", { class: "B", kind: "property" }], []],
    ],
    [
      "raised by hand",
      () => dispatched(),
      "11-24 09:00",
      "office",
      commands.escalate,
      [["issueEscalated", { from: 0, to: 1, cause: "manual", reason: text }], ["solve#1 lapsed"]],
    ],
    [
      "a tier's decision",
      () => after(dispatched(), ["11-24 09:00", "office", commands.escalate]),
      "11-24 10:00",
      "tier1",
      commands.tierDecision,
      [["tierDecisionRecorded", { text: text }], ["coordinate#1 done"]],
    ],
    [
      "a dispatch",
      () => registered(),
      "11-23 10:05",
      "office",
      commands.dispatch,
      [
        [
          "issueDispatched",
          {
            assignments: [{ id: "a1", unit: "U1", role: "lead" }],
            limit: { unit: "calendarDay", amount: 7 },
            dispatchNo: 1,
          },
        ],
        ["triage#1 done"],
      ],
    ],
  ])("%s", (_, life, when, who, command, expected) => {
    expect(recorded(life(), when, who, command)).toEqual(expected);
  });
});
