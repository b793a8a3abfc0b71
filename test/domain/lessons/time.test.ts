import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import { addSeconds } from "../../../domain/time/instants.ts";
import { dueInstant } from "../../../domain/time/due.ts";
import { interleave, Place } from "../issue/at-once.ts";
import { calendar } from "../issue/county.ts";
import {
  approve,
  at,
  commands,
  contact,
  dispatched,
  giveBack,
  type Life,
  rate,
  suspensionDecided,
  suspensionUntil,
  verifying,
  wall,
} from "../issue/history.ts";
import { SITUATIONS } from "../issue/states.ts";
import { expectFired, rungsOf } from "./owed.ts";

/** What went wrong with time elsewhere: calendars, pauses, outages (see the table in test/README.md). */
const DAY = 86_400;
const ROLLS = { rollToWorkingDay: true };

describe("the touch test", () => {
  test("a thousand notes leave every clock, the next wake and the promise as they were", () => {
    const life = dispatched();
    const { duties, promiseDueAt } = life.issue;
    const wake = life.wake();
    for (let note = 0; note < 1000; note++)
      life.give(addSeconds(at("11-23 11:00"), note), note % 2 === 0 ? "enterprise" : "office", commands.note);
    expect(life.issue).toMatchObject({ version: 1003, promiseDueAt });
    expect(JSON.stringify(life.issue.duties)).toBe(JSON.stringify(duties));
    expect(life.wake()).toBe(wake);
  });
});

describe("a holiday from one year into the next", () => {
  const dates = ["2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03"];
  const spanning: Calendar = {
    ...calendar,
    version: "spanning",
    coveredUntil: "2027-12-31",
    holidays: [
      ...calendar.holidays.filter(({ date }) => !dates.includes(date)),
      ...dates.map((date) => ({ date, name: "元旦" })),
    ],
  };
  test("is counted on both sides of the turn", () => {
    const due = dueInstant(at("12-30 10:00"), { unit: "workingDay", amount: 2 }, spanning, ROLLS);
    expect(due).toMatchObject({ dueAt: at("01-05 18:00", 2027), provisional: false });
    const rolled = dueInstant(at("12-29 10:00"), { unit: "calendarDay", amount: 3 }, spanning, ROLLS);
    expect(rolled.dueAt).toBe(at("01-04 18:00", 2027));
  });
  test("published late, it moves what was provisional, with its warnings", () => {
    const life = dispatched("A");
    life.give(at("11-24 09:00"), "handler", commands.sign);
    life.give(at("11-24 09:10"), "head", suspensionUntil("2026-12-20"));
    life.give(at("11-24 09:20"), "office", suspensionDecided(true));
    life.passUntil(at("12-22 09:00"));
    const before = life.duty("solve");
    expect(before.provisional).toBe(true);
    life.world = { ...life.world, calendar: { ...spanning, holidays: [...spanning.holidays, closedOn(before.dueAt)] } };
    life.give(at("12-22 10:00"), "system", commands.timePassed);
    const after = life.duty("solve");
    expect(after.provisional).toBe(false);
    expect(after.dueAt > before.dueAt).toBe(true);
    expect(after.ladder.map(({ key }) => key.split("/")[1])).toEqual(after.ladder.map(() => `${after.generation}`));
  });
});

function closedOn(instant: string): Calendar["holidays"][number] {
  return { date: new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10), name: "测试假日" };
}

describe("a pause", () => {
  /** Asked for on Friday, returned by the office on Monday. */
  function overTheWeekend(life: Life): Life {
    life.give(at("11-27 09:00"), "handler", contact(at("11-27 08:50")));
    life.give(at("11-27 10:00"), "handler", commands.closeOut);
    life.give(at("11-27 11:00"), "head", approve(0));
    life.give(at("11-30 09:00"), "office", giveBack(1));
    return life;
  }
  test("over a weekend gives working days back in working days and calendar days in calendar days", () => {
    const limit = { unit: "workingDay", amount: 7 } as const;
    const inWorkingDays = dispatched();
    inWorkingDays.commits.length = 2;
    inWorkingDays.give(at("11-23 10:05"), "office", { ...commands.dispatch, limit });
    expect(wall(inWorkingDays.duty("solve").dueAt)).toBe("12-02 18:00");
    expect(wall(overTheWeekend(inWorkingDays).duty("solve").dueAt)).toBe("12-03 18:00");
    expect(wall(overTheWeekend(dispatched()).duty("solve").dueAt)).toBe("12-03 18:00");
  });
  test("is not lost when the class changed before it, and neither is the limit", () => {
    const changed = dispatched();
    changed.give(at("11-25 09:00"), "office", { ...commands.reclassify, class: "B" });
    const same = overTheWeekend(dispatched()).duty("solve");
    const other = overTheWeekend(changed).duty("solve");
    expect(other).toMatchObject({ dueAt: same.dueAt, limit: same.limit, generation: same.generation });
    expect(changed.issue.class).toBe("B");
  });
});

