import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Limit } from "../../../contract/limit.ts";
import { endOf } from "../../../domain/second-opinion/day-by-day.ts";
import { openMinutesLater, openTimeBetween } from "../../../domain/second-opinion/minute-by-minute.ts";
import { dueInstant } from "../../../domain/time/due.ts";
import { releasedDue } from "../../../domain/time/hold.ts";
import { addSeconds } from "../../../domain/time/instants.ts";
import { timeLeft } from "../../../domain/time/measure.ts";
import { workingTimeAfter, workingTimeBetween } from "../../../domain/time/working-hours.ts";
import { china, rolling, wall, workingDays, workingHours } from "./china.ts";

const due = (from: string, limit: Limit) => dueInstant(wall(from), limit, china, rolling);

describe("hours of work", () => {
  it.each([
    ["2026-11-23 09:00", 1, "2026-11-23 10:00", "within the morning"],
    ["2026-11-23 11:30", 1, "2026-11-23 15:00", "over lunch"],
    ["2026-11-23 11:00", 1, "2026-11-23 12:00", "to the last minute before lunch"],
    ["2026-11-23 12:30", 1, "2026-11-23 15:30", "handed in at lunch: the clock begins after it"],
    ["2026-11-23 17:30", 1, "2026-11-24 09:00", "over night"],
    ["2026-11-23 17:00", 1, "2026-11-23 18:00", "to close of business"],
    ["2026-11-23 18:00", 1, "2026-11-24 09:30", "at close of business"],
    ["2026-11-20 17:30", 1, "2026-11-23 09:00", "over the weekend"],
    ["2026-11-21 03:00", 1, "2026-11-23 09:30", "handed in on a Saturday"],
    ["2026-09-30 17:30", 1, "2026-10-08 09:00", "over the National Day week"],
    ["2026-10-09 17:30", 1, "2026-10-10 09:00", "a make-up Saturday is worked"],
    ["2026-11-23 08:30", 7, "2026-11-23 18:00", "a whole day"],
    ["2026-11-23 08:30", 8, "2026-11-24 09:30", "eight hours are more than a day of seven"],
    ["2026-12-31 17:30", 1, "2027-01-01 09:00", "over New Year, whose notice is not known yet"],
  ])("from %s, %i end at %s: %s", (from, hours, to) => {
    expect(due(from, workingHours(hours)).dueAt).toBe(wall(to));
  });

  it("are provisional where the calendar is", () => {
    expect(due("2026-12-31 17:30", workingHours(1)).provisional).toBe(true);
    expect(due("2026-12-31 09:00", workingHours(1)).provisional).toBe(false);
  });

  it("are explained by the days they were counted on", () => {
    const { days } = due("2026-11-20 17:30", workingHours(1)).why;
    expect(days.map(({ date, as }) => `${date} ${as}`)).toEqual([
      "2026-11-20 counted",
      "2026-11-21 weekend",
      "2026-11-22 weekend",
      "2026-11-23 counted",
    ]);
    expect(due("2026-11-20 18:00", workingHours(1)).why.days[0]).toEqual({ date: "2026-11-20", as: "start" });
  });

  it("are left, and overdue, in hours of work", () => {
    const dueAt = wall("2026-11-24 09:00");
    const left = (now: string) => timeLeft(wall(now), dueAt, workingHours(1), china);
    expect(left("2026-11-23 11:00")).toEqual({ unit: "workingHour", amount: 5, over: false, today: false });
    expect(left("2026-11-24 08:00")).toEqual({ unit: "workingHour", amount: 0, over: false, today: true });
    expect(left("2026-11-24 15:29")).toEqual({ unit: "workingHour", amount: 3, over: true, today: true });
  });

  it("missed in a hold are given back to the minute", () => {
    const hold = {
      limit: workingHours(4),
      dueAt: wall("2026-11-23 15:30"),
      plain: false,
      minRemaining: workingHours(1),
    };
    const held = { ...hold, ...rolling, heldAt: wall("2026-11-23 11:45") };
    expect(releasedDue({ ...held, releasedAt: wall("2026-11-23 14:45") }, china).dueAt).toBe(wall("2026-11-23 16:00"));
    expect(releasedDue({ ...held, releasedAt: wall("2026-11-24 09:00") }, china).dueAt).toBe(wall("2026-11-24 10:15"));
    const night = { ...held, dueAt: wall("2026-11-24 11:45"), heldAt: wall("2026-11-23 19:00") };
    expect(releasedDue({ ...night, releasedAt: wall("2026-11-24 08:00") }, china).dueAt).toBe(night.dueAt);
  });
});

