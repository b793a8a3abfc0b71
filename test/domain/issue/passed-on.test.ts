import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { ENTERPRISE, pack, vacant } from "./county.ts";
import { at, commands, dispatched, effects, Life, wall } from "./history.ts";

/** What is owed passes to another unit, and on to whoever can take it where the seat asked is empty (commands.md §1, §6). */
const given = (more: object): Command => ({ name: "changeAssignment", ...more });
const toU2 = given({ lead: { unit: "U2" } });

function hidden(): Life {
  const life = new Life();
  life.give(at("11-23 09:00"), "enterprise", { ...commands.submit, identityHidden: true });
  life.give(at("11-23 10:00"), "office", commands.register);
  life.give(at("11-23 10:05"), "office", commands.dispatch);
  return life;
}

describe("another unit in the lead", () => {
  test("takes over what is owed, without anything being said of empty seats where none is", () => {
    const life = dispatched();
    const reseated = effects(life.give(at("11-23 14:00"), "office", toU2)).filter((one) => one.do === "reseat");
    expect(reseated).toEqual([
      { do: "reseat", duty: "report#1", to: "handler:U2", assignment: "a2" },
      { do: "reseat", duty: "solve#1", to: "head:U2", assignment: "a2" },
    ]);
    expect(life.duty("solve")).not.toHaveProperty("fallback");
    expect(life.issue.assignments.map(({ id, state }) => [id, state])).toEqual([
      ["a1", "ended"],
      ["a2", "assigned"],
    ]);
  });
  test("that has no head has the leader hold the clock, and the duty says why; the next unit is free of that", () => {
    const life = dispatched("C", { directory: vacant("head:U2") });
    life.give(at("11-23 14:00"), "office", toU2);
    expect(life.duty("solve")).toMatchObject({
      seat: `tier1:${ENTERPRISE}`,
      assignment: "a2",
      fallback: [{ asked: "head:U2", why: "vacant" }],
    });
    expect(life.duty("report").seat).toBe("handler:U2");
    life.give(at("11-23 15:00"), "office", given({ lead: { unit: "U3" } }));
    expect(life.duty("solve").seat).toBe("head:U3");
    expect(life.duty("solve")).not.toHaveProperty("fallback");
  });
  test("owes the contact too, unless the enterprise is not to be named: that one stays with the aide", () => {
    const life = dispatched("C", { pack: { ...pack, contactOnDispatch: true } });
    life.give(at("11-23 14:00"), "office", toU2);
    expect(life.duty("contact")).toMatchObject({ seat: "handler:U2", assignment: "a2" });
    const quiet = hidden();
    quiet.give(at("11-23 14:00"), "office", toU2);
    expect(quiet.duty("contact").seat).toBe(`aide:${ENTERPRISE}`);
  });
  test("is given its own clocks to sign, and the old ones to sign are void", () => {
    const life = dispatched();
    const told = life.give(at("11-23 14:00"), "office", toU2);
    expect(effects(told)[0]).toEqual({ do: "close", duty: "sign#1", as: "void" });
    expect(told[0]).toMatchObject({
      data: { added: [{ id: "a2", unit: "U2", role: "lead" }], ended: ["a1"] },
    });
    expect(life.open()).toEqual(["report", "sign", "solve"]);
  });
  test("may be named with a person of it, and with nobody of another", () => {
    const life = dispatched();
    const named = (person: string) =>
      life.ask(at("11-23 14:00"), "office", given({ lead: { unit: "U2", person }, supports: ["U3"] }));
    expect(named("handler2")).toMatchObject({
      events: [
        {
          data: {
            added: [
              { id: "a2", unit: "U2", role: "lead", person: "handler2" },
              { id: "a3", unit: "U3", role: "support" },
            ],
          },
        },
      ],
    });
    expect(named("handler3")).toHaveProperty("refusal");
    expect(named("office")).toHaveProperty("refusal");
  });
  test("leaves those in support as they are, and a support that ends takes only its own clocks with it", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "office", given({ supports: ["U2", "U3"] }));
    expect(life.issue.assignments.map(({ id, unit, role }) => [id, unit, role])).toEqual([
      ["a1", "U1", "lead"],
      ["a2", "U2", "support"],
      ["a3", "U3", "support"],
    ]);
    const ended = life.give(at("11-23 14:00"), "office", given({ ended: ["a2"] }));
    expect(effects(ended)).toEqual([
      { do: "close", duty: "sign#2", as: "void" },
      { do: "close", duty: "support#1", as: "void" },
    ]);
    expect(life.duty("support")).toMatchObject({ id: "support#2", seat: "handler:U3" });
    expect(life.ask(at("11-23 15:00"), "office", given({ ended: ["a2"] }))).toMatchObject({
      refusal: "not-assigned",
      field: "ended",
    });
    expect(life.ask(at("11-23 15:00"), "office", given({ supports: ["U2"] }))).not.toHaveProperty("refusal");
  });
  test("and support that is added later is due with the issue, if that is sooner", () => {
    const life = dispatched();
    life.passUntil(at("11-27 18:00:15"));
    life.give(at("11-28 09:00"), "office", given({ supports: ["U2"] }));
    expect(life.duty("support")).toMatchObject({ dueAt: at("11-30 18:00"), why: { adjusted: "capped" } });
  });
});

describe("a pack that warns in calendar days", () => {
  test("warns at the hour it is due, so many days before, on whatever day that is", () => {
    const [blue, ...others] = pack.solveLadder;
    if (blue?.at !== "before") throw new Error("another ladder");
    const solveLadder = [{ ...blue, offset: { unit: "calendarDay" as const, amount: 2 } }, ...others];
    const life = dispatched("C", { pack: { ...pack, solveLadder } });
    expect(life.duty("solve").ladder.map(({ owedAt }) => wall(owedAt))).toEqual([
      "11-28 18:00",
      "11-27 18:00",
      "11-30 18:00",
    ]);
  });
});

test("an issue dispatched to a unit without a handler asks its head, and records whom it passed over", () => {
  const life = dispatched("C", { directory: vacant("handler:U1") });
  expect(life.duty("sign")).toMatchObject({ seat: "head:U1", fallback: [{ asked: "handler:U1", why: "vacant" }] });
  expect(life.duty("solve")).not.toHaveProperty("fallback");
  life.give(at("11-24 09:00"), "head", commands.sign);
  expect(life.open()).toEqual(["report", "solve"]);
});