describe("an outage of three days", () => {
  const neglected = () => {
    const life = dispatched("C");
    life.give(at("11-23 11:00"), "handler", contact(at("11-23 10:50")));
    return life;
  };
  const wakes: string[] = [];
  const undisturbed = neglected();
  for (let wake = undisturbed.wake(); wake !== "settled" && wake < at("12-31 00:00"); wake = undisturbed.wake()) {
    wakes.push(wake);
    undisturbed.give(wake, "system", commands.timePassed);
  }

  test("whenever it begins, loses no rung and fires none twice, marks what was late, and costs one tier at most", () => {
    expect(wakes.length).toBeGreaterThan(15);
    for (const [index, wake] of wakes.entries()) {
      const life = neglected();
      life.passUntil(wakes[index - 1] ?? at("11-23 12:00"));
      const { tier } = life.issue;
      const back = addSeconds(wake, 3 * DAY);
      life.give(back, "system", commands.timePassed);
      expect(life.issue.tier - tier, wake).toBeLessThanOrEqual(1);
      const book = expectFired(life, back);
      const caughtUp = rungsOf(life).filter(({ firedAt }) => firedAt === back);
      expect(caughtUp.length, wake).toBeGreaterThan(0);
      for (const { late, fireAt } of caughtUp) expect(late, fireAt).toBe(fireAt < addSeconds(back, -120));
      expect(book.late.map(({ rung }) => rung)).toEqual(caughtUp.filter(({ late }) => late).map(({ rung }) => rung));
      expect(life.wake() > back).toBe(true);
      life.passUntil(addSeconds(back, 30 * DAY));
      expectFired(life, addSeconds(back, 30 * DAY));
    }
  });
});

describe("two sweepers at once", () => {
  test.each(Object.keys(SITUATIONS))("fire what is owed once: %s", (name) => {
    const life = SITUATIONS[name]?.().life;
    const wake = life?.wake() ?? "settled";
    if (life === undefined || wake === "settled") return;
    const sweeper = { when: addSeconds(wake, DAY), who: "system", command: commands.timePassed };
    const start = new Place(life, [sweeper, { ...sweeper, when: addSeconds(sweeper.when, 1) }]);
    expect(interleave(start, [0, 1], true)).toMatchObject({ orders: 2 });
    for (const first of [0, 1]) {
      const answer = start.answer(first);
      const second = "next" in answer ? answer.next?.answer(1 - first) : undefined;
      expect(second).toEqual({ again: false });
    }
  });
});

describe("reopening", () => {
  const reopened = (closedOn: string, reopenedOn: string): Life => {
    const life = verifying();
    life.passUntil(at(closedOn));
    life.give(at(closedOn), "enterprise", rate(5));
    life.give(at(reopenedOn), "enterprise", commands.reopen);
    return life;
  };
  test("with days of the old limit left starts the whole limit anew", () => {
    expect(wall(reopened("11-24 13:00", "11-25 09:00").duty("solve").dueAt)).toBe("12-02 18:00");
  });
  test("with nothing left of it does not climb at once", () => {
    const life = reopened("11-30 17:00", "12-29 09:00");
    expect(life.issue.promiseDueAt).toBe(at("11-30 18:00"));
    const { dueAt, provisional } = life.duty("solve");
    expect([dueAt, provisional]).toEqual([at("01-05 18:00", 2027), true]);
    expect(life.give(at("12-29 09:01"), "system", commands.timePassed)).toEqual([]);
    expect(life.wake() > at("12-29 18:00")).toBe(true);
  });
  test("of an issue that had climbed gives that tier its whole limit", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.passUntil(at("12-01 09:00"));
    life.give(at("12-01 10:00"), "handler", commands.closeOut);
    life.give(at("12-01 11:00"), "head", approve(0));
    life.give(at("12-01 12:00"), "office", approve(1));
    life.give(at("12-01 13:00"), "enterprise", rate(5));
    life.give(at("12-20 09:00"), "enterprise", commands.reopen);
    expect(life.issue.tier).toBe(1);
    expect(wall(life.duty("solve").dueAt)).toBe("12-28 18:00");
    expect(life.give(at("12-20 09:01"), "system", commands.timePassed)).toEqual([]);
  });
});

describe("the longest issue", () => {
  test("neglected for a year has its machine make far fewer than 25,000 transitions", () => {
    const life = dispatched();
    const end = addSeconds(at("11-23 10:05"), 365 * DAY);
    life.passUntil(end);
    expectFired(life, end);
    const deadlines = life.commits.length - 3;
    /** Three transitions per deadline, two per command that moves a clock; somebody does so eight times a day. */
    expect(deadlines * 3 + 365 * 8 * 2).toBeLessThan(25_000 / 3);
  });
});
