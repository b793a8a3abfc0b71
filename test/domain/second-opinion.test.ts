import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../../contract/calendar.ts";
import type { DutyEffect } from "../../contract/commit.ts";
import { Pack } from "../../contract/pack.ts";
import { monthsLater, nextDate, previousDate, weekday } from "../../domain/second-opinion/civil.ts";
import { endOf } from "../../domain/second-opinion/day-by-day.ts";
import { secondOpinion } from "../../domain/second-opinion/second-opinion.ts";
import { dueInstant } from "../../domain/time/due.ts";
import { play, type Step, steps } from "./issue/chance.ts";
import { calendar, directory, laterCalendar, pack } from "./issue/county.ts";
import { at, commands, dispatched, giveBack, type Kept, Life, reviewing } from "./issue/history.ts";
import { EVER, retold } from "./second-opinion/opinion.ts";

const rules = {
  pack,
  directory,
  inForce: calendar.version,
  approved: [{ version: calendar.version, from: "" }],
  calendar: (version: string): Calendar | undefined => [calendar, laterCalendar].find((one) => one.version === version),
};
const faults = (commits: readonly Kept[]) => secondOpinion(commits, EVER, rules);

describe("two ways of computing", () => {
  it("agree on every due instant and every rung of histories by chance", () => {
    let judged = 0;
    fc.assert(
      fc.property(steps, (script: Step[]) => {
        play(script, {
          after(life, { at: now }) {
            // The directory of these histories changes between two commits of the same instant; a window cannot.
            if (life.commits.at(-2)?.at === now) return;
            const window = { start: now, end: new Date(Date.parse(now) + 1).toISOString() };
            expect(
              secondOpinion(life.commits, window, {
                ...rules,
                directory: life.world.directory,
                inForce: life.world.calendar.version,
                // In force long enough for a command to know it, not long enough for the job to have come by.
                approved: [
                  { version: "before", from: "" },
                  { version: life.world.calendar.version, from: new Date(Date.parse(now) - 120_000).toISOString() },
                ],
              }),
            ).toEqual([]);
            judged++;
          },
        });
      }),
      { numRuns: 150, interruptAfterTimeLimit: 60_000 },
    );
    expect(judged).toBeGreaterThan(1000);
  });

  it("agree on limits of every unit from every hour of three years, in a zone with summer time too", () => {
    const summer = { ...calendar, zone: "Europe/Berlin" };
    const amount = fc.integer({ min: 1, max: 40 });
    const limit = fc.oneof(
      fc.record({ unit: fc.constantFrom("workingDay" as const, "calendarDay" as const), amount }),
      fc.record({ unit: fc.constant("calendarMonth" as const), amount: fc.integer({ min: 1, max: 14 }) }),
    );
    fc.assert(
      fc.property(limit, fc.nat(1096 * 24 * 60), fc.boolean(), fc.boolean(), (one, minute, rolls, inSummer) => {
        const from = new Date(Date.parse("2025-06-01T00:00:00Z") + minute * 60_000).toISOString();
        const where = inSummer ? summer : calendar;
        const first = dueInstant(from, one, where, { rollToWorkingDay: rolls }).dueAt;
        expect(endOf(from, one, where, rolls)).toBe(first);
      }),
      { numRuns: 2000 },
    );
  });

  it("count dates as calendars on the wall do", () => {
    let date = "2023-12-31";
    for (let day = 0; day < 1500; day++) {
      const next = nextDate(date);
      expect(Date.parse(next) - Date.parse(date)).toBe(86_400_000);
      expect(previousDate(next)).toBe(date);
      expect(weekday(next)).toBe(new Date(next).getUTCDay() || 7);
      date = next;
    }
    expect(monthsLater("2027-12-31", 2)).toBe("2028-02-29");
    expect(monthsLater("2026-01-31", 13)).toBe("2027-02-28");
  });
});

function withDuty(life: Life, duty: string, change: (effect: DutyEffect) => DutyEffect): Kept[] {
  return retold(life, (event) => ({
    ...event,
    duties: event.duties.map((effect) => (effect.duty === duty ? change(effect) : effect)),
  }));
}

