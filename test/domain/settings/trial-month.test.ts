import { describe, expect, test } from "vitest";
import type { Pack } from "../../../contract/pack.ts";
import { type Script, trialScripts } from "../../../domain/settings/trial-script.ts";
import { tryOut } from "../../../domain/settings/trial.ts";
import { packOf } from "../packs/lived.ts";
import { china, wall } from "../time/china.ts";

const MANY = 2000;
const scripts = trialScripts("2026-09", MANY, china);
/** By how much a share of the issues differs from so many in a hundred. */
const apart = (percent: number, which: (one: Script) => boolean) =>
  Math.abs((scripts.filter(which).length * 100) / MANY - percent);
const range = (of: (one: Script) => number, among = scripts) => {
  const all = among.map(of);
  return [Math.min(...all), Math.max(...all)];
};

describe("the issues of a month that is tried out", () => {
  test("are handed in over all of the month and in no other, the earliest first", () => {
    const at = scripts.map(({ handedInAt }) => handedInAt);
    expect(at).toEqual(at.toSorted());
    expect(at[0] !== undefined && at[0] >= wall("2026-09-01 00:00") && at[0] < wall("2026-09-01 12:00")).toBe(true);
    const last = at.at(-1) ?? "";
    expect(last < wall("2026-10-01 00:00") && last > wall("2026-09-30 12:00")).toBe(true);
  });

  test.each([
    ["2026-12", "2026-12-31"],
    ["2027-02", "2027-02-28"],
    ["2028-02", "2028-02-29"],
  ])("of %s go on to its last day", (month, day) => {
    const last = trialScripts(month, 500, china).at(-1)?.handedInAt ?? "";
    expect(last > wall(`${day} 00:00`) && last <= wall(`${day} 23:59`)).toBe(true);
  });

  test("are mostly common, some important, a few hard", () => {
    expect(apart(70, (one) => one.class === "C")).toBeLessThan(2);
    expect(apart(20, (one) => one.class === "B")).toBeLessThan(2);
    expect(apart(10, (one) => one.class === "A")).toBeLessThan(2);
  });

  test("are worked on in hours that people need: from an hour to a day or two of work for each act", () => {
    expect(range(({ triage }) => triage)).toEqual([1, 9]);
    expect(range(({ sign }) => sign)).toEqual([1, 12]);
    expect(range(({ contact }) => contact)).toEqual([1, 10]);
    expect(range(({ afterDecision }) => afterDecision)).toEqual([7, 35]);
    expect(range(({ coordinate }) => coordinate)).toEqual([4, 24]);
    expect(range(({ review }) => review)).toEqual([1, 16]);
    expect(range(({ callBack }) => callBack)).toEqual([1, 14]);
    expect(range(({ rate }) => rate)).toEqual([1, 30]);
    for (const { triage, rate } of scripts) expect([triage, rate].every(Number.isInteger)).toBe(true);
  });

  test("take up to twelve, twenty-five or forty days of work by their class; one in twelve is solved by nobody alone", () => {
    expect(apart(8, ({ effort }) => effort === undefined)).toBeLessThan(2);
    for (const [cls, days] of [
      ["C", 12],
      ["B", 25],
      ["A", 40],
    ] as const) {
      const [least = 0, most = 0] = range(
        ({ effort = 10 }) => effort,
        scripts.filter((one) => one.class === cls),
      );
      expect(least).toBeGreaterThanOrEqual(3);
      expect(least).toBeLessThan(10);
      expect(most).toBeLessThanOrEqual(days * 7);
      expect(most).toBeGreaterThan(days * 7 * 0.95);
    }
  });

  test("are reported on by seven in ten, and marked by four in five: mostly satisfied", () => {
    expect(apart(70, ({ reports }) => reports)).toBeLessThan(2);
    expect(apart(50, ({ mark }) => mark === 5)).toBeLessThan(2);
    expect(apart(25, ({ mark }) => mark === 4)).toBeLessThan(2);
    expect(apart(5, ({ mark }) => mark === 2)).toBeLessThan(2);
    expect(apart(20, ({ mark }) => mark === undefined)).toBeLessThan(2);
  });

  test("are the same for ever: what a county saw of a month years ago it sees again", () => {
    const given = (month: string) =>
      trialScripts(month, 3, china).map((one) => `${one.class} ${one.handedInAt} ${one.effort} ${one.mark}`);
    expect(given("2026-09")).toEqual([
      "C 2026-09-09T22:15:07.000Z 39 5",
      "C 2026-09-21T03:27:14.000Z 46 5",
      "C 2026-09-29T13:04:53.000Z 53 5",
    ]);
    expect(given("2027-02")).not.toEqual(given("2027-03"));
  });
});

