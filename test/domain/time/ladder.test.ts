import { describe, expect, it } from "vitest";
import type { Rung } from "../../../contract/limit.ts";
import type { PackRung } from "../../../contract/pack.ts";
import { nextRung, openLadder } from "../../../domain/ladder.ts";
import { dueInstant } from "../../../domain/time/due.ts";
import { localDate } from "../../../domain/time/instants.ts";
import { calendarDays, china, henan, rolling, wall, workingDays } from "./china.ts";

function opened(rungs: readonly PackRung[], duty: string, openedAt: string, dueAt: string): Rung[] {
  return openLadder(rungs, { duty, generation: 1, openedAt: wall(openedAt), dueAt: wall(dueAt) }, china);
}

function at(rungs: readonly Rung[]): string[] {
  return rungs.map(
    ({ key, owedAt, slip, effect }) => `${key} ${localDate(owedAt, china.zone)} ${slip ?? "-"} ${effect}`,
  );
}

/** The next repeats, each fired in time. */
function repeats(rungs: readonly PackRung[], last: Rung | undefined, most: number): Rung[] {
  const found: Rung[] = [];
  let rung = last;
  while (rung && found.length < most) {
    rung = nextRung(rungs, rung.key, rung.owedAt, china);
    if (rung) found.push(rung);
  }
  return found;
}

describe("the reference trace of a class C issue", () => {
  const dispatch = wall("2026-11-23 10:05");

  it("has the due instants of the design", () => {
    const { triage, sign, report } = henan.duties;
    const dueFrom = (from: string, limit: typeof sign.limit) => dueInstant(from, limit, china, rolling).dueAt;
    expect(dueFrom(wall("2026-11-23 09:00"), triage.limit)).toBe(wall("2026-11-24 18:00"));
    expect(dueFrom(dispatch, sign.limit)).toBe(wall("2026-11-24 18:00"));
    expect(dueFrom(dispatch, report.limit)).toBe(wall("2026-11-26 18:00"));
    expect(dueFrom(dispatch, calendarDays(7))).toBe(wall("2026-11-30 18:00"));
    const escalated = wall("2026-11-30 18:00:15");
    expect(dueFrom(escalated, calendarDays(7))).toBe(wall("2026-12-07 18:00"));
    expect(dueFrom(escalated, workingDays(3))).toBe(wall("2026-12-03 18:00"));
  });
  it("warns blue on Thursday, orange on Friday, and escalates on Monday", () => {
    const ladder = opened(henan.solveLadder, "solve#1", "2026-11-23 10:05", "2026-11-30 18:00");
    expect(ladder).toEqual([
      { key: "solve#1/1/1", owedAt: wall("2026-11-26 18:00"), slip: "blue", effect: "remind" },
      { key: "solve#1/1/2", owedAt: wall("2026-11-27 18:00"), slip: "orange", effect: "remind", unless: "progress" },
      { key: "solve#1/1/3", owedAt: wall("2026-11-30 18:00"), slip: "red", effect: "escalate" },
    ]);
    for (const { key, owedAt } of ladder) expect(nextRung(henan.solveLadder, key, owedAt, china)).toBeUndefined();
  });
  it("asks again for the report on a Sunday: calendar-day repeats are not rolled", () => {
    const rungs = henan.duties.report.ladder;
    const ladder = opened(rungs, "report#1", "2026-11-23 10:05", "2026-11-26 18:00");
    const [again, third] = repeats(rungs, ladder.at(-1), 2);
    expect(again).toEqual({ key: "report#1/1/2", owedAt: wall("2026-11-29 18:00"), slip: "orange", effect: "remind" });
    expect(third).toMatchObject({ key: "report#1/1/3", owedAt: wall("2026-12-02 18:00") });
  });
});

