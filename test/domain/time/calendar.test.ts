import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import { checkCalendar } from "../../../domain/calendar-check.ts";
import { dueInstant } from "../../../domain/time/due.ts";
import {
  addDays,
  addSeconds,
  closeOfBusiness,
  earlierOf,
  isWorkingDay,
  laterOf,
  localDate,
  nextOpenInstant,
  sameTimeAfter,
  startOfDay,
} from "../../../domain/time/instants.ts";
import { timeLeft } from "../../../domain/time/measure.ts";
import { calendarDays, china, rolling, wall, workingDays } from "./china.ts";

describe("the calendar of 2026", () => {
  it("has 248 working days", () => {
    const year = Array.from({ length: 365 }, (_, day) => addDays("2026-01-01", day));
    expect(year.filter((date) => isWorkingDay(date, china))).toHaveLength(248);
  });
  it("works on its six make-up days, all of them weekends", () => {
    expect(china.makeUpDays.map(({ date }) => date)).toEqual([
      "2026-01-04",
      "2026-02-14",
      "2026-02-28",
      "2026-05-09",
      "2026-09-20",
      "2026-10-10",
    ]);
    for (const { date } of china.makeUpDays) expect(isWorkingDay(date, china)).toBe(true);
  });
  it("is a calendar nobody can object to", () => {
    expect(checkCalendar(china)).toEqual([]);
  });
});

describe("a calendar is refused", () => {
  const closed = { "1": [], "2": [], "3": [], "4": [], "5": [], "6": [], "7": [] };
  it.each<[string, Partial<Calendar>, string]>([
    ["without open time", { week: closed, makeUpDays: [] }, "no open time in the whole week"],
    ["in a zone nobody knows", { zone: "Asia/Baofeng" }, "unknown time zone Asia/Baofeng"],
    [
      "with blocks that overlap",
      {
        week: {
          ...china.week,
          "2": [
            { from: "08:30", to: "12:00" },
            { from: "11:00", to: "18:00" },
          ],
        },
      },
      "weekday 2: 11:00–18:00 overlaps or precedes the block before it",
    ],
    [
      "with a block that ends before it starts",
      { week: { ...china.week, "3": [{ from: "18:00", to: "08:30" }] } },
      "weekday 3: 18:00–08:30 is no time",
    ],
    [
      "with a day that is both",
      { makeUpDays: [{ date: "2026-10-01", name: "?" }] },
      "2026-10-01 is a holiday and a make-up day",
    ],
    [
      "with a make-up day on a weekday",
      { makeUpDays: [{ date: "2026-11-24", name: "?" }] },
      "make-up day 2026-11-24 is a working day anyway",
    ],
    [
      "with a date that does not exist",
      { holidays: [{ date: "2026-02-30", name: "?" }] },
      "holidays: 2026-02-30 is no date",
    ],
    ["out of order", { holidays: china.holidays.toReversed() }, "holidays: 2026-10-06 is out of order"],
    [
      "with a holiday its notices do not cover",
      { coveredUntil: "2026-09-30" },
      "2026-10-01 lies after coveredUntil 2026-09-30",
    ],
    [
      "that says it covers a year and names none of its holidays",
      { coveredUntil: "2027-12-31" },
      "covered until 2027-12-31, and no holiday is named in 2027",
    ],
    [
      "with a name no key may have",
      { version: "中国 2026" },
      "the version 中国 2026 may have letters, digits and . / - only",
    ],
  ])("%s", (_, change, sentence) => {
    const faults = checkCalendar({ ...china, ...change });
    expect(faults.map(({ en }) => en)).toContain(sentence);
    for (const one of faults) expect(one["zh-CN"]).toMatch(/\p{Script=Han}/u);
  });
  it("never keeps anybody counting: without open time a due instant is a fault", () => {
    const never = { ...china, week: closed };
    expect(() => dueInstant(wall("2026-11-23 10:00"), workingDays(1), never, rolling)).toThrow("no open time");
  });
});

describe("quiet hours", () => {
  it.each([
    ["2026-11-23 07:00", "2026-11-23 08:30", "before work"],
    ["2026-11-23 08:30", "2026-11-23 08:30", "at work"],
    ["2026-11-23 10:20", "2026-11-23 10:20", "in the middle of work"],
    ["2026-11-23 12:00", "2026-11-23 14:30", "at lunch"],
    ["2026-11-23 18:00", "2026-11-24 08:30", "after work"],
    ["2026-09-30 18:00", "2026-10-08 08:30", "over the National Day week"],
    ["2026-10-09 18:00", "2026-10-10 08:30", "before a make-up Saturday"],
  ])("a notification of %s leaves at %s: %s", (at, leaves) => {
    expect(nextOpenInstant(wall(at), china)).toBe(wall(leaves));
  });
});

