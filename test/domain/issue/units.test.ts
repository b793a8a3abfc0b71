import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { directory, ENTERPRISE, pack } from "./county.ts";
import { at, commands, contact, dispatched, effects, type Life, ruled, told, wall } from "./history.ts";

/** Units: support, objection, reassignment (commands.md §6, 5–10, 13). */
function supported(): Life {
  const life = dispatched();
  life.commits.length = 2;
  life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"] });
  return life;
}
const change = (more: object): Command => ({ name: "changeAssignment", ...more });

describe("a unit in support", () => {
  test("signs and answers on its own clocks, never later than the issue is due", () => {
    const life = supported();
    const mine = life.issue.duties.filter(({ assignment }) => assignment === "a2");
    expect(mine.map(({ kind, seat }) => [kind, seat])).toEqual([
      ["sign", "handler:U2"],
      ["support", "handler:U2"],
    ]);
    expect(wall(life.duty("support").dueAt)).toBe("11-26 18:00");
    const short = dispatched();
    short.commits.length = 2;
    const limit = { unit: "workingDay", amount: 2 } as const;
    short.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"], limit });
    expect(short.duty("support")).toMatchObject({ dueAt: short.duty("solve").dueAt, why: { adjusted: "capped" } });
  });
  test("has signed by answering; the lead waits for it", () => {
    const life = supported();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    expect(life.ask(at("11-24 09:10"), "handler", commands.closeOut)).toMatchObject({
      refusal: "support-open",
      facts: { unit: "U2" },
    });
    expect(told(life.give(at("11-24 09:20"), "handler2", commands.answer))).toEqual([
      "assignmentSigned",
      "supportAnswered",
    ]);
    expect(life.issue.duties.filter(({ assignment }) => assignment === "a2")).toEqual([]);
    expect(life.ask(at("11-24 09:30"), "handler2", commands.answer)).toMatchObject({ refusal: "not-assigned" });
    expect(life.ask(at("11-24 09:30"), "handler", { ...commands.answer, assignment: "a1" })).toMatchObject({
      refusal: "not-assigned",
    });
    expect(life.ask(at("11-24 09:30"), "handler", commands.closeOut)).not.toHaveProperty("refusal");
  });
  test("is another one, and not the lead", () => {
    const life = dispatched();
    life.commits.length = 2;
    const ask = (supports: string[]) => life.ask(at("11-23 10:05"), "office", { ...commands.dispatch, supports });
    expect(ask(["U1"])).toMatchObject({ refusal: "units-not-distinct", facts: { unit: "U1" } });
    expect(ask(["U2", "U2"])).toMatchObject({ refusal: "units-not-distinct" });
    expect(ask(["U9"])).toMatchObject({ refusal: "not-in-directory" });
  });
  test("is late to its own head, the lead and the office, and reminded weekly", () => {
    const life = supported();
    life.passUntil(at("11-26 18:00:15"));
    expect(life.duty("support")).toMatchObject({ seat: "handler:U2", slip: "red" });
    expect(wall(life.duty("support").ladder[0]?.owedAt ?? "")).toBe("12-03 18:00");
  });
});

