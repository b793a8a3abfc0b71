import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Limit } from "../../../contract/limit.ts";
import { dueInstant } from "../../../domain/time/due.ts";
import { addSeconds, closeOfBusiness, isWorkingDay, localDate } from "../../../domain/time/instants.ts";
import { calendarDays, china, henan, months, onDate, rolling, wall, workingDays } from "./china.ts";

function due(from: string, limit: Limit, cap?: string): string {
  return dueInstant(wall(from), limit, china, { ...rolling, ...(cap && { cap: wall(cap) }) }).dueAt;
}

describe("a limit in working days", () => {
  it.each([
    ["2026-02-13 09:00", 1, "2026-02-14 18:00", "a make-up Saturday before the Spring Festival counts"],
    ["2026-02-13 09:00", 3, "2026-02-25 18:00", "the Spring Festival does not"],
    ["2026-09-18 09:00", 1, "2026-09-20 18:00", "a make-up Sunday counts"],
    ["2026-09-30 09:00", 3, "2026-10-10 18:00", "the National Day week does not, the Saturday after it does"],
    ["2026-11-21 12:00", 1, "2026-11-23 18:00", "what arrives on a Saturday has all of Monday"],
    ["2026-11-23 23:59", 1, "2026-11-24 18:00", "the day of assignment does not count, however late it came"],
    ["2026-11-23 00:00", 1, "2026-11-24 18:00", "nor however early"],
  ])("from %s, %i working days end at %s: %s", (from, amount, to) => {
    expect(due(from, workingDays(amount))).toBe(wall(to));
  });
});

describe("a limit in calendar days or months", () => {
  it.each([
    ["2026-11-23 09:00", calendarDays(1), "2026-11-24 18:00", "13710: the 1"],
    ["2026-11-23 10:05", calendarDays(3), "2026-11-26 18:00", "the 3"],
    ["2026-11-23 10:05", calendarDays(7), "2026-11-30 18:00", "the 7"],
    ["2026-11-23 10:05", months(1), "2026-12-23 18:00", "one month"],
    ["2026-11-20 10:05", calendarDays(1), "2026-11-23 18:00", "a Saturday rolls to Monday"],
    ["2026-09-26 10:00", calendarDays(7), "2026-10-08 18:00", "a day of the National Day week rolls behind it"],
    ["2026-02-12 10:00", calendarDays(2), "2026-02-14 18:00", "a make-up Saturday is a working day: nothing to roll"],
    ["2026-01-31 10:00", months(1), "2026-02-28 18:00", "no 31st in February: its last day, a make-up Saturday"],
    ["2026-08-31 10:00", months(1), "2026-09-30 18:00", "nor in September"],
  ])("from %s, %j ends at %s: %s", (from, limit, to) => {
    expect(due(from, limit)).toBe(wall(to));
  });

  it("ends on the closed day itself in a county that does not roll", () => {
    const { dueAt } = dueInstant(wall("2026-11-20 10:05"), calendarDays(1), china, { rollToWorkingDay: false });
    expect(dueAt).toBe(wall("2026-11-21 18:00"));
  });
});

describe("a date set on the spot", () => {
  it("ends at its close of business, and rolls like the others", () => {
    expect(due("2026-11-23 10:00", onDate("2026-12-04"))).toBe(wall("2026-12-04 18:00"));
    expect(due("2026-11-23 10:00", onDate("2026-12-05"))).toBe(wall("2026-12-07 18:00"));
    expect(due("2026-11-23 10:00", onDate("2026-11-23"))).toBe(wall("2026-11-23 18:00"));
  });
});

describe("the days behind a date set on the spot", () => {
  it("are the day it was set and the date itself, once if it is the same", () => {
    const days = (date: string) => dueInstant(wall("2026-11-23 10:00"), onDate(date), china, rolling).why.days;
    expect(days("2026-12-04").map(({ date, as }) => `${date} ${as}`)).toEqual([
      "2026-11-23 start",
      "2026-12-04 counted",
    ]);
    expect(days("2026-11-23").map(({ date, as }) => `${date} ${as}`)).toEqual(["2026-11-23 start"]);
  });
});

describe("a cap", () => {
  it("is never passed, and the explanation says so", () => {
    const options = { ...rolling, cap: wall("2026-11-24 18:00") };
    const found = dueInstant(wall("2026-11-23 10:00"), workingDays(3), china, options);
    expect(found).toMatchObject({ dueAt: options.cap, why: { adjusted: "capped" } });
  });
  it("that has passed before the opening, or lies later, changes nothing", () => {
    expect(due("2026-11-23 10:00", workingDays(1), "2026-11-23 10:00")).toBe(wall("2026-11-24 18:00"));
    const loose = dueInstant(wall("2026-11-23 10:00"), workingDays(1), china, {
      ...rolling,
      cap: wall("2026-12-24 18:00"),
    });
    expect(loose.why.adjusted).toBeUndefined();
    const exact = { ...rolling, cap: wall("2026-11-24 18:00") };
    expect(dueInstant(wall("2026-11-23 10:00"), workingDays(1), china, exact).why.adjusted).toBeUndefined();
  });
});

