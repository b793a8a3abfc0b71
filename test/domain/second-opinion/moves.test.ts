import { describe, expect, test } from "vitest";
import type { Limit } from "../../../contract/limit.ts";
import type { KnownDuty } from "../../../domain/second-opinion/duty-book.ts";
import { movedTo, recountedTo, releasedTo } from "../../../domain/second-opinion/move.ts";
import { calendar, pack } from "../issue/county.ts";
import { at, wall } from "../issue/history.ts";

const day = (amount: number): Limit => ({ unit: "calendarDay", amount });
const workday = (amount: number): Limit => ({ unit: "workingDay", amount });
const hours = (amount: number): Limit => ({ unit: "workingHour", amount });
const sum = (...parts: Extract<Limit, { unit: "sum" }>["parts"]): Limit => ({ unit: "sum", parts });

function duty(limit: Limit, dueAt: string, more: Partial<KnownDuty> = {}): KnownDuty {
  const about = { id: "solve#1", kind: "solve", calendarVersion: calendar.version, generation: 1 } as const;
  const counted = { limit, dueAt: at(dueAt), openedAt: at("11-23 10:05"), isDate: false, capped: false };
  return { ...about, ...counted, written: [], ladder: [], reached: 0, ...more };
}

describe("a duty that was held, by a clock that stood still meanwhile,", () => {
  const released = (limit: Limit, due: string, from: string, to: string, nothingBack = false) =>
    wall(releasedTo(duty(limit, due, { heldAt: at(from) }), nothingBack, { at: at(to), calendar, pack }));

  test.each([
    ["of days, so many days later", day(7), "11-30 18:00", "11-24 10:00", "11-26 09:00", "12-02 18:00"],
    ["of days, over a weekend", day(7), "12-01 18:00", "11-27 10:00", "11-30 09:00", "12-04 18:00"],
    ["of days, rolled out of a weekend", day(7), "12-04 18:00", "11-24 10:00", "11-25 09:00", "12-07 18:00"],
    ["of days of work, by those alone", workday(5), "12-01 18:00", "11-27 10:00", "11-30 09:00", "12-02 18:00"],
    [
      "of days and hours of work",
      sum({ unit: "workingDay", amount: 3 }, { unit: "workingHour", amount: 5 }),
      "12-01 12:00",
      "11-27 10:00",
      "11-30 09:00",
      "12-02 18:00",
    ],
    [
      "of days of work and days",
      sum({ unit: "workingDay", amount: 3 }, { unit: "calendarDay", amount: 5 }),
      "12-01 18:00",
      "11-27 10:00",
      "11-30 09:00",
      "12-04 18:00",
    ],
    ["held for less than a day: as before", workday(5), "12-01 12:00", "11-27 10:00", "11-27 17:00", "12-01 12:00"],
    [
      "of hours of work, by those that were missed",
      hours(9),
      "11-26 10:00",
      "11-24 10:00",
      "11-24 11:30",
      "11-26 11:30",
    ],
    [
      "of hours of work, to the second",
      hours(9),
      "11-26 10:00",
      "11-24 10:00:30",
      "11-24 11:00:45",
      "11-26 11:00:15.000",
    ],
    ["of hours of work, held while nobody works", hours(9), "11-26 10:00", "11-24 12:00", "11-24 14:00", "11-26 10:00"],
    [
      "of hours of work, with the least that is left",
      hours(9),
      "11-24 11:00",
      "11-24 10:00",
      "11-24 10:30",
      "11-25 18:00",
    ],
    ["with the least that is left", day(7), "11-30 18:00", "11-30 11:00", "11-30 13:00", "12-01 18:00"],
    ["held at the very instant it was due", day(7), "11-30 18:00", "11-30 18:00", "12-02 09:00", "12-03 18:00"],
  ] as const)("%s", (_, limit, due, from, to, expected) => {
    expect(released(limit, due, from, to)).toBe(expected.replace(".000", ""));
  });

  test("gets nothing back for what the unit did itself, nor for what was overdue", () => {
    expect(released(day(7), "11-30 18:00", "11-24 10:00", "11-26 09:00", true)).toBe("11-30 18:00");
    expect(released(day(7), "11-24 18:00", "11-24 10:00", "11-26 09:00", true)).toBe("11-26 09:00");
    expect(released(day(7), "11-23 18:00", "11-23 18:00:01", "11-26 09:00")).toBe("11-26 09:00");
  });

  test("and one that never was keeps its time", () => {
    const scene = { at: at("11-26 09:00"), calendar, pack };
    expect(releasedTo(duty(day(7), "11-30 18:00"), false, scene)).toBe(at("11-30 18:00"));
  });
});

