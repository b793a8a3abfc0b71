import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { longDirectory, longPack } from "./county.ts";
import { at, commands, contact, dispatched, extensionTo } from "./history.ts";

/** Done by hand: escalation, slips, questions (commands.md §6, 19, 30). */
describe("by hand", () => {
  test("an escalation gives fresh limits one tier up, to the top", () => {
    const life = dispatched("C", { pack: longPack, directory: longDirectory });
    for (const [tier, who] of ["office", "tier1", "tier2", "tier3"].entries()) {
      life.give(at(`11-24 1${tier}:00`), who, commands.escalate);
    }
    expect(life.issue.tier).toBe(4);
    expect(life.duty("coordinate")).toMatchObject({ seat: "tier4", step: 4 });
    expect(life.ask(at("11-24 15:00"), "tier4", commands.escalate)).toMatchObject({
      refusal: "at-top",
      facts: { tier: 4 },
    });
    expect(life.ask(at("11-24 15:00"), "tier1", commands.escalate)).toMatchObject({ refusal: "wrong-tier" });
    life.passUntil(at("12-24 18:00:15"));
    expect(life.issue.tier).toBe(4);
    expect(life.duty("solve")).toMatchObject({ slip: "red" });
  });
  test("what was asked for below lapses with it", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "head", extensionTo("2026-12-04"));
    life.give(at("11-24 10:00"), "office", commands.escalate);
    expect(life.open()).toEqual(["coordinate", "report", "sign", "solve"]);
    expect(life.issue).not.toHaveProperty("extension");
  });
  test("a slip may call for a report in place of the one owed", () => {
    const life = dispatched();
    const slip: Command = { ...commands.slip, to: ["handler", "head"], answerBy: "2026-11-24" };
    life.give(at("11-23 14:00"), "office", slip);
    expect(life.duty("report")).toMatchObject({ id: "report#2", dueAt: at("11-24 18:00") });
    expect(life.ask(at("11-23 14:00"), "office", { ...slip, answerBy: "2026-11-22" })).toMatchObject({
      refusal: "limit-past",
    });
    const early = dispatched();
    early.commits.length = 2;
    expect(early.ask(at("11-23 10:04"), "office", slip)).toMatchObject({ refusal: "not-assigned", field: "to" });
    expect(early.ask(at("11-23 10:04"), "office", commands.slip)).not.toHaveProperty("refusal");
  });
  test("a question to the enterprise moves no clock", () => {
    const life = dispatched();
    const before = life.issue.duties;
    const events = life.give(at("11-24 18:00:20"), "handler", commands.ask);
    expect(events).toMatchObject([{ type: "noteAdded", data: { audience: "enterprise" }, duties: [] }]);
    expect(life.issue.duties).toEqual(before);
    life.give(at("11-25 09:00"), "handler", contact(at("11-25 08:50")));
  });
});
