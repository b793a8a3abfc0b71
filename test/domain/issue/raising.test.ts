import { expect, test } from "vitest";
import type { Directory } from "../../../contract/directory.ts";
import { takenBy } from "../../../domain/taken-by.ts";
import { ENTERPRISE, vacant } from "./county.ts";
import { approve, at, commands, contact, dispatched, giveBack, Life, reviewing, told, wall } from "./history.ts";

/** What is not done is told to somebody above, as long as there is one (commands.md §1, §3). */
function submitted(directory = vacant()): Life {
  const life = new Life();
  life.world = { ...life.world, directory };
  life.give(at("11-23 09:00"), "enterprise", commands.submit);
  return life;
}

test("triage climbs from the office to its head and the leader; each of them may still do it", () => {
  const life = submitted();
  life.passUntil(at("11-24 18:00:15"));
  expect(life.duty("triage")).toMatchObject({ seat: "officeHead", slip: "red" });
  life.passUntil(at("11-25 18:00:15"));
  expect(life.duty("triage")).toMatchObject({
    seat: `tier1:${ENTERPRISE}`,
    raisedFrom: ["office", "officeHead"],
    ladder: [{ effect: "remind", owedAt: at("12-02 18:00") }],
  });
  for (const person of ["office", "officeHead", "tier1"]) {
    expect(life.ask(at("11-26 09:00"), person, commands.register)).not.toHaveProperty("refusal");
  }
  expect(life.ask(at("11-26 09:00"), "tier2", commands.register)).toMatchObject({ refusal: "not-your-seat" });
});

test("a raise skips a vacant superior, and says so", () => {
  const life = submitted(vacant("officeHead"));
  const events = life.give(at("11-24 18:00:15"), "system", commands.timePassed);
  expect(events[1]).toMatchObject({
    type: "dutyRaised",
    data: { from: "office", to: `tier1:${ENTERPRISE}` },
    duties: [{ do: "raise", fallback: [{ asked: "officeHead", why: "vacant" }] }],
  });
  expect(life.duty("triage").fallback).toEqual([{ asked: "officeHead", why: "vacant" }]);
  const filled = submitted();
  filled.give(at("11-24 18:00:15"), "system", commands.timePassed);
  expect(filled.duty("triage")).not.toHaveProperty("fallback");
});

test("a duty that nobody could take is no longer marked so when it is raised to somebody who was seated meanwhile", () => {
  const life = submitted({ ...vacant(), holdings: [] });
  expect(life.duty("triage").fallback?.at(-1)).toEqual({ asked: "office", why: "nobody" });
  life.world = { ...life.world, directory: vacant("office") };
  life.passUntil(at("11-24 18:00:15"));
  expect(life.duty("triage")).toMatchObject({ seat: "officeHead", raisedFrom: ["office"] });
  expect(life.duty("triage").fallback).toBeUndefined();
});

test("who takes a duty is asked of the directory as it is: nobody, whom it falls to, its own seat again", () => {
  const life = submitted({ ...vacant(), holdings: [] });
  const taken = (directory: Directory) => {
    const scene = { ...life.world, directory, tenant: "410421", issue: "DEMO-0001" };
    const now = { at: at("11-24 09:00"), receivedAt: at("11-24 09:00") };
    return takenBy(life.duty("triage"), life.issue, { ...scene, ...now });
  };
  expect(taken(life.world.directory)).toEqual({ nobody: true });
  expect(taken(vacant("office"))).toEqual({ fallsTo: "officeHead" });
  expect(taken(vacant())).toEqual({});
  life.world = { ...life.world, directory: vacant("officeHead", `tier1:${ENTERPRISE}`) };
  life.passUntil(at("11-24 18:00:15"));
  expect(life.duty("triage")).toMatchObject({ seat: "tier2", raisedFrom: ["office"] });
  const left = vacant("officeHead", `tier1:${ENTERPRISE}`, "tier2");
  expect(taken(left)).toEqual({ fallsTo: "office" });
});

test("a raise that leads back to who has the duty already is a weekly reminder", () => {
  const life = submitted(vacant(`tier1:${ENTERPRISE}`, "tier2"));
  life.passUntil(at("11-24 18:00:15"));
  expect(life.duty("triage")).toMatchObject({
    seat: "officeHead",
    ladder: [{ effect: "remind", owedAt: at("12-01 18:00") }],
  });
  expect(told(life.give(at("12-01 18:00:15"), "system", commands.timePassed))).toEqual(["rungFired triage#1/1/2"]);
  expect(life.duty("triage").raisedFrom).toEqual(["office"]);
});

test("at the top there is nobody to raise to: weekly reminders at the same hour", () => {
  const life = reviewing("A");
  for (const [step, person] of ["head", "office", "tier1"].entries()) {
    life.give(at(`11-24 1${step + 1}:00`), person, approve(step));
  }
  expect(told(life.give(at("11-26 18:00:15"), "system", commands.timePassed))).toEqual([
    "rungFired reviewCloseOut#4/1/1",
  ]);
  expect(life.duty("reviewCloseOut")).toMatchObject({
    seat: "tier2",
    raisedFrom: [],
    ladder: [{ effect: "remind", owedAt: at("12-03 18:00") }],
  });
});

test("a close-out asked for before the leader has spoken ends his duty to coordinate", () => {
  const life = dispatched();
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  life.passUntil(at("11-30 18:00:15"));
  expect(life.open()).toContain("coordinate");
  life.give(at("12-01 09:00"), "handler", commands.closeOut);
  expect(life.open()).toEqual(["reviewCloseOut", "solve"]);
});

test("each tier may move the date once", () => {
  const life = dispatched();
  life.passUntil(at("11-30 18:00:15"));
  life.give(at("12-01 09:00"), "tier1", { ...commands.tierDecision, newDue: "2026-12-04" });
  life.passUntil(at("12-04 18:00:15"));
  expect(life.issue.tier).toBe(2);
  life.give(at("12-05 09:00"), "tier2", { ...commands.tierDecision, newDue: "2026-12-11" });
  expect(wall(life.duty("solve").dueAt)).toBe("12-11 18:00");
});

test("the lamp shows the worst slip, also when the ladder starts again", () => {
  const life = dispatched();
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  life.passUntil(at("11-27 18:00:15"));
  expect(life.duty("solve").slip).toBe("orange");
  life.give(at("11-28 09:00"), "handler", commands.closeOut);
  life.give(at("11-28 10:00"), "head", approve(0));
  life.give(at("12-02 10:00"), "office", giveBack(1));
  expect(wall(life.duty("solve").dueAt)).toBe("12-04 18:00");
  life.passUntil(at("12-02 18:00:15"));
  expect(life.duty("solve").slip).toBe("orange");
});
