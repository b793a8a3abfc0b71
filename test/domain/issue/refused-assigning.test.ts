import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { at, commands, dispatched, type Life } from "./history.ts";
import { after, objected, registered, supported } from "./half-way.ts";

describe("who assigns it wrongly is told why, in which field, and what would have been right:", () => {
  test.each<[string, () => Life, string, string, Command, object]>([
    [
      "a dispatch to a unit there is not",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, unit: "U9" },
      { refusal: "not-in-directory", field: "unit", facts: { unit: "U9" } },
    ],
    [
      "a dispatch to somebody of another unit",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, person: "handler2" },
      { refusal: "not-in-directory", field: "person", facts: { person: "handler2", unit: "U1" } },
    ],
    [
      "a dispatch with support of a unit there is not",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, supports: ["U2", "U9"] },
      { refusal: "not-in-directory", field: "supports", facts: { unit: "U9" } },
    ],
    [
      "a dispatch with the lead in support",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, supports: ["U1"] },
      { refusal: "units-not-distinct", field: "supports", facts: { unit: "U1" } },
    ],
    [
      "a dispatch with a limit that is over",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, limit: { unit: "date", date: "2026-11-22" } },
      { refusal: "limit-past", field: "limit", facts: { dueAt: at("11-23 18:00") } },
    ],
    [
      "a dispatch with a limit too long",
      () => registered(),
      "11-23 11:00",
      "office",
      { ...commands.dispatch, limit: { unit: "date", date: "2028-11-22" } },
      {
        refusal: "limit-too-long",
        field: "limit",
        facts: { dueAt: "2028-11-22T10:00:00.000Z", latest: at("12-23 18:00") },
      },
    ],
    [
      "a change of nothing",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment" },
      { refusal: "no-change" },
    ],
    [
      "a change to the lead it has",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", lead: { unit: "U1" } },
      { refusal: "no-change", field: "lead" },
    ],
    [
      "an end of what was not assigned",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", ended: ["a9"] },
      { refusal: "not-assigned", field: "ended" },
    ],
    [
      "an end of the only lead",
      () => dispatched(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", ended: ["a1"] },
      { refusal: "one-lead", field: "lead" },
    ],
    [
      "a unit in support twice",
      () => supported(),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", supports: ["U2"] },
      { refusal: "units-not-distinct", field: "supports", facts: { unit: "U2" } },
    ],
    [
      "a lead taken away while it objects",
      () => objected(),
      "11-23 12:00",
      "office",
      { name: "changeAssignment", lead: { unit: "U2" } },
      { refusal: "objection-open", field: "ended", facts: { request: "ruleObjection#1" } },
    ],
    [
      "an end of what has ended",
      () => after(supported(), ["11-24 08:00", "office", { name: "changeAssignment", ended: ["a2"] }]),
      "11-24 09:00",
      "office",
      { name: "changeAssignment", ended: ["a2"] },
      { refusal: "not-assigned", field: "ended" },
    ],
    [
      "a second submission",
      () => dispatched(),
      "11-24 09:00",
      "enterprise",
      commands.submit,
      { refusal: "wrong-status", facts: { status: "handling" } },
    ],
  ])("%s", (_, life, when, who, command, refusal) => {
    expect(life().ask(at(when), who, command)).toEqual(refusal);
  });
});
