import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueInstant } from "../../../domain/time/due.ts";
import { releasedDue } from "../../../domain/time/hold.ts";
import { addSeconds, laterOf } from "../../../domain/time/instants.ts";
import { daysBetween } from "../../../domain/time/measure.ts";
import { calendarDays, china, onDate, rolling, wall, workingDays, workingHours } from "./china.ts";

const solve = {
  limit: calendarDays(7),
  dueAt: wall("2026-11-30 18:00"),
  minRemaining: workingDays(1),
  plain: false,
  ...rolling,
};

describe("a duty released after a hold", () => {
  it("is due later by the calendar days the hold crossed", () => {
    const release = { ...solve, heldAt: wall("2026-11-25 10:00"), releasedAt: wall("2026-11-27 16:00") };
    expect(releasedDue(release, china)).toMatchObject({
      dueAt: wall("2026-12-02 18:00"),
      provisional: false,
      why: { from: solve.dueAt, adjusted: "held", heldFrom: release.heldAt, heldUntil: release.releasedAt },
    });
  });
  it("gets working days back for a limit in working days: a weekend costs nothing and gives nothing", () => {
    const limit = workingDays(5);
    const friday = { ...solve, limit, heldAt: wall("2026-11-27 10:00"), releasedAt: wall("2026-11-30 10:00") };
    expect(releasedDue(friday, china).dueAt).toBe(wall("2026-12-01 18:00"));
    const weekend = { ...friday, heldAt: wall("2026-11-27 19:00"), releasedAt: wall("2026-11-29 10:00") };
    expect(releasedDue(weekend, china).dueAt).toBe(solve.dueAt);
  });
  it("rolls a new date that falls on a closed day", () => {
    const release = { ...solve, heldAt: wall("2026-11-24 10:00"), releasedAt: wall("2026-11-29 10:00") };
    expect(releasedDue(release, china).dueAt).toBe(wall("2026-12-07 18:00"));
  });
  it("keeps at least minRemaining when it was held on its last day", () => {
    const release = { ...solve, heldAt: wall("2026-11-30 17:59"), releasedAt: wall("2026-11-30 18:30") };
    expect(releasedDue(release, china)).toMatchObject({
      dueAt: wall("2026-12-01 18:00"),
      why: { from: release.releasedAt, adjusted: "minRemaining", heldFrom: release.heldAt },
    });
  });
  it("gets nothing back if the hold was withdrawn", () => {
    const early = { ...solve, plain: true, heldAt: wall("2026-11-25 10:00"), releasedAt: wall("2026-11-27 16:00") };
    expect(releasedDue(early, china).dueAt).toBe(solve.dueAt);
    const late = { ...early, releasedAt: wall("2026-12-02 09:30") };
    expect(releasedDue(late, china).dueAt).toBe(late.releasedAt);
  });
  it("gets nothing back if it was overdue when the hold began", () => {
    const release = { ...solve, heldAt: addSeconds(solve.dueAt, 1), releasedAt: wall("2026-12-03 09:30") };
    expect(releasedDue(release, china).dueAt).toBe(release.releasedAt);
    const inTime = { ...release, heldAt: solve.dueAt };
    expect(releasedDue(inTime, china).dueAt > release.releasedAt).toBe(true);
  });
  it("that was withdrawn is as provisional as before, unless it is the release that it is due at now", () => {
    const early = { ...solve, plain: true, heldAt: wall("2026-11-25 10:00"), releasedAt: wall("2026-11-27 16:00") };
    expect(releasedDue({ ...early, provisionalBefore: true }, china).provisional).toBe(true);
    expect(releasedDue(early, china)).toMatchObject({ provisional: false, why: { days: [] } });
    const late = { ...early, releasedAt: wall("2026-12-02 09:30"), provisionalBefore: true };
    expect(releasedDue(late, china).provisional).toBe(false);
  });
  it("names no day when it crossed none: there is nothing to explain", () => {
    const release = { ...solve, heldAt: wall("2026-11-25 10:00"), releasedAt: wall("2026-11-25 16:00") };
    expect(releasedDue(release, china)).toMatchObject({ dueAt: solve.dueAt, why: { days: [] } });
    const night = {
      ...release,
      limit: workingHours(4),
      heldAt: wall("2026-11-25 19:00"),
      dueAt: wall("2026-11-26 10:00"),
    };
    const moved = releasedDue({ ...night, releasedAt: wall("2026-11-26 07:00"), minRemaining: workingHours(1) }, china);
    expect(moved).toMatchObject({ dueAt: night.dueAt, why: { days: [], adjusted: "held" } });
  });
  it("stays provisional, and becomes so when it moves past the last notice", () => {
    const release = { ...solve, heldAt: wall("2026-11-25 10:00"), releasedAt: wall("2026-11-26 10:00") };
    expect(releasedDue({ ...release, provisionalBefore: true }, china).provisional).toBe(true);
    expect(releasedDue({ ...release, releasedAt: wall("2026-12-30 10:00") }, china).provisional).toBe(true);
  });
});

const minute = fc.integer({ min: 0, max: 300 * 24 * 60 });
const at = (minutes: number) => addSeconds(wall("2026-01-05 00:00"), minutes * 60);

describe("measure and shift agree", () => {
  it("what ends by close of business is exactly the measured days away from its start", () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 50 }), (start, amount) => {
        const { dueAt } = dueInstant(at(start), workingDays(amount), china, rolling);
        expect(daysBetween(at(start), dueAt, "workingDay", china)).toBe(amount);
      }),
    );
  });
  it("parts of a span measure as much as the whole", () => {
    fc.assert(
      fc.property(minute, minute, minute, fc.constantFrom("workingDay", "calendarDay"), (...args) => {
        const [a, b, c, unit] = args;
        const [first = 0, second = 0, third = 0] = [a, b, c].toSorted((x, y) => x - y);
        const between = (from: number, to: number) => daysBetween(at(from), at(to), unit, china);
        expect(between(first, second) + between(second, third)).toBe(between(first, third));
      }),
    );
  });
  it("the working days left at the hold are the working days left after the release, or more", () => {
    fc.assert(
      fc.property(
        minute,
        fc.nat(20_000),
        fc.nat(20_000),
        fc.integer({ min: 1, max: 30 }),
        (start, wait, hold, amount) => {
          const limit = workingDays(amount);
          const { dueAt } = dueInstant(at(start), limit, china, rolling);
          const heldAt = at(start + wait);
          fc.pre(heldAt <= dueAt);
          const releasedAt = at(start + wait + hold);
          const moved = releasedDue({ ...solve, limit, dueAt, heldAt, releasedAt }, china).dueAt;
          const before = daysBetween(heldAt, dueAt, "workingDay", china);
          expect(daysBetween(releasedAt, moved, "workingDay", china)).toBe(Math.max(1, before));
          expect(moved >= laterOf(dueAt, releasedAt)).toBe(true);
        },
      ),
    );
  });
  it("a thousand holds that cross no day leave the due instant as it was", () => {
    let dueAt = wall("2026-11-30 18:00");
    for (let second = 0; second < 1000; second++) {
      const heldAt = addSeconds(wall("2026-11-25 10:00"), second * 10);
      dueAt = releasedDue(
        { ...solve, limit: onDate("2026-11-30"), dueAt, heldAt, releasedAt: addSeconds(heldAt, 5) },
        china,
      ).dueAt;
    }
    expect(dueAt).toBe(wall("2026-11-30 18:00"));
  });
});
