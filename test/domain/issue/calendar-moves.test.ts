import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import type { Duty } from "../../../contract/issue.ts";
import type { DutyKind } from "../../../contract/vocabulary.ts";
import { calendar, longPack, pack } from "./county.ts";
import {
  approve,
  at,
  commands,
  contact,
  dispatched,
  effects,
  extensionDecided,
  extensionTo,
  giveBack,
  type Life,
  reviewing,
  suspensionDecided,
  suspensionUntil,
  told,
  wall,
} from "./history.ts";

/** T8: what a newer calendar does to each kind of date; how it comes about at all is in calendar-change.test.ts. */
function freeOn(...dates: readonly string[]): Calendar {
  const holidays = [...calendar.holidays, ...dates.map((date) => ({ date, name: "测试假日" }))];
  return { ...calendar, version: `free-${dates.join(".")}`, holidays };
}

/** The calendar that was published, and time passing a moment later. */
function published(life: Life, newer: Calendar, when: string): readonly string[] {
  life.world = { ...life.world, calendar: newer };
  return told(life.give(at(when), "system", commands.timePassed));
}

function due(life: Life, kind: DutyKind): string {
  return wall(life.duty(kind).dueAt);
}

function rungs({ ladder }: Duty): [string, string][] {
  return ladder.map(({ key, owedAt }) => [key, wall(owedAt)]);
}

/** U2 supports, and has three days, but the issue itself is due after two. */
function inSupport(): Life {
  const life = dispatched();
  life.commits.length = 2;
  const limit = { unit: "workingDay", amount: 2 } as const;
  life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"], limit });
  life.give(at("11-23 11:00"), "handler", commands.sign);
  life.give(at("11-23 11:00"), "handler2", { ...commands.sign, assignment: "a2" });
  return life;
}

describe("a support that ends with the issue", () => {
  test("goes on ending with it when a free day moves the issue", () => {
    const life = inSupport();
    expect([due(life, "solve"), due(life, "support")]).toEqual(["11-25 18:00", "11-25 18:00"]);
    published(life, freeOn("2026-11-25"), "11-23 12:00");
    expect([due(life, "solve"), due(life, "support")]).toEqual(["11-26 18:00", "11-26 18:00"]);
  });
  test("stays where it ended once the issue has been given longer", () => {
    const life = inSupport();
    life.give(at("11-23 14:00"), "head", extensionTo("2026-11-30"));
    life.give(at("11-23 15:00"), "office", extensionDecided(true));
    published(life, freeOn("2026-11-24"), "11-23 16:00");
    expect([due(life, "solve"), due(life, "support")]).toEqual(["11-30 18:00", "11-25 18:00"]);
  });
  test("has its own days where those are fewer", () => {
    const life = dispatched();
    life.commits.length = 2;
    life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"] });
    life.give(at("11-23 11:00"), "handler2", { ...commands.sign, assignment: "a2" });
    published(life, freeOn("2026-11-26"), "11-23 12:00");
    expect([due(life, "solve"), due(life, "support")]).toEqual(["11-30 18:00", "11-27 18:00"]);
  });
});

describe("what was decided already", () => {
  test("is not undone: a report that was late on a day now free stays late, and is asked for again as it was to be", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.passUntil(at("11-26 18:00:15"));
    const { dueAt, ladder, slip, generation } = life.duty("report");
    published(life, freeOn("2026-11-26", "2026-11-30"), "11-27 09:00");
    expect(life.duty("report")).toMatchObject({ dueAt, ladder, slip, generation });
    expect(due(life, "solve")).toBe("12-01 18:00");
  });
  test("a date moved by a hold is only rolled: free days on the way to it do not count twice", () => {
    const life = reviewing();
    life.give(at("11-25 09:00"), "head", approve(0));
    life.give(at("11-26 09:00"), "office", giveBack(1));
    expect(due(life, "solve")).toBe("12-02 18:00");
    published(life, freeOn("2026-11-27"), "11-26 10:00");
    expect(due(life, "solve")).toBe("12-02 18:00");
    published(life, freeOn("2026-11-30"), "11-26 10:30");
    expect(life.duty("solve").why).toMatchObject({
      adjusted: "held",
      heldFrom: at("11-24 10:00"),
      calendarVersion: "free-2026-11-30",
    });
    published(life, freeOn("2026-12-02", "2026-12-03"), "11-26 11:00");
    expect(life.duty("solve")).toMatchObject({
      dueAt: at("12-04 18:00"),
      limit: { unit: "date", date: "2026-12-02" },
      why: { adjusted: "moved", calendarVersion: "free-2026-12-02.2026-12-03" },
    });
    published(life, calendar, "11-26 12:00");
    expect(due(life, "solve")).toBe("12-04 18:00");
  });
  test("the day that had to remain after a late return is not counted again", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.passUntil(at("11-30 11:00"));
    life.give(at("11-30 11:00"), "handler", commands.closeOut);
    life.give(at("11-30 12:00"), "head", approve(0));
    life.give(at("11-30 13:00"), "office", giveBack(1));
    expect(due(life, "solve")).toBe("12-01 18:00");
    published(life, freeOn("2026-12-10"), "12-01 09:00");
    expect(due(life, "solve")).toBe("12-01 18:00");
    published(life, freeOn("2026-12-01"), "12-01 10:00");
    expect(due(life, "solve")).toBe("12-02 18:00");
  });
  test("a date granted stays on its day where the pack does not roll", () => {
    const life = dispatched("C", { pack: { ...pack, rollToWorkingDay: false } });
    life.give(at("11-24 09:00"), "head", extensionTo("2026-12-04"));
    life.give(at("11-24 10:00"), "office", extensionDecided(true));
    published(life, freeOn("2026-12-04"), "11-25 10:00");
    expect(due(life, "solve")).toBe("12-04 18:00");
  });
});