describe("a second opinion finds", () => {
  const life = dispatched();
  life.passUntil(at("12-01 09:00"));

  it("nothing in a history that is right", () => {
    expect(faults(life.commits)).toEqual([]);
  });

  it("a due instant one day late", () => {
    const changed = withDuty(life, "sign#1", (effect) =>
      effect.do === "open" ? { ...effect, dueAt: at("11-25 18:00") } : effect,
    );
    expect(faults(changed)).toEqual([
      { rung: "sign#1", what: "dueAt", at: at("11-23 10:05"), expected: at("11-24 18:00"), found: at("11-25 18:00") },
    ]);
  });

  it("a warning that is missing from a ladder", () => {
    const changed = withDuty(life, "solve#1", (effect) =>
      effect.do === "open" ? { ...effect, ladder: effect.ladder.filter(({ key }) => key !== "solve#1/1/1") } : effect,
    );
    expect(faults(changed)).toMatchObject([{ rung: "solve#1/1/1", what: "ladder", expected: at("11-26 18:00") }]);
  });

  it("a limit counted from another instant than the command's", () => {
    const changed = withDuty(life, "solve#2", (effect) =>
      effect.do === "open" ? { ...effect, from: at("12-02 09:00") } : effect,
    );
    expect(faults(changed)).toMatchObject([{ rung: "solve#2", what: "dueAt", found: at("12-02 09:00") }]);
  });

  it("a repeat that was dropped, and one that comes too late", () => {
    const without = retold(life, (event) => {
      if (event.type !== "rungFired" || event.data.next === undefined) return event;
      const { next: _, ...data } = event.data;
      return { ...event, data };
    });
    expect(faults(without)).toContainEqual(
      expect.objectContaining({ rung: "sign#1/1/1", what: "ladder", expected: at("11-25 18:00") }),
    );
    const later = retold(life, (event) =>
      event.type === "rungFired" && event.data.next
        ? { ...event, data: { ...event.data, next: { ...event.data.next, owedAt: at("12-30 18:00") } } }
        : event,
    );
    expect(faults(later)).toContainEqual(expect.objectContaining({ found: at("12-30 18:00") }));
  });

  it("a rung that fired late and does not say so", () => {
    const changed = retold(life, (event) =>
      event.type === "rungFired" ? { ...event, data: { ...event.data, firedAt: at("12-20 09:00") } } : event,
    );
    expect(faults(changed).length).toBeGreaterThan(0);
  });

  it("time given back for a hold the unit made itself", () => {
    const held = reviewing();
    held.give(at("11-27 09:00"), "head", giveBack(0));
    expect(faults(held.commits)).toEqual([]);
    const office = { ...directory, holdings: directory.holdings.filter(({ person }) => person !== "head") };
    const other = secondOpinion(held.commits, EVER, { ...rules, directory: office });
    expect(other).toMatchObject([
      { rung: "solve#1", what: "dueAt", expected: at("12-03 18:00"), found: at("11-30 18:00") },
      { what: "ladder" },
      { what: "ladder" },
      { what: "ladder" },
    ]);
  });

  describe("what a newer calendar should have moved", () => {
    const published = at("11-23 15:00");
    /** 30 November, when `solve` is due, is a holiday by it. */
    const free = { ...calendar, version: "free", holidays: [...calendar.holidays, { date: "2026-11-30", name: "试" }] };
    const newer = {
      approved: [...rules.approved, { version: free.version, from: published }],
      calendar: (version: string) => (version === free.version ? free : rules.calendar(version)),
    };
    const until = (end: string) => ({ start: EVER.start, end });
    const opinion = (life: Life, end: string) => secondOpinion(life.commits, until(end), { ...rules, ...newer });

    it("and did move: nothing", () => {
      const moved = dispatched();
      moved.world = { ...moved.world, calendar: free };
      moved.passUntil(at("12-01 09:00"));
      expect(moved.commits.flatMap(({ events }) => events.map(({ type }) => type))).toContain("dueDatesRecomputed");
      expect(opinion(moved, at("12-01 09:00"))).toEqual([]);
    });

    it("and a repeat counted by a calendar that was replaced before the proof: nothing", () => {
      const holiday = { date: "2026-11-25", name: "试" };
      const between = { ...calendar, version: "between", holidays: [...calendar.holidays, holiday] };
      const life = dispatched();
      life.world = { ...life.world, calendar: between };
      life.passUntil(at("11-24 18:00:15"));
      expect(life.duty("sign").ladder[0]?.owedAt).toBe(at("11-26 18:00"));
      const replaced = {
        ...rules,
        inForce: "last",
        approved: [
          ...rules.approved,
          { version: "between", from: published },
          { version: "last", from: at("11-24 23:50") },
        ],
        calendar: (version: string) =>
          [calendar, between, { ...calendar, version: "last" }].find((one) => one.version === version),
      };
      expect(secondOpinion(life.commits, until(at("11-25 00:00")), replaced)).toEqual([]);
    });

    it("and was left where it was by the next command", () => {
      const missed = dispatched();
      missed.passUntil(at("11-27 19:00"));
      const first = missed.commits.find((commit) => commit.at > published);
      expect(opinion(missed, at("11-27 19:00"))).toContainEqual(
        expect.objectContaining({ rung: expect.stringMatching(/^solve#1/), at: first?.at }),
      );
    });

    it("and was left where it was although nothing else happened: it shows once the job has had its time", () => {
      const quiet = dispatched();
      expect(opinion(quiet, at("11-23 17:00"))).toEqual([]);
      expect(opinion(quiet, at("11-24 00:00"))).toContainEqual(
        expect.objectContaining({ rung: expect.stringMatching(/^solve#1/), at: at("11-24 00:00") }),
      );
    });

    it("but nothing of a command that came while it was being published, nor of a note", () => {
      const busy = dispatched();
      busy.give(at("11-23 15:00"), "handler", commands.sign);
      busy.give(at("11-23 16:00"), "office", commands.note);
      expect(opinion(busy, at("11-23 17:00"))).toEqual([]);
    });
  });

  it("a calendar nobody ever approved", () => {
    const changed = withDuty(life, "triage#1", (effect) =>
      effect.do === "open" ? { ...effect, why: { ...effect.why, calendarVersion: "invented" } } : effect,
    );
    expect(faults(changed)).toMatchObject([{ rung: "triage#1", what: "dueAt" }]);
  });

  it("a pack whose limits roll, computed as if they did not", () => {
    const unrolled = Pack.parse({ ...pack, rollToWorkingDay: false });
    const written = new Life();
    written.world = { ...written.world, pack: unrolled };
    written.give(at("11-27 09:00"), "enterprise", {
      name: "submitIssue",
      enterprise: "91410421MADEM00113",
      source: "web",
      form: "appeal@1",
      secrecyAcknowledged: true,
      narrative: { text: "t", digest: "d" },
      identity: { text: "t", digest: "d" },
      contact: { text: "t", digest: "d" },
      attachments: [],
    });
    expect(faults(written.commits)).toMatchObject([
      { rung: "triage#1", what: "dueAt", expected: at("11-30 18:00"), found: at("11-28 18:00") },
      { rung: "triage#1/1/1", what: "ladder" },
    ]);
  });
});