describe("a duty counted by a newer calendar", () => {
  const free = (...dates: string[]) => ({
    ...calendar,
    version: "free",
    holidays: [...calendar.holidays, ...dates.map((date) => ({ date, name: "试" }))],
  });
  const recounted = (known: KnownDuty, now: string, cap?: string, dates = ["2026-11-30"], rules = pack) =>
    wall(
      recountedTo(known, cap === undefined ? undefined : at(cap), {
        at: at(now),
        calendar: free(...dates),
        pack: rules,
      }),
    );
  const unrolled = { ...pack, rollToWorkingDay: false };

  test("ends where its limit does now, or where it did if that is the same", () => {
    expect(recounted(duty(day(7), "11-30 18:00"), "11-24 09:00")).toBe("12-01 18:00");
    expect(recounted(duty(day(7), "11-30 18:00"), "11-24 09:00", undefined, ["2026-12-24"])).toBe("11-30 18:00");
    expect(recounted(duty(day(7), "11-30 18:00"), "11-24 09:00", undefined, ["2026-11-30"], unrolled)).toBe(
      "11-30 18:00",
    );
  });

  test("is never brought so near that less than a working day is left, but may stay as near as it was", () => {
    expect(recounted(duty(day(7), "12-01 18:00"), "11-30 17:00", undefined, ["2026-12-24"])).toBe("12-01 18:00");
    expect(recounted(duty(day(7), "12-03 18:00"), "11-30 17:00", undefined, ["2026-12-24"])).toBe("12-01 18:00");
    expect(recounted(duty(day(7), "12-03 18:00"), "11-24 17:00", undefined, ["2026-12-24"])).toBe("11-30 18:00");
    expect(recounted(duty(day(7), "11-30 18:00"), "11-30 17:00", undefined, ["2026-12-24"])).toBe("11-30 18:00");
  });

  test("is never later than its cap", () => {
    expect(recounted(duty(day(7), "11-27 18:00"), "11-24 09:00", "11-27 18:00")).toBe("11-27 18:00");
    expect(recounted(duty(day(7), "11-27 18:00"), "11-24 09:00", "12-07 18:00")).toBe("12-01 18:00");
  });

  test("that was set to a date is rolled only if that date is now free, and rules roll at all", () => {
    const set = duty(day(7), "12-04 18:00", { isDate: true });
    expect(recounted(set, "11-25 10:00", undefined, ["2026-11-30"])).toBe("12-04 18:00");
    expect(recounted(set, "11-25 10:00", undefined, ["2026-12-04"])).toBe("12-07 18:00");
    expect(recounted(set, "11-25 10:00", undefined, ["2026-12-04"], unrolled)).toBe("12-04 18:00");
  });
});

test("a duty moved by a decision ends with the limit that it gives, counted from the decision", () => {
  const why = { from: at("11-23 09:00"), days: [], calendarVersion: calendar.version, notice: calendar.notice };
  const moved = (limit: Limit, rollToWorkingDay: boolean) =>
    wall(movedTo({ ...why, limit }, { at: at("11-24 10:00"), calendar, pack: { ...pack, rollToWorkingDay } }));
  expect(moved({ unit: "date", date: "2026-12-04" }, true)).toBe("12-04 18:00");
  expect(moved({ unit: "date", date: "2026-12-05" }, true)).toBe("12-07 18:00");
  expect(moved({ unit: "date", date: "2026-12-05" }, false)).toBe("12-05 18:00");
  expect(moved(day(2), true)).toBe("11-26 18:00");
});