describe("a date behind the last holiday notice", () => {
  it("is provisional from the first day that no notice covers", () => {
    const across = dueInstant(wall("2026-12-28 10:00"), workingDays(4), china, rolling);
    expect(across).toMatchObject({ dueAt: wall("2027-01-01 18:00"), provisional: true });
    const within = dueInstant(wall("2026-12-28 10:00"), workingDays(3), china, rolling);
    expect(within).toMatchObject({ dueAt: wall("2026-12-31 18:00"), provisional: false });
  });
  it("moves behind the holidays once next year's notice is known", () => {
    const published = {
      ...china,
      version: "next",
      coveredUntil: "2027-12-31",
      holidays: [
        ...china.holidays,
        ...["2027-01-01", "2027-01-02", "2027-01-03"].map((date) => ({ date, name: "元旦" })),
      ],
    };
    const found = dueInstant(wall("2026-12-28 10:00"), workingDays(4), published, rolling);
    expect(found).toMatchObject({
      dueAt: wall("2027-01-04 18:00"),
      provisional: false,
      why: { calendarVersion: "next" },
    });
  });
});

describe("why this date", () => {
  it("lists every day on the way, with holidays and make-up days by name", () => {
    const { why } = dueInstant(wall("2026-02-13 09:00"), workingDays(2), china, rolling);
    expect(why).toMatchObject({
      from: wall("2026-02-13 09:00"),
      limit: workingDays(2),
      calendarVersion: china.version,
      notice: china.notice,
    });
    expect(why.days.map(({ date, as }) => `${date} ${as}`)).toEqual([
      "2026-02-13 start",
      "2026-02-14 makeUp",
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day} holiday`),
      "2026-02-24 counted",
    ]);
    expect(why.days[2]?.name).toBe("春节");
  });
  it("shows the days a limit was rolled over, and the one it ended on", () => {
    const { why } = dueInstant(wall("2026-11-19 09:00"), calendarDays(2), china, rolling);
    expect(why.days.map(({ date, as }) => `${date} ${as}`)).toEqual([
      "2026-11-19 start",
      "2026-11-20 counted",
      "2026-11-21 counted",
      "2026-11-22 weekend",
      "2026-11-23 rolled",
    ]);
  });
});

const instantIn2026 = fc
  .integer({ min: 0, max: 365 * 24 * 60 - 1 })
  .map((minute) => addSeconds(wall("2026-01-01 00:00"), minute * 60));
const anyLimit = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map(workingDays),
  fc.integer({ min: 1, max: 60 }).map(calendarDays),
  fc.integer({ min: 1, max: 3 }).map(months),
);

describe("whatever the start and the limit", () => {
  it("each minute of a week starts a limit that depends on its date alone and ends after it", () => {
    for (const limit of [workingDays(1), workingDays(3), calendarDays(1), calendarDays(7), months(1)]) {
      for (let minute = 0; minute < 7 * 24 * 60; minute++) {
        const from = addSeconds(wall("2026-09-19 00:00"), minute * 60);
        const { dueAt } = dueInstant(from, limit, china, rolling);
        expect(dueAt > from).toBe(true);
        const midnight = wall(`${localDate(from, china.zone)} 00:00`);
        if (from !== midnight) expect(dueAt).toBe(dueInstant(midnight, limit, china, rolling).dueAt);
      }
    }
  });
  it("a limit ends after its start, on a working day, at close of business", () => {
    fc.assert(
      fc.property(instantIn2026, anyLimit, (from, limit) => {
        const { dueAt, why } = dueInstant(from, limit, china, rolling);
        const date = localDate(dueAt, china.zone);
        expect(dueAt > from).toBe(true);
        expect(isWorkingDay(date, china)).toBe(true);
        expect(dueAt).toBe(closeOfBusiness(date, china));
        expect(why.days.at(-1)?.date).toBe(date);
      }),
    );
  });
  it("who starts later is never due earlier", () => {
    fc.assert(
      fc.property(instantIn2026, instantIn2026, anyLimit, (a, b, limit) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        const early = dueInstant(first, limit, china, rolling).dueAt;
        expect(early <= dueInstant(second, limit, china, rolling).dueAt).toBe(true);
      }),
    );
  });
  it("counts exactly the working days of a working-day limit", () => {
    fc.assert(
      fc.property(instantIn2026, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const { days } = dueInstant(from, workingDays(amount), china, rolling).why;
        expect(days.filter(({ as }) => as === "counted" || as === "makeUp")).toHaveLength(amount);
      }),
    );
  });
});

describe("the Henan pack", () => {
  it("gives the limits of 13710", () => {
    expect(henan.duties.triage.limit).toEqual(calendarDays(1));
    expect(henan.duties.report.limit).toEqual(calendarDays(3));
    expect(henan.tiers.map(({ solve }) => solve)).toEqual([
      { A: months(1), B: months(1), C: calendarDays(7) },
      calendarDays(7),
      calendarDays(15),
    ]);
    expect(henan.tiers.map(({ coordinate }) => coordinate)).toEqual([undefined, workingDays(3), workingDays(7)]);
  });
});