describe("a date that was left less than a day by a newer calendar", () => {
  test("leaves the least that has to remain, and says so", () => {
    const life = dispatched("C", { calendar: freeOn("2026-11-30") });
    life.give(at("11-23 11:00"), "handler", commands.sign);
    expect(due(life, "solve")).toBe("12-01 18:00");
    published(life, calendar, "11-30 17:00");
    expect(life.duty("solve")).toMatchObject({ dueAt: at("12-01 18:00"), why: { adjusted: "minRemaining" } });
    published(life, freeOn("2026-12-10"), "12-01 09:00");
    expect(life.duty("solve").dueAt).toBe(at("12-01 18:00"));
  });
  test("comes earlier where enough remains", () => {
    const life = dispatched("C", { calendar: freeOn("2026-11-30") });
    published(life, calendar, "11-23 17:00");
    expect(life.duty("solve")).toMatchObject({ dueAt: at("11-30 18:00"), generation: 2 });
    expect(life.duty("solve").why.adjusted).toBeUndefined();
  });
});

describe("the holiday notice of the year", () => {
  test("makes a date certain that was provisional, though the date itself stays", () => {
    const unknown = { ...calendar, version: "before", coveredUntil: "2026-11-27" };
    const life = dispatched("C", { calendar: unknown });
    expect(life.duty("solve").provisional).toBe(true);
    const events = published(life, calendar, "11-23 12:00");
    expect(events).toEqual(["dueDatesRecomputed"]);
    expect(life.duty("solve")).toMatchObject({ dueAt: at("11-30 18:00"), provisional: false });
  });
  test("moves warnings alone where only they fall on a free day", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    expect(published(life, freeOn("2026-11-27"), "11-24 09:00")).toEqual(["dueDatesRecomputed"]);
    expect(rungs(life.duty("solve"))).toEqual([
      ["solve#1/2/1", "11-25 18:00"],
      ["solve#1/2/2", "11-26 18:00"],
      ["solve#1/2/3", "11-30 18:00"],
    ]);
  });
  test("brings no warning again that was given", () => {
    const [blue, ...others] = pack.solveLadder;
    if (blue?.at !== "before") throw new Error("another ladder");
    const solveLadder = [{ ...blue, offset: { unit: "calendarDay" as const, amount: 2 } }, ...others];
    const life = dispatched("C", { pack: { ...pack, solveLadder } });
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.passUntil(at("11-28 18:00:15"));
    expect(life.duty("solve").slip).toBe("orange");
    published(life, freeOn("2026-11-30"), "11-28 19:00");
    expect(rungs(life.duty("solve"))).toEqual([["solve#1/2/3", "12-01 18:00"]]);
  });
  test("tells each duty that it moves what was and what is, and no other", () => {
    const life = dispatched();
    life.world = { ...life.world, calendar: freeOn("2026-11-24") };
    const events = life.give(at("11-23 12:00"), "system", commands.timePassed);
    expect(events).toMatchObject([
      { data: { changes: [{ duty: "sign#1", old: at("11-24 18:00"), new: at("11-25 18:00") }] } },
    ]);
    expect(effects(events).map((effect) => effect.duty)).toEqual(["sign#1"]);
  });
});

describe("a suspended issue", () => {
  const suspended = (): Life => {
    const life = dispatched("C", { pack: longPack });
    life.give(at("11-23 14:00"), "head", suspensionUntil("2026-12-30"));
    life.give(at("11-24 09:00"), "tier1", suspensionDecided(true));
    return life;
  };
  test("is resumed a day later, and is looked at in between when it was to be", () => {
    const life = suspended();
    expect(rungs(life.duty("suspension"))).toEqual([
      ["suspension#1/1/1", "12-30 18:00"],
      ["suspension#1/1/2", "12-24 18:00"],
    ]);
    published(life, freeOn("2026-12-24", "2026-12-30"), "11-25 09:00");
    expect(rungs(life.duty("suspension"))).toEqual([
      ["suspension#1/2/1", "12-31 18:00"],
      ["suspension#1/2/2", "12-24 18:00"],
    ]);
  });
  test("that was looked at is not looked at again", () => {
    const life = suspended();
    life.passUntil(at("12-24 18:00:15"));
    published(life, freeOn("2026-12-30"), "12-25 09:00");
    expect(rungs(life.duty("suspension"))).toEqual([["suspension#1/2/1", "12-31 18:00"]]);
  });
});
