import { describe, expect, test } from "vitest";
import { approve, at, commands, contact, dispatched, giveBack, reviewing, told, wall } from "./history.ts";
import { pack } from "./county.ts";

/** T5: who waits for a reviewer does not lose his time. */
describe("the clock of the unit while a close-out is reviewed", () => {
  test("runs on by the days it was held when the office returns it, with its warnings anew", () => {
    const life = reviewing();
    life.give(at("11-25 09:00"), "head", approve(0));
    life.give(at("11-26 09:00"), "office", giveBack(1));
    const solve = life.duty("solve");
    expect(wall(solve.dueAt)).toBe("12-02 18:00");
    expect(solve.limit).toEqual({ unit: "date", date: "2026-12-02" });
    expect(solve.ladder.map((rung) => [rung.key, wall(rung.owedAt)])).toEqual([
      ["solve#1/2/1", "11-30 18:00"],
      ["solve#1/2/2", "12-01 18:00"],
      ["solve#1/2/3", "12-02 18:00"],
    ]);
    expect(life.issue).toMatchObject({ status: "handling", returns: 1 });
    expect(life.issue.round).toBeUndefined();
  });

  test("gains nothing when the unit's own head returns it", () => {
    const life = reviewing();
    life.give(at("11-26 09:00"), "head", giveBack(0));
    expect(wall(life.duty("solve").dueAt)).toBe("11-30 18:00");
  });

  test("gains nothing either when somebody of the unit returns it from another seat", () => {
    const life = dispatched();
    const office = life.world.directory;
    life.world = {
      ...life.world,
      directory: {
        ...office,
        holdings: [
          ...office.holdings,
          { seat: "office", person: "handler2", from: "2026-01-01T00:00:00.000Z" },
          { seat: "handler:U1", person: "handler2", from: "2026-01-01T00:00:00.000Z" },
        ],
      },
    };
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.give(at("11-24 10:00"), "handler", commands.closeOut);
    life.give(at("11-25 09:00"), "head", approve(0));
    life.give(at("11-26 09:00"), "handler2", giveBack(1));
    expect(wall(life.duty("solve").dueAt)).toBe("11-30 18:00");
  });

  test("leaves at least a working day after a late return", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.passUntil(at("11-30 11:00"));
    life.give(at("11-30 11:00"), "handler", commands.closeOut);
    life.give(at("11-30 12:00"), "head", approve(0));
    life.give(at("11-30 13:00"), "office", giveBack(1));
    const solve = life.duty("solve");
    expect(wall(solve.dueAt)).toBe("12-01 18:00");
    expect(solve.why).toMatchObject({ adjusted: "minRemaining", heldFrom: at("11-30 11:00") });
  });

  test("lets no rung of the held generation fire", () => {
    const life = reviewing();
    life.give(at("11-25 09:00"), "head", approve(0));
    expect(life.wake()).toBe(at("11-27 18:00:15"));
    expect(told(life.give(at("12-01 09:00"), "system", commands.timePassed))).not.toContain("issueEscalated");
  });

  test("stays overdue at the top tier: what was red stays red, and the weekly reminders go on", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.passUntil(at("12-31 12:00"));
    expect(life.issue.tier).toBe(2);
    expect(life.duty("solve").slip).toBe("red");
    life.give(at("12-31 13:00"), "handler", commands.closeOut);
    life.give(at("12-31 13:10"), "head", approve(0));
    life.give(at("12-31 13:20"), "office", giveBack(1));
    const { ladder } = life.duty("solve");
    expect(ladder).toHaveLength(1);
    expect(ladder[0]).toMatchObject({
      effect: "remind",
      slip: "red",
      owedAt: new Date("2027-01-07T13:20:00+08:00").toISOString(),
    });
    expect(ladder[0]?.key.startsWith("solve#3/2/")).toBe(true);
  });

  test("is given back a limited number of times", () => {
    const life = reviewing();
    for (let round = 1; round <= pack.maxReturns; round++) {
      life.give(at(`11-24 1${round}:05`), "head", giveBack(0, round));
      life.give(at(`11-24 1${round}:10`), "handler", commands.closeOut);
    }
    expect(life.ask(at("11-24 15:00"), "head", giveBack(0, 4))).toMatchObject({ refusal: "returns-used" });
    expect(life.ask(at("11-24 15:00"), "head", approve(0, 4))).not.toHaveProperty("refusal");
  });
});