describe("limits of mixed units", () => {
  it.each<[string, Limit & { unit: "sum" }, string]>([
    [
      "2026-11-23 10:00",
      { unit: "sum", parts: [{ unit: "workingDay", amount: 1 }, workingHours(4)] },
      "2026-11-25 15:00",
    ],
    [
      "2026-01-31 10:00",
      {
        unit: "sum",
        parts: [
          { unit: "calendarMonth", amount: 1 },
          { unit: "workingDay", amount: 3 },
        ],
      },
      "2026-03-04 18:00",
    ],
    [
      "2026-11-20 10:00",
      {
        unit: "sum",
        parts: [
          { unit: "calendarDay", amount: 1 },
          { unit: "calendarDay", amount: 1 },
        ],
      },
      "2026-11-23 18:00",
    ],
  ])("from %s, %j ends at %s", (from, limit, to) => {
    const found = due(from, limit);
    expect(found.dueAt).toBe(wall(to));
    const dates = found.why.days.map(({ date }) => date);
    expect(new Set(dates).size).toBe(dates.length);
  });

  it("are explained by each day on the way once, from the start to the end", () => {
    const days = (amount: number) => ({ unit: "workingDay" as const, amount });
    const limit: Limit = { unit: "sum", parts: [days(2), days(1), workingHours(1)] };
    expect(due("2026-11-23 10:00", limit).why.days.map(({ date, as }) => `${date.slice(5)} ${as}`)).toEqual([
      "11-23 start",
      "11-24 counted",
      "11-25 counted",
      "11-26 counted",
      "11-27 counted",
    ]);
  });

  it("give back a hold in days of work only if all of it is work", () => {
    const sum = (unit: "workingDay" | "calendarMonth"): Limit => ({
      unit: "sum",
      parts: [{ unit, amount: 1 }, workingHours(1)],
    });
    const hold = { dueAt: wall("2026-12-02 10:00"), plain: false, minRemaining: workingDays(1), ...rolling };
    const weekend = { ...hold, heldAt: wall("2026-11-27 19:00"), releasedAt: wall("2026-11-28 10:00") };
    expect(releasedDue({ ...weekend, limit: sum("workingDay") }, china).dueAt).toBe(weekend.dueAt);
    expect(releasedDue({ ...weekend, limit: sum("calendarMonth") }, china).dueAt).toBe(wall("2026-12-03 18:00"));
  });
});

const at = (millis: number) => new Date(Date.parse(wall("2026-01-01 00:00")) + millis).toISOString();
const millis = fc.integer({ min: 0, max: 364 * 86_400_000 });

describe("whatever the start", () => {
  it("hours and sums end as a clock looked at minute by minute says", () => {
    const hours = fc.integer({ min: 1, max: 30 }).map(workingHours);
    const days = fc.record({
      unit: fc.constantFrom("workingDay" as const, "calendarDay" as const, "calendarMonth" as const),
      amount: fc.integer({ min: 1, max: 4 }),
    });
    const parts = fc.array(fc.oneof(hours, days), { minLength: 2, maxLength: 4 });
    const limit = fc.oneof(
      hours,
      parts.map((some) => ({ unit: "sum" as const, parts: some })),
    );
    fc.assert(
      fc.property(limit, millis, fc.boolean(), (one, from, rolls) => {
        const first = dueInstant(at(from), one, china, { rollToWorkingDay: rolls }).dueAt;
        expect(first > at(from)).toBe(true);
        expect(endOf(at(from), one, china, rolls)).toBe(first);
      }),
      { numRuns: 100 },
    );
  });

  it("open time is measured as it is passed", () => {
    fc.assert(
      fc.property(millis, fc.integer({ min: 1, max: 3 * 86_400_000 }), (from, span) => {
        const until = at(from + span);
        const open = workingTimeBetween(at(from), until, china);
        expect(openTimeBetween(at(from), until, china)).toBe(open);
        if (open === 0) return;
        const passed = workingTimeAfter(at(from), open, china).dueAt;
        expect(passed <= until).toBe(true);
        expect(workingTimeBetween(at(from), passed, china)).toBe(open);
        expect(openMinutesLater(at(from), Math.floor(open / 60_000), china, open % 60_000)).toBe(passed);
      }),
      { numRuns: 100 },
    );
  });

  it("who starts later is never due earlier", () => {
    fc.assert(
      fc.property(
        millis,
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 20 }),
        (from, more, amount) => {
          const [a, b] = [at(from), addSeconds(at(from), more)];
          const [first, second] = [a, b].map((one) => dueInstant(one, workingHours(amount), china, rolling).dueAt);
          expect((first ?? "") <= (second ?? "")).toBe(true);
        },
      ),
    );
  });
});
