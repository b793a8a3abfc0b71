import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataSet, Period } from "../../../contract/bulletin-row.ts";
import type { Commit } from "../../../contract/commit.ts";
import { dataSetOf } from "../../../domain/bulletin/bulletin.ts";
import { carriedOn } from "../../../domain/bulletin/carried-on.ts";
import { cumulativeUntil, periodOf } from "../../../domain/period.ts";
import { rowAt } from "../../../domain/statistics/row.ts";
import { addDays } from "../../../domain/time/instants.ts";
import { sealed } from "../histories/adds-up.ts";
import { play, steps } from "../issue/chance.ts";
import { calendar } from "../issue/county.ts";
import { approve, at, callBack, commands, contact, dispatched, type Life, rate } from "../issue/history.ts";

const PROGRAMME = { zone: calendar.zone, start: "2026-09-01" };
const MONTH_ENDS = ["2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31"];

/** Lives under names of their own; each is one issue of the register. */
function registerOf(lives: readonly Life[]): Commit[][] {
  return lives.map(({ commits }, place) => commits.map((kept) => ({ ...sealed(kept), issue: `I${place}` })));
}

function rowsOf(register: readonly Commit[][], period: Period) {
  return register.flatMap((commits, place) => {
    const row = rowAt(commits, period.end);
    return row ? [{ ...row, issue: `I${place}`, number: `〔2026〕${place}号` }] : [];
  });
}

const counted = (register: readonly Commit[][], period: Period): DataSet => dataSetOf(period, rowsOf(register, period));

function step(register: readonly Commit[][], base: DataSet, period: Period): { data: DataSet; kept: DataSet["rows"] } {
  const since = register.flat().filter((commit) => base.period.end <= commit.at && commit.at < period.end);
  const touched = new Set(since.map(({ issue }) => issue));
  const rows = rowsOf(register, period).filter(({ issue }) => touched.has(issue));
  return { data: carriedOn(base, period, touched, rows), kept: base.rows.filter(({ issue }) => !touched.has(issue)) };
}

describe("a cumulative sheet carried on from month to month", () => {
  const seen = { kept: 0, refusedKept: 0, reopened: 0, overdueSince: 0 };

  test("is to the letter the one that counts everything again", { timeout: 120_000 }, () => {
    const scripts = fc.array(steps, { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(scripts, fc.nat(60), (lives, days) => {
        const register = registerOf(lives.map((script) => play(script)));
        let base = counted(register, cumulativeUntil("2026-09-27", PROGRAMME));
        for (const day of [...MONTH_ENDS, addDays("2026-12-31", days)]) {
          const period = cumulativeUntil(day, PROGRAMME);
          const { data, kept } = step(register, base, period);
          expect(JSON.stringify(data)).toBe(JSON.stringify(counted(register, period)));
          const month = periodOf(day.slice(0, 7), PROGRAMME);
          if (month === undefined) throw new Error(day);
          const running = { ...month, end: period.end };
          expect(JSON.stringify(dataSetOf(running, data.rows))).toBe(JSON.stringify(counted(register, running)));
          const closed = new Set(base.rows.filter(({ endedAt }) => endedAt).map(({ issue }) => issue));
          seen.kept += kept.length;
          seen.refusedKept += kept.filter(({ status }) => status === "refused").length;
          seen.reopened += data.rows.filter(({ issue, reopenings }) => closed.has(issue) && reopenings).length;
          const late = new Set(data.rows.filter(({ overdue }) => overdue).map(({ issue }) => issue));
          seen.overdueSince += kept.filter(({ issue, overdue }) => !overdue && late.has(issue)).length;
          base = data;
        }
      }),
      { numRuns: 40, seed: 13_710 },
    );
  });

  test("in histories of which some were refused, some reopened after they had been counted as closed, some overdue later", () => {
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });

  test("keeps the row of what was left alone, in hand or closed, and counts again what was reopened", () => {
    const [alone, again, open] = [solved(), solved(), dispatched()] as const;
    again.give(at("12-03 09:00"), "office", commands.reopen);
    const register = registerOf([alone, again, open]);
    const november = counted(register, cumulativeUntil("2026-11-29", PROGRAMME));
    const later = cumulativeUntil("2026-12-10", PROGRAMME);
    const { data, kept } = step(register, november, later);
    expect(kept.map(({ issue }) => issue)).toEqual(["I0", "I2"]);
    expect(november.rows.map(({ status }) => status)).toEqual(["closed", "closed", "handling"]);
    expect(data.rows.map(({ status }) => status)).toEqual(["closed", "handling", "handling"]);
    expect([november, data].map(({ rows }) => rows.at(-1)?.overdue)).toEqual([false, true]);
  });
});

function solved(): Life {
  const life = dispatched();
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:30")));
  life.give(at("11-24 10:00"), "handler", commands.closeOut);
  life.give(at("11-24 11:00"), "head", approve(0));
  life.give(at("11-24 12:00"), "office", approve(1));
  life.give(at("11-24 15:00"), "aide", callBack("confirmed", at("11-24 14:30")));
  life.give(at("11-24 16:00"), "enterprise", rate(5));
  return life;
}