describe("time left", () => {
  const dueAt = wall("2026-11-30 18:00");
  it("is counted in the unit of the limit", () => {
    const now = wall("2026-11-25 10:00");
    expect(timeLeft(now, dueAt, workingDays(5), china)).toEqual({
      unit: "workingDay",
      amount: 3,
      over: false,
      today: false,
    });
    expect(timeLeft(now, dueAt, calendarDays(7), china)).toEqual({
      unit: "calendarDay",
      amount: 5,
      over: false,
      today: false,
    });
  });
  it("is not over on the last day before close of business", () => {
    expect(timeLeft(dueAt, dueAt, calendarDays(7), china)).toMatchObject({ amount: 0, over: false, today: true });
    expect(timeLeft(addSeconds(dueAt, 1), dueAt, calendarDays(7), china)).toMatchObject({
      amount: 0,
      over: true,
      today: true,
    });
    expect(timeLeft(wall("2026-12-02 09:00"), dueAt, workingDays(1), china)).toMatchObject({
      amount: 2,
      over: true,
      today: false,
    });
  });
});

describe("instants and dates", () => {
  it("a date is the date on the wall, not in Greenwich", () => {
    expect(localDate("2026-11-23T16:30:00.000Z", china.zone)).toBe("2026-11-24");
    expect(startOfDay("2026-11-24", china.zone)).toBe("2026-11-23T16:00:00.000Z");
  });
  it("an office that works until 24:00 closes at the first instant of the next day", () => {
    const late = { ...china, week: { ...china.week, "1": [{ from: "08:30", to: "24:00" }] } };
    expect(closeOfBusiness("2026-11-23", late)).toBe(wall("2026-11-24 00:00"));
  });
  describe("a day on which nobody works ends", () => {
    const [morning, evening] = [[{ from: "08:00", to: "12:00" }], [{ from: "08:00", to: "20:00" }]];
    const of = (week: Calendar["week"]) => ({
      ...china,
      holidays: [],
      makeUpDays: [],
      week: { ...china.week, ...week },
    });
    it("when a Monday would, however long other days are", () => {
      expect(closeOfBusiness("2026-11-28", of({ "1": morning, "2": evening }))).toBe(wall("2026-11-28 12:00"));
    });
    it("when the longest day would, where Mondays are free too", () => {
      const free = of({ "1": [], "2": morning, "3": evening, "4": morning });
      expect(closeOfBusiness("2026-11-23", free)).toBe(wall("2026-11-23 20:00"));
      expect(closeOfBusiness("2026-11-24", free)).toBe(wall("2026-11-24 12:00"));
    });
  });
  it("an office that works on Sundays counts them", () => {
    const all = { ...china, week: { ...china.week, "7": [{ from: "09:00", to: "11:00" }] } };
    expect(isWorkingDay("2026-11-29", all)).toBe(true);
    expect(dueInstant(wall("2026-11-27 10:00"), workingDays(1), all, rolling).dueAt).toBe(wall("2026-11-29 11:00"));
  });
  it("a zone may be ahead by half an hour", () => {
    expect(startOfDay("2026-07-01", "Asia/Kolkata")).toBe("2026-06-30T18:30:00.000Z");
    expect(localDate("2026-06-30T18:29:59.000Z", "Asia/Kolkata")).toBe("2026-06-30");
  });
  it("the earlier and the later are what they say", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (a, b) => {
        const [first, second] = [addSeconds(wall("2026-01-01 00:00"), a), addSeconds(wall("2026-01-01 00:00"), b)];
        expect(Date.parse(earlierOf(first, second))).toBe(Math.min(Date.parse(first), Date.parse(second)));
        expect(Date.parse(laterOf(first, second))).toBe(Math.max(Date.parse(first), Date.parse(second)));
      }),
    );
  });
  it("works where clocks change: hours skipped move on, hours shown twice mean the first", () => {
    const berlin = "Europe/Berlin";
    expect(startOfDay("2026-03-29", berlin)).toBe("2026-03-28T23:00:00.000Z");
    expect(startOfDay("2026-03-30", berlin)).toBe("2026-03-29T22:00:00.000Z");
    expect(sameTimeAfter("2026-03-28T01:30:00.000Z", 1, berlin)).toBe("2026-03-29T01:30:00.000Z");
    expect(sameTimeAfter("2026-10-24T00:30:00.000Z", 1, berlin)).toBe("2026-10-25T00:30:00.000Z");
    expect(startOfDay("2026-07-01", "America/New_York")).toBe("2026-07-01T04:00:00.000Z");
    expect(localDate("2026-11-23T23:59:59.999Z", "UTC")).toBe("2026-11-23");
  });
});
