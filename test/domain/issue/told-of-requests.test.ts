import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import {
  at,
  commands,
  dispatched,
  extensionDecided,
  type Life,
  ruled,
  suspensionDecided,
  withdrawalDecided,
} from "./history.ts";
import { after, extending, objected, suspending, withdrawing, saidOf } from "./half-way.ts";

describe("who is told of what:", () => {
  test.each<[string, () => Life, string, string, Command, unknown[]]>([
    [
      "an extension granted",
      () => extending(),
      "11-24 10:00",
      "office",
      extensionDecided(true),
      [
        { ent: "extended", handler: "extended", head: "extended" },
        [{ template: "extended", dueAt: at("12-04 18:00"), provisional: false }],
      ],
    ],
    [
      "an extension refused",
      () => extending(),
      "11-24 10:00",
      "office",
      extensionDecided(false),
      [{ handler: "extensionRefused", head: "extensionRefused" }, []],
    ],
    [
      "a suspension granted",
      () => suspending(),
      "11-24 10:00",
      "tier1",
      suspensionDecided(true),
      [
        { head: "dutyOpened,suspended", ent: "suspended", handler: "suspended" },
        [{ template: "suspended", until: at("01-29 18:00", 2027), provisional: true }],
      ],
    ],
    [
      "a suspension refused",
      () => suspending(),
      "11-24 10:00",
      "tier1",
      suspensionDecided(false),
      [{ handler: "suspensionRefused", head: "suspensionRefused" }, []],
    ],
    [
      "a suspension ended",
      () => after(suspending(), ["11-24 10:00", "tier1", suspensionDecided(true)]),
      "11-25 09:00",
      "office",
      commands.resume,
      [
        { ent: "resumed", handler: "resumed", head: "resumed" },
        [{ template: "resumed", dueAt: at("12-01 18:00"), provisional: false }],
      ],
    ],
    [
      "an objection rejected",
      () => objected(),
      "11-23 12:00",
      "office",
      ruled(false),
      [{ head: "objectionRuled" }, []],
    ],
    [
      "an objection upheld",
      () => objected(),
      "11-23 12:00",
      "office",
      ruled(true, { unit: "U2" }),
      [
        { head: "objectionRuled", handler2: "dutyOpened,dutyOpened", head2: "dutyOpened", ent: "dispatched" },
        [{ template: "dispatched", unit: "供电公司", dueAt: at("11-30 18:00"), provisional: false }],
      ],
    ],
    [
      "a withdrawal asked for",
      () => dispatched(),
      "11-24 09:00",
      "enterprise",
      commands.withdraw,
      [{ aide: "dutyOpened", handler: "withdrawalAsked", head: "withdrawalAsked" }, []],
    ],
    [
      "a withdrawal that is genuine",
      () => withdrawing(),
      "11-24 10:00",
      "aide",
      withdrawalDecided(true, at("11-24 09:30")),
      [{ ent: "closed", handler: "closed", head: "closed" }, [{ template: "closed", outcome: "withdrawn" }]],
    ],
    [
      "a withdrawal that is not",
      () => withdrawing(),
      "11-24 10:00",
      "aide",
      withdrawalDecided(false, at("11-24 09:30")),
      [{ auditor: "withdrawalFalse", office: "withdrawalFalse", clerk: "withdrawalFalse" }, []],
    ],
  ])("%s", (_, life, when, who, command, expected) => {
    expect(saidOf(life(), when, who, command)).toEqual(expected);
  });
});
