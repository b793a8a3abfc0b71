import { describe, expect, test } from "vitest";
import type { PackRung } from "../../../contract/pack.ts";
import type { Rung } from "../../../contract/limit.ts";
import { DutyBook, type KnownDuty } from "../../../domain/second-opinion/duty-book.ts";
import { recount, unmoved } from "../../../domain/second-opinion/recount.ts";
import { calendar, pack } from "../issue/county.ts";
import { at, wall } from "../issue/history.ts";
import { free } from "./opinion.ts";

const week = { unit: "calendarDay", amount: 7 } as const;
const rung = (number: number, when: string, more: Partial<Rung> = {}): Rung => ({
  key: `solve#1/1/${number}`,
  owedAt: at(when),
  effect: "remind",
  ...more,
});
const ladder = [rung(1, "11-26 18:00"), rung(2, "11-27 18:00"), rung(3, "11-30 18:00")];
/** A week to solve it, from Monday the 23rd: with warnings two days and one day of work before. */
const solve: KnownDuty = {
  id: "solve#1",
  kind: "solve",
  limit: week,
  dueAt: at("11-30 18:00"),
  calendarVersion: calendar.version,
  written: pack.solveLadder,
  generation: 1,
  openedAt: at("11-23 10:05"),
  isDate: false,
  capped: false,
  ladder,
  reached: 0,
};
const scene = (now: string, ...dates: string[]) => ({ at: at(now), calendar: free(...dates), pack });

function again(known: KnownDuty, now: string, ...dates: string[]): string[] {
  return recount(known, undefined, scene(now, ...dates)).ladder.map(({ key, owedAt }) => `${key} ${wall(owedAt)}`);
}

describe("when a newer calendar makes the due day a holiday", () => {
  test("the duty and its warnings move with it, in a new generation", () => {
    expect(wall(recount(solve, undefined, scene("11-24 09:00", "2026-11-30")).due)).toBe("12-01 18:00");
    expect(again(solve, "11-24 09:00", "2026-11-30")).toEqual([
      "solve#1/2/1 11-26 18:00",
      "solve#1/2/2 11-27 18:00",
      "solve#1/2/3 12-01 18:00",
    ]);
  });

  test("what fired stays fired", () => {
    const known = { ...solve, ladder: ladder.slice(1), reached: 1 };
    expect(again(known, "11-27 09:00", "2026-11-30")).toEqual(["solve#1/2/2 11-27 18:00", "solve#1/2/3 12-01 18:00"]);
  });
});

describe("a warning that did not fire yet", () => {
  test("is owed as it was if its time has come by both calendars", () => {
    const known = { ...solve, ladder: [rung(1, "11-25 18:00"), ...ladder.slice(1)] };
    expect(again(known, "11-26 18:30", "2026-12-24")).toEqual([
      "solve#1/2/2 11-27 18:00",
      "solve#1/2/3 11-30 18:00",
      "solve#1/2/1 11-25 18:00",
    ]);
    expect(again(known, "11-26 18:00", "2026-12-24")[2]).toBe("solve#1/2/1 11-25 18:00");
  });
  test("is owed by the newer one if that says later", () => {
    const known = { ...solve, ladder: [rung(1, "11-25 18:00"), ...ladder.slice(1)] };
    expect(again(known, "11-26 09:00", "2026-12-24")).toEqual([
      "solve#1/2/1 11-26 18:00",
      "solve#1/2/2 11-27 18:00",
      "solve#1/2/3 11-30 18:00",
    ]);
  });
  test("is owed at the very instant it was due", () => {
    expect(again(solve, "11-26 18:00", "2026-12-24")[2]).toBe("solve#1/2/1 11-26 18:00");
  });
  test("is not owed at all if only the newer one says that its time has come", () => {
    expect(again(solve, "11-26 09:00", "2026-11-26")).toEqual(["solve#1/2/2 11-27 18:00", "solve#1/2/3 11-30 18:00"]);
  });
});

