import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import { firedByTime } from "../../../domain/by-the-clock.ts";
import { ledger } from "../../../domain/ledger.ts";
import { calendar, pack } from "./county.ts";
import { at, commands, dispatched, effects, extensionDecided, extensionTo, told, wall } from "./history.ts";

/** T8: a calendar that was changed during the year moves what it touches, and nothing else. */
const with30th: Calendar = {
  ...calendar,
  version: `${calendar.version}-b`,
  holidays: [...calendar.holidays, { date: "2026-11-30", name: "测试假日" }],
};

describe("a newer calendar", () => {
  test("moves the duties it touches, before anything is looked for", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.world = { ...life.world, calendar: with30th };
    const events = life.give(at("11-24 09:00"), "system", commands.timePassed);
    expect(told(events)).toEqual(["dueDatesRecomputed"]);
    expect(events[0]).toMatchObject({
      data: {
        calendarVersion: with30th.version,
        changes: [{ duty: "solve#1", old: at("11-30 18:00"), new: at("12-01 18:00") }],
      },
    });
    expect(effects(events)).toMatchObject([{ do: "move", duty: "solve#1", limit: { unit: "calendarDay", amount: 7 } }]);
    expect(life.duty("solve").ladder.map(({ key, owedAt }) => [key, wall(owedAt)])).toEqual([
      ["solve#1/2/1", "11-26 18:00"],
      ["solve#1/2/2", "11-27 18:00"],
      ["solve#1/2/3", "12-01 18:00"],
    ]);
    expect(life.issue.promiseDueAt).toBe(at("12-01 18:00"));
    expect(life.ask(at("11-24 10:00"), "system", commands.timePassed)).toMatchObject({ events: [] });
  });
  test("leaves fired rungs fired and comes with any command but a note", () => {
    const life = dispatched();
    life.passUntil(at("11-26 18:00:15"));
    life.world = { ...life.world, calendar: with30th };
    life.give(at("11-27 09:00"), "office", commands.note);
    expect(wall(life.duty("solve").dueAt)).toBe("11-30 18:00");
    expect(told(life.give(at("11-27 09:10"), "handler", commands.progress))[0]).toBe("dueDatesRecomputed");
    expect(wall(life.duty("solve").dueAt)).toBe("12-01 18:00");
    expect(life.duty("solve").ladder.map(({ key }) => key)).not.toContain("solve#1/2/1");
  });
  test("never takes a due instant to less than the least that remains", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.world = { ...life.world, calendar: with30th };
    life.give(at("11-24 09:00"), "system", commands.timePassed);
    life.world = { ...life.world, calendar: { ...calendar, version: `${calendar.version}-c` } };
    life.give(at("11-30 17:00"), "handler", commands.progress);
    expect(wall(life.duty("solve").dueAt)).toBe("12-01 18:00");
  });
  test.each([
    ["that changes nothing here", { ...calendar, version: `${calendar.version}-same` }, []],
    ["that moves the duty", with30th, ["dueDatesRecomputed"]],
  ])(
    "%s takes no warning away whose time has come, and has the machine look again only if it moved something",
    (_, newer, first) => {
      const life = dispatched();
      life.give(at("11-23 11:00"), "handler", commands.sign);
      life.give(at("11-24 09:00"), "handler", { ...commands.progress });
      life.world = { ...life.world, calendar: newer };
      const blue = life.give(at("11-26 18:00:15"), "system", commands.timePassed);
      expect(firedByTime({ command: "timePassed", events: blue })).toBe(first.length === 0);
      expect(told(blue).filter((one) => !one.includes("report"))).toEqual([
        ...first,
        `rungFired solve#1/${first.length + 1}/1`,
      ]);
      const rules = { graceSeconds: pack.firingGraceSeconds, lateAfterSeconds: pack.lateAfterSeconds };
      life.passUntil(at("12-05 09:00"));
      const { owed: _owed, fired: _fired, ...faults } = ledger(life.commits, at("12-05 09:00"), rules);
      expect(faults).toEqual({ missing: [], unowed: [], twice: [], early: [], late: [] });
    },
  );
  test("only rolls a date that was set by a decision", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "head", extensionTo("2026-12-04"));
    life.give(at("11-24 10:00"), "office", extensionDecided(true));
    life.world = { ...life.world, calendar: with30th };
    life.give(at("11-25 09:00"), "handler", commands.progress);
    expect(wall(life.duty("solve").dueAt)).toBe("12-04 18:00");
    const holidays = [...calendar.holidays, { date: "2026-12-04", name: "测试假日" }];
    life.world = { ...life.world, calendar: { ...calendar, version: "d", holidays } };
    life.give(at("11-25 10:00"), "system", commands.timePassed);
    expect(wall(life.duty("solve").dueAt)).toBe("12-07 18:00");
  });
  test("found only after the old due instant: the issue does not climb for a day that was free", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.give(at("11-23 12:00"), "handler", commands.progress);
    life.passUntil(at("11-26 18:00:15"));
    life.world = { ...life.world, calendar: with30th };
    life.give(at("11-30 20:00"), "system", commands.timePassed);
    expect(life.issue.tier).toBe(0);
    expect(wall(life.duty("solve").dueAt)).toBe("12-01 18:00");
    const rules = { graceSeconds: pack.firingGraceSeconds, lateAfterSeconds: pack.lateAfterSeconds };
    expect(ledger(life.commits, at("11-30 20:00"), rules)).toMatchObject({ missing: [], unowed: [], twice: [] });
  });
  test("counts a held duty when it is released", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "office", {
      name: "recordContact",
      when: at("11-24 08:00"),
      means: "phone",
      text: { text: "t1", digest: "d1" },
    });
    life.give(at("11-24 10:00"), "handler", commands.closeOut);
    life.world = { ...life.world, calendar: with30th };
    expect(life.ask(at("11-24 11:00"), "system", commands.timePassed)).toMatchObject({ events: [] });
  });
});
