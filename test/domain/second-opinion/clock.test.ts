import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import { monthsLater, nextDate, previousDate, weekday } from "../../../domain/second-opinion/civil.ts";
import {
  closeOf,
  daysCrossed,
  daysLater,
  earlier,
  endOf,
  isOpen,
  later,
} from "../../../domain/second-opinion/day-by-day.ts";
import { openMinutesLater, openTimeBetween } from "../../../domain/second-opinion/minute-by-minute.ts";
import { instantOf, wallOf } from "../../../domain/second-opinion/wall.ts";
import { calendar } from "../issue/county.ts";
import { at, wall } from "../issue/history.ts";

describe("dates follow each other", () => {
  test.each([
    ["2026-11-29", "2026-11-30"],
    ["2026-11-30", "2026-12-01"],
    ["2026-12-31", "2027-01-01"],
    ["2026-01-31", "2026-02-01"],
    ["2026-02-28", "2026-03-01"],
    ["2028-02-28", "2028-02-29"],
    ["2028-02-29", "2028-03-01"],
    ["2000-02-28", "2000-02-29"],
    ["2100-02-28", "2100-03-01"],
    ["2026-04-30", "2026-05-01"],
    ["2026-06-30", "2026-07-01"],
    ["2026-09-30", "2026-10-01"],
    ["2026-08-31", "2026-09-01"],
    ["0999-12-31", "1000-01-01"],
  ])("%s and %s", (day, next) => {
    expect([nextDate(day), previousDate(next)]).toEqual([next, day]);
  });

  test.each([
    ["2026-11-23", 1],
    ["2026-11-29", 7],
    ["2026-01-01", 4],
    ["2026-02-28", 6],
    ["2026-03-01", 7],
    ["2000-01-01", 6],
    ["2000-02-29", 2],
    ["1999-12-31", 5],
    ["2100-01-01", 5],
    ["1900-03-01", 4],
  ])("%s is day %i of its week", (date, day) => {
    expect(weekday(date)).toBe(day);
  });

  test.each([
    ["2026-11-23", 1, "2026-12-23"],
    ["2026-11-30", 1, "2026-12-30"],
    ["2026-12-31", 1, "2027-01-31"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-10-31", 13, "2027-11-30"],
    ["2026-11-23", 0, "2026-11-23"],
  ])("%s and %i months is %s", (date, months, end) => {
    expect(monthsLater(date, months)).toBe(end);
  });
});

describe("the clock on the wall", () => {
  test.each([
    ["Asia/Shanghai", "2026-11-22T16:00:00.000Z", { date: "2026-11-23", minute: 0, rest: 0 }],
    ["Asia/Shanghai", "2026-11-23T15:59:59.999Z", { date: "2026-11-23", minute: 1439, rest: 59_999 }],
    ["America/Los_Angeles", "2026-07-01T03:30:00.000Z", { date: "2026-06-30", minute: 1230, rest: 0 }],
    ["America/Los_Angeles", "2026-07-01T08:00:00.000Z", { date: "2026-07-01", minute: 60, rest: 0 }],
    ["Pacific/Auckland", "2026-01-01T12:30:30.500Z", { date: "2026-01-02", minute: 90, rest: 30_500 }],
    ["Europe/Berlin", "2026-03-29T00:59:00.000Z", { date: "2026-03-29", minute: 119, rest: 0 }],
    ["Europe/Berlin", "2026-03-29T01:00:00.000Z", { date: "2026-03-29", minute: 180, rest: 0 }],
  ])("of %s shows at %s the date and minute there, and the other way round", (zone, instant, shown) => {
    expect(wallOf(instant, zone)).toEqual(shown);
    expect(instantOf(shown, zone)).toBe(instant);
  });

  test("shows the end of a day as the beginning of the next", () => {
    expect(instantOf({ date: "2026-12-31", minute: 1440, rest: 0 }, "Asia/Shanghai")).toBe("2026-12-31T16:00:00.000Z");
  });
});

describe("open time", () => {
  const passed = (from: string, to: string) => openTimeBetween(at(from), at(to), calendar);

  test.each([
    ["11-23 09:00", "11-23 09:00", 0],
    ["11-23 10:00", "11-23 09:00", 0],
    ["11-23 09:00:30", "11-23 09:00:45", 15_000],
    ["11-23 09:00:30.500", "11-23 09:02:10.250", 99_750],
    ["11-23 11:59:30.500", "11-23 14:30:10.250", 39_750],
    ["11-23 12:30", "11-23 14:30:10", 10_000],
    ["11-23 11:59:30", "11-23 13:00:30", 30_000],
    ["11-23 17:59", "11-24 08:31", 120_000],
    ["09-30 17:00", "10-08 09:30", 2 * 3_600_000],
    ["10-10 08:30", "10-10 12:00", 3.5 * 3_600_000],
    ["10-10 09:00", "10-10 09:01", 60_000],
    ["09-25 09:00", "09-25 10:00", 0],
    ["09-25 09:00:10", "09-25 09:00:50", 0],
    ["11-23 23:58", "11-24 00:02", 0],
  ])("from %s to %s is so many milliseconds", (from, to, expected) => {
    expect(passed(from, to)).toBe(expected);
  });

  test.each([
    ["11-23 09:00", 60, 0, "11-23 10:00"],
    ["11-23 11:00", 60, 0, "11-23 12:00"],
    ["11-23 11:00", 61, 0, "11-23 14:31"],
    ["11-23 13:00", 1, 0, "11-23 14:31"],
    ["11-23 13:00:20", 0, 0, "11-23 14:30"],
    ["11-23 17:30:30", 60, 0, "11-24 09:00:30.000"],
    ["11-23 09:00:30", 1, 15_000, "11-23 09:01:45.000"],
    ["11-23 09:00:30", 1, 30_000, "11-23 09:02"],
    ["11-23 09:00:30", 1, 45_000, "11-23 09:02:15.000"],
    ["11-27 17:59:30", 0, 45_000, "11-30 08:30:15.000"],
    ["11-27 17:59:30", 0, 30_000, "11-27 18:00"],
    ["11-28 10:00", 30, 0, "11-30 09:00"],
    ["11-23 12:00:10", 0, 0, "11-23 14:30"],
    ["11-23 11:59:10", 1, 0, "11-23 14:30:10.000"],
    ["11-23 11:59:59.500", 0, 500, "11-23 12:00"],
    ["11-23 11:59:59.500", 0, 600, "11-23 14:30:00.100"],
    ["09-25 09:00", 1, 0, "09-28 08:31"],
    ["10-10 11:30", 30, 0, "10-10 12:00"],
  ])("of %i more from %s, and a rest", (from, minutes, rest, expected) => {
    expect(openMinutesLater(at(from), minutes, calendar, rest)).toBe(at(expected));
  });
});

describe("business", () => {
  const hours = (from: string, to: string) => [{ from, to }];
  const odd: Calendar = {
    ...calendar,
    version: "odd",
    week: { "1": hours("08:30", "17:30"), "3": hours("09:00", "24:00"), "5": [] },
    holidays: [{ date: "2026-11-23", name: "试" }],
    makeUpDays: [{ date: "2026-11-28", name: "试" }],
  };
  test.each([
    ["2026-11-23", false, "a holiday"],
    ["2026-11-30", true, "a Monday"],
    ["2026-11-28", true, "a make-up day"],
    ["2026-11-24", false, "a day of the week nobody works"],
    ["2026-11-27", false, "a day of the week without hours"],
  ])("on %s is open: %s, as %s", (date, open) => {
    expect(isOpen(date, odd)).toBe(open);
    expect(isOpen(date, odd)).toBe(open);
  });

  test.each([
    ["2026-11-30", "11-30 17:30"],
    ["2026-11-25", "11-26 00:00"],
    ["2026-11-28", "11-28 17:30"],
    ["2026-11-23", "11-23 17:30"],
    ["2026-11-27", "11-27 17:30"],
  ])("closes on %s at %s, by its own hours, by a Monday's if it has none", (date, close) => {
    expect(wall(closeOf(date, odd))).toBe(close);
    expect(wall(closeOf(date, odd))).toBe(close);
  });

  test("closes as late as on any day if nobody works on Mondays, and at midnight if nobody ever works", () => {
    const noMonday = { ...odd, week: { "2": hours("08:30", "17:00"), "3": hours("09:00", "18:00") } };
    expect(wall(closeOf("2026-11-30", noMonday))).toBe("11-30 18:00");
    expect(wall(closeOf("2026-11-30", { ...odd, week: {} }))).toBe("12-01 00:00");
  });

  test("days before and after keep the time of day, days of work end with business", () => {
    const day = { unit: "calendarDay", amount: 3 } as const;
    const workday = { unit: "workingDay", amount: 2 } as const;
    expect(wall(earlier(at("11-30 15:00"), day, calendar))).toBe("11-27 15:00");
    expect(wall(later(at("11-26 15:00:10"), day, calendar)).slice(0, 14)).toBe("11-29 15:00:10");
    expect(wall(earlier(at("12-01 15:00"), workday, calendar))).toBe("11-27 18:00");
    expect(wall(later(at("11-27 15:00"), workday, calendar))).toBe("12-01 18:00");
  });

  test("days are counted by the date they begin on", () => {
    const crossed = (from: string, to: string, unit: "workingDay" | "calendarDay") =>
      daysCrossed(at(from), at(to), unit, calendar);
    expect(crossed("11-27 09:00", "11-27 17:00", "calendarDay")).toBe(0);
    expect(crossed("11-27 23:59", "11-28 00:00", "calendarDay")).toBe(1);
    expect(crossed("11-27 23:59", "11-28 00:00", "workingDay")).toBe(0);
    expect(crossed("11-30 09:00", "11-27 09:00", "calendarDay")).toBe(0);
    expect(daysLater("2026-09-30", 1, "calendarDay", calendar, true)).toBe("2026-10-08");
    expect(daysLater("2026-09-30", 0, "calendarDay", calendar, false)).toBe("2026-09-30");
  });

  test("each part of a sum begins where the one before it ended, and only the whole is rolled", () => {
    const end = (...parts: { unit: "workingDay" | "calendarDay" | "workingHour"; amount: number }[]) =>
      wall(endOf(at("11-26 10:00"), { unit: "sum", parts }, calendar, true));
    expect(end({ unit: "calendarDay", amount: 2 })).toBe("11-30 18:00");
    expect(end({ unit: "calendarDay", amount: 2 }, { unit: "calendarDay", amount: 1 })).toBe("11-30 18:00");
    expect(end({ unit: "calendarDay", amount: 2 }, { unit: "workingHour", amount: 1 })).toBe("11-30 09:30");
    expect(
      end({ unit: "workingDay", amount: 1 }, { unit: "calendarDay", amount: 1 }, { unit: "calendarDay", amount: 1 }),
    ).toBe("11-30 18:00");
    expect(
      end({ unit: "workingDay", amount: 1 }, { unit: "workingHour", amount: 1 }, { unit: "workingHour", amount: 2 }),
    ).toBe("11-30 11:30");
    expect(end()).toBe("11-26 10:00");
  });
});