describe("what comes every few days until it is due", () => {
  const written: PackRung[] = [
    { at: "before", offset: { unit: "workingDay", amount: 1 }, effect: "remind" },
    { at: "due", effect: "escalate" },
    { at: "every", offset: { unit: "calendarDay", amount: 2 }, effect: "remind" },
  ];
  const rungs = [rung(1, "11-27 18:00"), rung(2, "11-30 18:00"), rung(3, "11-25 18:00"), rung(4, "11-27 18:00")];
  test("stays where it was counted to, as long as it comes before the new due instant", () => {
    const known = { ...solve, written, ladder: rungs };
    expect(again(known, "11-24 09:00", "2026-11-30", "2026-11-27")).toEqual([
      "solve#1/2/1 11-26 18:00",
      "solve#1/2/2 12-01 18:00",
      "solve#1/2/3 11-25 18:00",
      "solve#1/2/4 11-27 18:00",
    ]);
    const later = {
      ...known,
      ladder: [...rungs, rung(5, "11-30 18:00"), rung(6, "11-30 17:59"), rung(7, "12-01 18:00")],
    };
    expect(again(later, "11-24 09:00", "2026-12-24").slice(2)).toEqual([
      "solve#1/2/3 11-25 18:00",
      "solve#1/2/4 11-27 18:00",
      "solve#1/2/6 11-30 17:59",
    ]);
  });
});

describe("left where it was although the calendar is newer", () => {
  function found(duties: KnownDuty[], now: string, ...dates: string[]) {
    const book = new DutyBook();
    for (const one of duties) book.duties.set(one.id, one);
    return unmoved(book, scene(now, ...dates));
  }
  const request: KnownDuty = {
    ...solve,
    id: "decideSuspension#1",
    kind: "decideSuspension",
    limit: { unit: "workingDay", amount: 2 },
    openedAt: at("11-29 09:00"),
    written: [{ at: "due", effect: "deemRefused" }],
    capped: true,
    ladder: [{ key: "decideSuspension#1/1/1", owedAt: at("11-30 18:00"), effect: "deemRefused" }],
  };

  test("is a duty that it moves, told once with its due instant", () => {
    expect(found([solve], "11-24 09:00", "2026-11-30")).toEqual([
      { rung: "solve#1", duty: "solve#1", what: "dueAt", expected: at("12-01 18:00"), found: at("11-30 18:00") },
    ]);
  });

  test("is a warning that it moves alone, or takes away", () => {
    const about = { rung: "solve#1/1/1", duty: "solve#1", what: "ladder", found: at("11-26 18:00") } as const;
    expect(found([solve], "11-24 09:00", "2026-11-26")).toEqual([{ ...about, expected: at("11-25 18:00") }]);
    const [gone, ...others] = found([solve], "11-26 09:00", "2026-11-26");
    expect([gone, others]).toEqual([about, []]);
    expect(Object.keys(gone ?? {})).not.toContain("expected");
  });

  test("is nothing if it moves nothing, if it was counted by it, is on hold, or overdue with its rung fired", () => {
    expect(found([solve], "11-24 09:00", "2026-12-24")).toEqual([]);
    expect(found([{ ...solve, calendarVersion: "newer" }], "11-24 09:00", "2026-11-30")).toEqual([]);
    expect(found([{ ...solve, heldAt: at("11-24 08:00") }], "11-24 09:00", "2026-11-30")).toEqual([]);
    expect(found([{ ...solve, ladder: ladder.slice(0, 2) }], "11-24 09:00", "2026-11-30")).toEqual([]);
  });

  test("is a request due with the work, which moves with it", () => {
    const told = found([request, solve], "11-29 12:00", "2026-11-30").map(
      ({ rung: one, expected = "" }) => `${one} ${wall(expected)}`,
    );
    expect(told).toEqual(["decideSuspension#1 12-01 18:00", "solve#1 12-01 18:00"]);
  });

  test("is no request capped by work that stays where it is, or was due before it", () => {
    const counted = { ...solve, calendarVersion: "newer" };
    expect(found([counted, request], "11-29 12:00", "2026-11-30")).toEqual([]);
    const later = { ...solve, dueAt: at("12-04 18:00"), calendarVersion: "newer" };
    expect(found([later, request], "11-29 12:00", "2026-11-30")).toEqual([]);
    expect(found([request], "11-29 12:00", "2026-11-30")).toEqual([]);
  });

  test("is a request due with work that climbed meanwhile: with its own due instant for a cap", () => {
    const held = { ...solve, heldAt: at("11-29 10:00") };
    expect(found([held, request], "11-29 12:00", "2026-11-30")).toEqual([]);
  });
});