describe("a month tried out under a pack", () => {
  const month = { month: "2026-09", count: 12 };
  const { issues, totals } = tryOut(packOf("henan-13710"), china, month);

  test("tells of each issue its class and when it was handed in, as it was drawn", () => {
    const drawn = trialScripts(month.month, month.count, china);
    const told = (one: { class: string; handedInAt: string }) => `${one.class} ${one.handedInAt}`;
    expect(issues.map(told)).toEqual(drawn.map(told));
  });

  test("shows red, and is late, whenever an issue had to go up a tier; else it is in time", () => {
    for (const { tier, slips, onTime } of issues) {
      expect(slips.red).toBeGreaterThanOrEqual(tier);
      if (tier > 0) expect(onTime).toBe(false);
    }
    expect(new Set(issues.map(({ onTime }) => onTime))).toEqual(new Set([true, false]));
  });

  test("sums up what its issues tell", () => {
    const sum = (of: (one: (typeof issues)[number]) => number) => issues.map(of).reduce((a, b) => a + b, 0);
    expect(totals).toEqual({
      issues: 12,
      closed: issues.filter((one) => "closedAt" in one).length,
      onTime: issues.filter(({ onTime }) => onTime).length,
      escalated: issues.filter(({ tier }) => tier > 0).length,
      blue: sum(({ slips }) => slips.blue),
      orange: sum(({ slips }) => slips.orange),
      red: sum(({ slips }) => slips.red),
      raised: sum(({ raised }) => raised),
    });
    for (const count of Object.values(totals)) expect(count).toBeGreaterThan(0);
  });
});

describe("under rules with no limit to speak of", () => {
  const henan = packOf("henan-13710");
  const year = { unit: "calendarMonth", amount: 12 } as const;
  const patient: Pack = {
    ...henan,
    tiers: henan.tiers.map((tier) => ({ ...tier, solve: year })),
    limitMax: year,
  };
  const trial = tryOut(patient, china, { month: "2026-09", count: 30 });
  const drawn = trialScripts("2026-09", 30, china);

  test("who solves it alone is in time, whoever does not is never made to: it is open when the watch is over", () => {
    for (const [index, one] of trial.issues.entries()) {
      const { effort, mark } = drawn[index] ?? {};
      expect("closedAt" in one).toBe(effort !== undefined);
      expect(one.promisedAt?.slice(0, 4)).toBe("2027");
      // whoever is dissatisfied has it done again by a leader
      const well = mark !== 2;
      if (well) expect([one.onTime, one.tier]).toEqual([effort !== undefined, 0]);
    }
    expect(trial.totals.closed).toBeLessThan(30);
  });
});

describe("under a draft that asks the enterprise to review, which it may not", () => {
  const chain = ["head", "ent"] as const;
  const draft: Pack = { ...packOf("henan-13710"), chain: { A: [...chain], B: [...chain], C: [...chain] } };
  const { issues, totals } = tryOut(draft, china, { month: "2026-09", count: 3 });

  test("what is solved lies in review until the watch of 150 days is over, with a red slip a week", () => {
    expect(totals).toMatchObject({ issues: 3, closed: 0, onTime: 0, escalated: 2 });
    for (const { handedInAt, promisedAt = "", slips, tier, ...rest } of issues) {
      expect(Object.keys(rest)).not.toContain("closedAt");
      const weeks = (Date.parse(wall("2027-01-29 00:00")) - Date.parse(promisedAt)) / (7 * 86_400_000);
      expect(promisedAt > handedInAt && slips.red - tier > weeks - 5 && slips.red - tier <= weeks).toBe(true);
    }
  });

  test("what is refused once is not tried again, and a superior is told of it", () => {
    expect(issues.map(({ raised }) => raised)).toEqual([1, 2, 2]);
  });
});
