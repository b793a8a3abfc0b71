import { describe, expect, it } from "vitest";
import type { Limit } from "../../contract/limit.ts";
import { closeOf, daysCrossed, daysLater, endOf } from "../../domain/second-opinion/day-by-day.ts";
import { openMinutesLater, openTimeBetween } from "../../domain/second-opinion/minute-by-minute.ts";
import { secondOpinion } from "../../domain/second-opinion/second-opinion.ts";
import { dueInstant } from "../../domain/time/due.ts";
import { calendar } from "./issue/county.ts";
import { at } from "./issue/history.ts";
import { SITUATIONS } from "./issue/states.ts";

const EVER = { start: "2026-01-01T00:00:00.000Z", end: "2027-12-31T00:00:00.000Z" };

describe("a second opinion has nothing to say of an issue", () => {
  it.each(Object.keys(SITUATIONS))("%s, and a month later", (name) => {
    const situation = SITUATIONS[name];
    if (situation === undefined) throw new Error(name);
    const { life, now } = situation();
    life.passUntil(new Date(Date.parse(now) + 31 * 86_400_000).toISOString());
    const { pack, directory } = life.world;
    const rules = { approved: [{ version: calendar.version, from: "" }], calendar: () => calendar };
    const opinion = secondOpinion(life.commits, EVER, { ...rules, pack, directory, inForce: calendar.version });
    expect(opinion).toEqual([]);
  });
});

describe("counted another way, a limit ends at the same instant", () => {
  const limits: Limit[] = [
    { unit: "workingDay", amount: 1 },
    { unit: "workingDay", amount: 5 },
    { unit: "calendarDay", amount: 1 },
    { unit: "calendarDay", amount: 7 },
    { unit: "calendarMonth", amount: 1 },
    { unit: "workingHour", amount: 1 },
    { unit: "workingHour", amount: 4 },
    { unit: "workingHour", amount: 30 },
    { unit: "date", date: "2026-10-03" },
    { unit: "date", date: "2026-11-30" },
  ];
  const starts = [
    "09-30 07:00",
    "09-30 12:00",
    "09-30 17:59:30.500",
    "10-03 09:00",
    "10-10 08:30",
    "11-27 18:00",
    "12-31 23:59",
  ];
  const summer = { ...calendar, zone: "Europe/Berlin" };
  it.each(starts.flatMap((start) => limits.map((limit) => [start, limit] as const)))("from %s, %j", (start, limit) => {
    for (const where of [calendar, summer])
      for (const rollToWorkingDay of [true, false]) {
        const { dueAt } = dueInstant(at(start), limit, where, { rollToWorkingDay });
        expect(endOf(at(start), limit, where, rollToWorkingDay)).toBe(dueAt);
      }
  });
});

describe("by the clock on the wall", () => {
  it("open time is counted from block to block, and over a free day not at all", () => {
    expect(openTimeBetween(at("11-23 08:30"), at("11-23 18:00"), calendar)).toBe(7 * 3_600_000);
    expect(openTimeBetween(at("11-27 17:00"), at("11-30 09:00"), calendar)).toBe(90 * 60_000);
    expect(openTimeBetween(at("11-28 08:00"), at("11-29 20:00"), calendar)).toBe(0);
    expect(openMinutesLater(at("11-27 17:00"), 90, calendar)).toBe(at("11-30 09:00"));
    expect(openMinutesLater(at("11-23 11:59"), 2, calendar)).toBe(at("11-23 14:31"));
  });
  it("a day closes when its last block does, and days are counted as they are crossed", () => {
    expect(closeOf("2026-11-23", calendar)).toBe(at("11-23 18:00"));
    expect(daysLater("2026-11-27", 1, "workingDay", calendar, true)).toBe("2026-11-30");
    expect(daysLater("2026-11-27", 1, "calendarDay", calendar, false)).toBe("2026-11-28");
    expect(daysLater("2026-11-27", 1, "calendarDay", calendar, true)).toBe("2026-11-30");
    expect(daysCrossed(at("11-27 09:00"), at("11-30 09:00"), "workingDay", calendar)).toBe(1);
    expect(daysCrossed(at("11-27 09:00"), at("11-30 09:00"), "calendarDay", calendar)).toBe(3);
  });
});
