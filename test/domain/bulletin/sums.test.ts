import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { DataSet } from "../../../contract/bulletin-row.ts";
import { bulletinOf, dataSetOf } from "../../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../../domain/period.ts";
import { rowAt } from "../../../domain/statistics/row.ts";
import { COUNTY } from "../county.ts";
import { Life, local } from "../life.ts";

const programme = { zone: "Asia/Shanghai", start: "2026-07-01" };
const MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10"];
const HOUR = 3_600_000;
const START = Date.parse(local("2026-07-01 00:00"));

const history = fc.record({
  /** Hours between one step and the next; a step exactly at midnight of a month's end is among them. */
  gaps: fc.array(fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(24, 744)), { minLength: 8, maxLength: 8 }),
  steps: fc.integer({ min: 1, max: 8 }),
  level: fc.constantFrom("county" as const, "city" as const, "province" as const),
  kind: fc.constantFrom("land" as const, "energy" as const, "other" as const),
  source: fc.constantFrom("web" as const, "visit" as const),
  unit: fc.constantFrom("U1", "U2", "T1"),
  outcome: fc.constantFrom("resolved" as const, "explained" as const, "terminated" as const),
  path: fc.constantFrom("refused", "escalated", "returned", "straight", "silent"),
  limit: fc.integer({ min: 1, max: 1000 }),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** As much of a life as `steps` allows. */
function lived(told: History, index: number): Life {
  let time = START;
  let left = told.steps;
  const gaps = [...told.gaps];
  const next = () => new Date((time += (gaps.shift() ?? 1) * HOUR)).toISOString();
  const later = () => new Date(time + told.limit * HOUR).toISOString();
  const life = new Life(`I${index}`);
  const acts: (() => unknown)[] = [
    () => life.submitted(next(), told),
    () => life.registered(next(), { ...told, number: `〔2026〕${String(index).padStart(4, "0")}号` }),
  ];
  if (told.path === "refused") acts.push(() => life.refused(next()));
  else {
    acts.push(() => life.dispatched(next(), later(), { unit: told.unit }));
    if (told.path === "escalated") acts.push(() => life.escalated(next(), later()));
    acts.push(() => life.requested(next(), told));
    if (told.path === "returned")
      acts.push(
        () => life.returned(next(), later()),
        () => life.requested(next(), told),
      );
    acts.push(() => life.approved(next()));
    acts.push(() => (told.path === "silent" ? life.lapsed(next()) : life.rated(next(), 5, told)));
  }
  for (const act of acts) if (left-- > 0) act();
  return life;
}

function dataAt(key: string, lives: readonly Life[]): DataSet {
  const period = periodOf(key, programme);
  if (period === undefined) throw new Error(key);
  return dataSetOf(
    period,
    lives.flatMap(({ commits }) => rowAt(commits, period.end) ?? []),
  );
}

test("the parts make the whole, in every period of every history (invariant 14)", () => {
  fc.assert(
    fc.property(fc.array(history, { maxLength: 25 }), (told) => {
      const lives = told.map(lived);
      let previous: DataSet | undefined;
      let inHand = 0;
      let registered = 0;
      for (const key of MONTHS) {
        const data = dataAt(key, lives);
        const bulletin = bulletinOf(data, previous, COUNTY);
        if ("faults" in bulletin) throw new Error(`${key} ${bulletin.faults.join()}`);
        const { overall } = bulletin;
        expect(overall.carried.value).toBe(inHand);
        registered += overall.new.value;
        inHand = overall.inHand.value;
        previous = data;
      }
      const whole = bulletinOf(dataAt("until-2026-10-31", lives), undefined, COUNTY);
      if ("faults" in whole) throw new Error(whole.faults.join());
      expect(whole.overall.total.value).toBe(registered);
      expect(whole.overall.inHand.value).toBe(inHand);
    }),
    { numRuns: 150 },
  );
});

test("an issue is due in at most one month, and in every history each promise is counted once", () => {
  fc.assert(
    fc.property(fc.array(history, { maxLength: 15 }), (told) => {
      const lives = told.map(lived);
      const due = MONTHS.flatMap((key) => {
        const bulletin = bulletinOf(dataAt(key, lives), undefined, COUNTY);
        return "faults" in bulletin ? [] : (bulletin.rates.closeOut.ofIssues ?? []);
      });
      expect(new Set(due).size).toBe(due.length);
    }),
    { numRuns: 100 },
  );
});