describe("a ladder", () => {
  it("skips the warnings that would be owed at or before the opening, and keeps their numbers", () => {
    const keys = (openedAt: string) =>
      opened(henan.solveLadder, "solve#2", openedAt, "2026-11-30 18:00").map(({ key }) => key);
    expect(keys("2026-11-26 17:59")).toEqual(["solve#2/1/1", "solve#2/1/2", "solve#2/1/3"]);
    expect(keys("2026-11-26 18:00")).toEqual(["solve#2/1/2", "solve#2/1/3"]);
    expect(keys("2026-11-28 09:00")).toEqual(["solve#2/1/3"]);
  });
  it("warns before a holiday, not in it", () => {
    const ladder = opened(henan.solveLadder, "solve#1", "2026-09-21 09:00", "2026-10-08 18:00");
    expect(at(ladder).slice(0, 2)).toEqual([
      "solve#1/1/1 2026-09-29 blue remind",
      "solve#1/1/2 2026-09-30 orange remind",
    ]);
  });
  it("counts on from the firing when it fired late", () => {
    const rungs = henan.duties.report.ladder;
    expect(nextRung(rungs, "report#1/1/1", wall("2026-11-28 03:20:11"), china)?.owedAt).toBe(
      wall("2026-12-01 03:20:11"),
    );
    const signing = henan.duties.sign.ladder;
    expect(nextRung(signing, "sign#1/1/1", wall("2026-11-28 03:20:11"), china)?.owedAt).toBe(wall("2026-11-30 18:00"));
  });
});

describe("the ladders of the Henan pack", () => {
  const { triage, sign, reviewCloseOut, callBack, rate } = henan.duties;
  const walk = (rungs: readonly PackRung[]) => {
    const ladder = opened(rungs, "d#1", "2026-11-02 09:00", "2026-11-24 18:00");
    return at([...ladder, ...repeats(rungs, ladder.at(-1), 4)]);
  };
  it("triage is raised twice and then named every week", () => {
    expect(walk(triage.ladder)).toEqual([
      "d#1/1/1 2026-11-24 red raise",
      "d#1/1/2 2026-11-25 red raise",
      "d#1/1/3 2026-12-02 red remind",
      "d#1/1/4 2026-12-09 red remind",
      "d#1/1/5 2026-12-16 red remind",
    ]);
  });
  it("signing is raised twice in all and ends there", () => {
    expect(walk(sign.ladder)).toEqual(["d#1/1/1 2026-11-24 orange raise", "d#1/1/2 2026-11-25 orange raise"]);
  });
  it("a review climbs to the end of the superiors, then is named every week; silence never approves", () => {
    expect(walk(reviewCloseOut.ladder)).toEqual([
      "d#1/1/1 2026-11-24 orange raise",
      "d#1/1/2 2026-11-26 orange raise",
      "d#1/1/3 2026-11-30 orange raise",
      "d#1/1/4 2026-12-07 red remind",
      "d#1/1/5 2026-12-14 red remind",
    ]);
  });
  it("a call-back is raised twice, then named every week", () => {
    expect(walk(callBack.ladder).slice(1, 3)).toEqual([
      "d#1/1/2 2026-11-26 orange raise",
      "d#1/1/3 2026-12-03 red remind",
    ]);
  });
  it("a rating is asked for once more and then lapses", () => {
    expect(walk(rate.ladder)).toEqual(["d#1/1/1 2026-11-20 blue remind", "d#1/1/2 2026-11-24 - lapse"]);
  });
  it("nothing escalates beyond the top tier: it is named every week", () => {
    expect(walk(henan.solveTopLadder).slice(2, 5)).toEqual([
      "d#1/1/3 2026-11-24 red remind",
      "d#1/1/4 2026-12-01 red remind",
      "d#1/1/5 2026-12-08 red remind",
    ]);
  });
  it("coordinating reminds, but after a dissatisfied enterprise it is raised week after week", () => {
    expect(walk(henan.coordinateLadder).every((line) => line.endsWith("red remind"))).toBe(true);
    expect(walk(henan.dissatisfactionLadder)).toHaveLength(5);
    expect(walk(henan.dissatisfactionLadder).every((line) => line.endsWith("red raise"))).toBe(true);
  });
});