describe("an objection", () => {
  const objected = (): Life => {
    const life = dispatched();
    life.give(at("11-23 14:00"), "head", { ...commands.object, suggested: "U2" });
    return life;
  };
  test("leaves the clock of the issue running, and is deemed rejected if nobody rules", () => {
    const life = objected();
    const before = life.duty("solve").dueAt;
    expect(wall(life.duty("ruleObjection").dueAt)).toBe("11-24 18:00");
    life.passUntil(at("11-24 18:00:15"));
    expect(life.issue).not.toHaveProperty("objection");
    expect(life.issue).toMatchObject({ ruledUnits: ["U1"], status: "handling" });
    expect(life.duty("solve").dueAt).toBe(before);
    expect(life.ask(at("11-24 18:01"), "office", ruled(true))).toMatchObject({ refusal: "no-such-request" });
  });
  test("upheld, another unit has it with a fresh limit: that is the promise now", () => {
    const life = objected();
    expect(life.ask(at("11-24 09:00"), "office", ruled(true))).toMatchObject({ refusal: "new-lead-missing" });
    expect(life.ask(at("11-24 09:00"), "office", ruled(true, { unit: "U1" }))).toMatchObject({
      refusal: "units-not-distinct",
    });
    const events = life.give(at("11-24 09:00"), "office", ruled(true, { unit: "U2" }));
    expect(told(events)).toEqual(["objectionRuled", "issueDispatched"]);
    expect(life.duty("solve")).toMatchObject({ id: "solve#2", seat: "head:U2", assignment: "a2" });
    expect(wall(life.issue.promiseDueAt ?? "")).toBe("12-01 18:00");
    expect(life.issue).toMatchObject({ dispatchNo: 2, promiseSolve: "solve#2", tier: 0 });
    expect(life.open()).toEqual(["report", "sign", "solve"]);
    expect(life.ask(at("11-24 10:00"), "head", commands.sign)).toMatchObject({ refusal: "not-assigned" });
    expect(life.ask(at("11-24 10:00"), "head2", { ...commands.object, assignment: "a2" })).toMatchObject({
      refusal: "objection-closed",
      facts: { most: 2 },
    });
  });
  test("rejected, the unit goes on and is not heard again", () => {
    const life = objected();
    life.give(at("11-23 15:00"), "office", ruled(false));
    expect(life.ask(at("11-23 16:00"), "head", commands.object)).toMatchObject({ refusal: "objection-closed" });
  });
  test("comes within a working day, at tier 0, one at a time, from the head of that unit", () => {
    const life = dispatched();
    expect(life.ask(at("11-24 18:00"), "head", commands.object)).not.toHaveProperty("refusal");
    expect(life.ask(at("11-24 18:00:00.001"), "head", commands.object)).toMatchObject({
      refusal: "objection-closed",
      facts: { until: at("11-24 18:00") },
    });
    expect(life.ask(at("11-23 14:00"), "handler", commands.object)).toMatchObject({ refusal: "not-your-seat" });
    expect(life.ask(at("11-23 14:00"), "head2", commands.object)).toMatchObject({ refusal: "not-assigned" });
    expect(life.ask(at("11-23 14:00"), "head", { ...commands.object, suggested: "U9" })).toMatchObject({
      refusal: "not-in-directory",
    });
    expect(objected().ask(at("11-23 15:00"), "head", commands.object)).toMatchObject({ refusal: "objection-open" });
    life.give(at("11-23 15:00"), "office", commands.escalate);
    expect(life.ask(at("11-23 16:00"), "head", commands.object)).toMatchObject({ refusal: "wrong-tier" });
  });
  test("of a support ends or replaces it, and the lead's clock stays", () => {
    const life = supported();
    const before = life.duty("solve").dueAt;
    life.give(at("11-23 14:00"), "head2", { ...commands.object, assignment: "a2" });
    life.give(at("11-23 15:00"), "office", ruled(true, { unit: "U3" }));
    expect(life.issue.assignments.map(({ unit, state }) => [unit, state])).toEqual([
      ["U1", "assigned"],
      ["U2", "ended"],
      ["U3", "assigned"],
    ]);
    expect(life.duty("solve").dueAt).toBe(before);
    expect(life.duty("support").seat).toBe("handler:U3");
  });
  test("is not ruled on by who raised it", () => {
    const both = {
      ...directory,
      holdings: [...directory.holdings, { seat: "office", person: "head", from: at("01-01 00:00") }],
    };
    const life = dispatched("C", { directory: both });
    life.give(at("11-23 14:00"), "head", commands.object);
    expect(life.ask(at("11-23 15:00"), "head", ruled(false))).toMatchObject({ refusal: "separation" });
  });
});

