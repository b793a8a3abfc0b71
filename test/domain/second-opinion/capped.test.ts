import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import type { Pack } from "../../../contract/pack.ts";
import { pack } from "../issue/county.ts";
import { at, commands, dispatched } from "../issue/history.ts";
import { EVER, free, opinionOf, retold } from "./opinion.ts";

describe("a duty that is never due later than the work it belongs to", () => {
  /** The unit has a day, the unit in support three. */
  const short: Pack = {
    ...pack,
    duties: {
      ...pack.duties,
      support: { limit: { unit: "workingDay", amount: 3 }, ladder: [{ at: "due", effect: "remind" }] },
    },
    tiers: pack.tiers.map((tier, index) =>
      index === 0 ? { ...tier, solve: { unit: "workingDay", amount: 1 } } : tier,
    ),
  };
  const supported = () => {
    const life = dispatched("C", { pack: short });
    life.commits.length = 2;
    life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"] });
    return life;
  };

  test("is due with it, told in the same event", () => {
    const life = supported();
    expect(life.duty("support").dueAt).toBe(at("11-24 18:00"));
    expect(opinionOf(life)).toEqual([]);
    const uncapped = retold(life, (event) => ({
      ...event,
      duties: event.duties.map((one) =>
        one.do === "open" && one.kind === "support" ? { ...one, dueAt: at("11-26 18:00") } : one,
      ),
    }));
    expect(opinionOf(life, uncapped)).toContainEqual(
      expect.objectContaining({ what: "dueAt", expected: at("11-24 18:00"), found: at("11-26 18:00") }),
    );
  });

  test("is moved with it by a newer calendar", () => {
    const newer: [Calendar, string] = [free("2026-11-24"), at("11-23 15:00")];
    const life = supported();
    life.world = { ...life.world, calendar: newer[0] };
    life.give(at("11-23 17:00"), "system", commands.timePassed);
    expect(life.duty("support").dueAt).toBe(at("11-25 18:00"));
    expect(opinionOf(life, life.commits, { start: EVER.start, end: at("11-23 17:01") }, newer)).toEqual([]);
  });

  test("has its own time if the work is overdue already", () => {
    const life = dispatched("C", {
      pack: { ...short, tiers: short.tiers.map((tier) => ({ ...tier, solve: { unit: "workingDay", amount: 1 } })) },
    });
    life.passUntil(at("12-08 09:00"));
    life.give(at("12-08 09:00"), "tier2", { name: "changeAssignment", supports: ["U2"] });
    expect(life.duty("solve").dueAt < at("12-08 09:00")).toBe(true);
    expect(life.duty("support").dueAt).toBe(at("12-11 18:00"));
    expect(opinionOf(life)).toEqual([]);
  });
});