describe("changing the units", () => {
  test("passes what the lead owes to the new one, whenever it was due", () => {
    const life = dispatched();
    life.passUntil(at("11-24 18:00:15"));
    const { dueAt, ladder } = life.duty("solve");
    const events = life.give(at("11-25 09:00"), "office", change({ lead: { unit: "U2" } }));
    expect(life.duty("solve")).toMatchObject({ seat: "head:U2", assignment: "a2", dueAt, ladder, raisedFrom: [] });
    expect(life.duty("report")).toMatchObject({ seat: "handler:U2", raisedFrom: [] });
    expect(life.duty("sign")).toMatchObject({ id: "sign#2", seat: "handler:U2" });
    expect(effects(events).some((effect) => effect.do === "move")).toBe(false);
    expect(life.ask(at("11-25 10:00"), "head", commands.closeOut)).toMatchObject({ refusal: "not-your-seat" });
    expect(life.ask(at("11-25 10:00"), "handler", commands.progress)).toMatchObject({ refusal: "not-your-seat" });
  });
  test("leaves exactly one lead and distinct units", () => {
    const life = supported();
    const ask = (more: object) => life.ask(at("11-23 14:00"), "office", change(more));
    expect(ask({})).toMatchObject({ refusal: "no-change" });
    expect(ask({ lead: { unit: "U1" } })).toMatchObject({ refusal: "no-change", field: "lead" });
    expect(ask({ ended: ["a1"] })).toMatchObject({ refusal: "one-lead" });
    expect(ask({ lead: { unit: "U2" } })).toMatchObject({ refusal: "units-not-distinct", facts: { unit: "U2" } });
    expect(ask({ supports: ["U2"] })).toMatchObject({ refusal: "units-not-distinct" });
    expect(ask({ ended: ["a7"] })).toMatchObject({ refusal: "not-assigned" });
    expect(ask({ lead: { unit: "U9" } })).toMatchObject({ refusal: "not-in-directory" });
    expect(ask({ lead: { unit: "U2" }, ended: ["a2"] })).not.toHaveProperty("refusal");
    expect(ask({ ended: ["a2"], supports: ["U3"] })).not.toHaveProperty("refusal");
    life.give(at("11-23 14:00"), "head2", { ...commands.object, assignment: "a2" });
    expect(ask({ ended: ["a2"] })).toMatchObject({ refusal: "objection-open" });
  });
  test("is for the tier that has it, and part of its decision", () => {
    const life = dispatched();
    life.passUntil(at("11-30 18:00:15"));
    expect(life.ask(at("12-01 09:00"), "tier2", change({ supports: ["U2"] }))).toMatchObject({ refusal: "wrong-tier" });
    const events = life.give(at("12-01 09:00"), "tier1", {
      ...commands.tierDecision,
      change: { lead: { unit: "U3" } },
    });
    expect(told(events)).toEqual(["tierDecisionRecorded", "assignmentChanged"]);
    expect(life.duty("solve").seat).toBe("head:U3");
  });
});

test("reclassifying changes the next chain and leaves every clock", () => {
  const life = dispatched();
  const before = life.issue.duties;
  expect(life.ask(at("11-23 14:00"), "office", { ...commands.reclassify, class: "C", kind: "property" })).toMatchObject(
    {
      refusal: "no-change",
    },
  );
  life.give(at("11-23 14:00"), "office", commands.reclassify);
  expect(life.issue).toMatchObject({ class: "B", kind: "land", duties: before });
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  const [, event] = [0, ...life.give(at("11-24 10:00"), "handler", commands.closeOut)];
  expect(event).toMatchObject({ data: { chain: ["head:U1", "office", `tier1:${ENTERPRISE}`] } });
});

test("merging ends an issue, into one that is open", () => {
  const life = dispatched();
  life.commits.length = 1;
  expect(life.ask(at("11-23 10:00"), "office", commands.merge)).toMatchObject({
    events: [{ data: { outcome: "merged", by: "merged", into: "DEMO-0002", onTime: false } }],
    issue: { status: "closed", mergedInto: "DEMO-0002", duties: [] },
  });
  for (const target of [{ issue: "DEMO-0002", open: false }, { issue: "DEMO-0001", open: true }, undefined]) {
    life.world = { ...life.world, target };
    expect(life.ask(at("11-23 10:00"), "office", commands.merge)).toMatchObject({ refusal: "target-closed" });
  }
});

describe("a hidden identity", () => {
  test("is contacted by aide and office only; the aide owes the contact", () => {
    const life = dispatched();
    life.commits.length = 0;
    life.give(at("11-23 09:00"), "enterprise", { ...commands.submit, identityHidden: true });
    life.give(at("11-23 10:00"), "office", commands.register);
    life.give(at("11-23 10:05"), "office", commands.dispatch);
    expect(life.duty("contact").seat).toBe(`aide:${ENTERPRISE}`);
    for (const who of ["handler", "head"]) {
      expect(life.ask(at("11-23 14:00"), who, contact(at("11-23 13:50")))).toMatchObject({
        refusal: "identity-hidden",
      });
    }
    life.give(at("11-23 14:00"), "aide", contact(at("11-23 13:50")));
    expect(life.open()).not.toContain("contact");
    life.give(at("11-23 15:00"), "office", change({ lead: { unit: "U2" } }));
    expect(life.issue.identityHidden).toBe(true);
  });
  test("a county may ask for a contact after every dispatch", () => {
    const life = dispatched("C", { pack: { ...pack, contactOnDispatch: true } });
    expect(life.duty("contact")).toMatchObject({ seat: "handler:U1", assignment: "a1" });
    life.passUntil(at("11-24 18:00:15"));
    expect(life.duty("contact")).toMatchObject({ seat: "head:U1", slip: "orange" });
  });
});
