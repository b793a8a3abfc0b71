import { describe, expect, test } from "vitest";
import { Bulletin } from "../../../contract/bulletin.ts";
import type { DataSet } from "../../../contract/bulletin-row.ts";
import { figureText, issuesOfFigure, percentOf } from "../../../contract/figure.ts";
import { bulletinOf, dataSetOf } from "../../../domain/bulletin/bulletin.ts";
import { bulletinSummary } from "../../../domain/bulletin/summary.ts";
import { periodOf } from "../../../domain/period.ts";
import { rowAt } from "../../../domain/statistics/row.ts";
import { COUNTY } from "../county.ts";
import { Life, local, type Register } from "../life.ts";

const programme = { zone: "Asia/Shanghai", start: "2026-07-01" };

function dataAt(key: string, lives: readonly Life[]): DataSet {
  const period = periodOf(key, programme);
  if (period === undefined) throw new Error(key);
  return dataSetOf(
    period,
    lives.flatMap(({ commits }) => rowAt(commits, period.end) ?? []),
  );
}

function published(data: DataSet, previous?: DataSet): Bulletin {
  const bulletin = bulletinOf(data, previous, COUNTY);
  if ("faults" in bulletin) throw new Error(bulletin.faults.join());
  return Bulletin.parse(bulletin);
}

const open = (id: string, about: Register = {}) =>
  new Life(id).submitted(local("2026-07-01 09:00"), about).registered(local("2026-07-01 10:00"), about);
const given = (id: string, about?: Register, unit = "U1") =>
  open(id, about).dispatched(local("2026-07-01 11:00"), local("2026-07-08 18:00"), {
    unit,
    signBy: local("2026-07-02 18:00"),
  });
const closed = (id: string, about?: Register, unit = "U1") =>
  given(id, about, unit)
    .signed(local("2026-07-02 09:00"))
    .requested(local("2026-07-08 18:00"))
    .approved(local("2026-07-09 09:00"))
    .rated(local("2026-07-10 09:00"), 5);

describe("a unit that is no more", () => {
  const county = (ended: string) => ({
    ...COUNTY,
    units: COUNTY.units.map((unit) => (unit.id === "U1" ? { ...unit, ended } : unit)),
  });
  const named = (lives: readonly Life[], ended: string) => {
    const bulletin = bulletinOf(dataAt("2026-07", lives), undefined, county(ended));
    return "faults" in bulletin ? bulletin : bulletin.groups.flatMap(({ units }) => units.map(({ unit }) => unit));
  };
  test("stands in the bulletins of the time there was it, and as long as anything is counted for it", () => {
    expect(named([], local("2026-06-30 09:00"))).toEqual(["U2", "T1"]);
    expect(named([], local("2026-07-02 09:00"))).toEqual(["U1", "U2", "T1"]);
    expect(named([closed("I1")], local("2026-06-30 09:00"))).toContain("U1");
  });
});

describe("the bulletin of a month", () => {
  const explained = given("I4")
    .requested(local("2026-07-09 09:00"), { outcome: "explained", onTime: false })
    .approved(local("2026-07-10 09:00"))
    .rated(local("2026-07-11 09:00"), 3, { outcome: "explained", onTime: false });
  const lives = [
    closed("I1", { kind: "land", source: "visit" }),
    closed("I2", { kind: "energy", level: "city" }, "T1"),
    given("I3", { kind: "land" }).escalated(local("2026-07-08 18:00"), local("2026-08-05 18:00"), { late: true }),
    explained,
    open("I5").refused(local("2026-07-02 09:00")),
    open("I6", { kind: "listing" }),
  ];
  const july = published(dataAt("2026-07", lives));

  test("carried over and new, by outcome, in hand and overdue: each figure opens its list", () => {
    const { overall } = july;
    expect(overall.total.issues).toEqual(["I1", "I2", "I3", "I4", "I5", "I6"]);
    expect(overall.carried.value).toBe(0);
    expect(overall.closed.issues).toEqual(["I1", "I2", "I4"]);
    expect(overall.outcomes.map(({ outcome, figure }) => [outcome, figure.value])).toEqual([
      ["resolved", 2],
      ["explained", 1],
      ["terminated", 0],
      ["withdrawn", 0],
      ["merged", 0],
    ]);
    expect(overall.refused.issues).toEqual(["I5"]);
    expect(overall.inHand.issues).toEqual(["I3", "I6"]);
    expect(overall.overdue.issues).toEqual(["I3"]);
    expect(overall.undispatched.issues).toEqual(["I5", "I6"]);
  });

  test("rates are counted from what was promised for the month", () => {
    expect(figureText(july.rates.closeOut)).toBe("3/4 = 75.00 %");
    expect(figureText(july.rates.onTime)).toBe("2/4 = 50.00 %");
    expect(figureText(july.rates.signedInTime)).toBe("2/4 = 50.00 %");
    expect(figureText(july.rates.satisfaction)).toBe("3/3 = 100.00 %");
    expect(july.rates.closeOut.ofIssues).toEqual(["I1", "I2", "I3", "I4"]);
  });

  test("explained is closed but not solved, and each level has its own resolution rate", () => {
    expect(july.resolution.levels.map(({ level, figure }) => [level, figureText(figure)])).toEqual([
      ["county", "1/5 = 20.00 %"],
      ["city", "1/1 = 100.00 %"],
      ["province", "0/0"],
    ]);
    expect(figureText(july.resolution.all)).toBe("2/6 = 33.33 %");
  });

  test("units stand in their peer group, with what they lead", () => {
    expect(july.groups.map(({ group, units }) => [group, units.map(({ unit, total }) => [unit, total.value])])).toEqual(
      [
        [
          "department",
          [
            ["U1", 3],
            ["U2", 0],
          ],
        ],
        ["town", [["T1", 1]]],
      ],
    );
    expect(july.overdue).toMatchObject([{ issue: "I3", unit: "U1", tier: 1, promiseDueAt: local("2026-07-08 18:00") }]);
  });

  test("what was raised and what the system did late is in it", () => {
    expect(july.escalated.map(({ tier, figure }) => [tier, figure.issues])).toEqual([[1, ["I3"]]]);
    expect(july.late.issues).toEqual(["I3"]);
  });

  test("a figure is found by its address, its denominator too", () => {
    expect(issuesOfFigure(july, "byKind.land.share")).toEqual(["I1", "I3", "I4", "I5"]);
    expect(issuesOfFigure(july, "units.T1.onTime")).toEqual(["I2"]);
    expect(issuesOfFigure(july, "units.U1.closeOut/of")).toEqual(["I1", "I3", "I4"]);
    expect(issuesOfFigure(july, "units.U9.closeOut")).toBeUndefined();
  });

  test("August carries over what July left in hand, and says what changed", () => {
    const later = [...lives, new Life("I7").submitted(local("2026-08-03 09:00"))];
    later.at(-1)?.registered(local("2026-08-03 10:00"), { kind: "energy" });
    const august = published(dataAt("2026-08", later), dataAt("2026-07", lives));
    expect(august.overall.carried.issues).toEqual(july.overall.inHand.issues);
    expect(august.overall.new.issues).toEqual(["I7"]);
    expect(august.identities).toContainEqual({ name: "carriedIsBefore", left: 2, right: 2 });
    const parts = august.byKind.map(({ name, share, before }) => [name, figureText(share), before]);
    expect(parts).toEqual([
      ["land", "1/3 = 33.33 %", 4],
      ["energy", "1/3 = 33.33 %", 1],
      ["listing", "1/3 = 33.33 %", 1],
    ]);
    expect(august.rates.closeOut.of).toBe(0);
  });

  test("closed at the first instant of August is carried over to August and closed there", () => {
    const midnight = [given("I1").requested(local("2026-07-08 18:00")).approved(local("2026-07-09 09:00"))];
    midnight[0]?.rated(local("2026-08-01 00:00"), 5);
    const before = dataAt("2026-07", midnight);
    const { overall } = published(dataAt("2026-08", midnight), before);
    expect([overall.carried.value, overall.closed.value]).toEqual([1, 1]);
    expect(published(before).overall.inHand.value).toBe(1);
  });

  test("signed after its limit is not signed in time", () => {
    const late = given("I1").signed(local("2026-07-02 18:01"));
    expect(figureText(published(dataAt("2026-07", [late])).rates.signedInTime)).toBe("0/1 = 0.00 %");
  });

  test("it is not frozen when the month before does not lead to it, or a unit is in no peer group", () => {
    const wrong = dataAt("2026-07", lives.slice(0, 2));
    expect(bulletinOf(dataAt("2026-08", lives), wrong, COUNTY)).toEqual({ faults: ["carriedIsBefore: 0 ≠ 2"] });
    expect(bulletinOf(dataAt("2026-07", [given("I1", {}, "U9")]), undefined, COUNTY)).toEqual({
      faults: ["byUnit: 0 ≠ 1"],
    });
  });

  test("the same data set gives the same bulletin, in whatever order the issues were read", () => {
    expect(published(dataAt("2026-07", lives.toReversed()))).toEqual(july);
  });

  test("the mail says it in words", () => {
    const { subject, text } = bulletinSummary(july, "zh-CN", "https://example.test/b");
    expect(subject).toBe("示例县2026年7月企业问题销号情况通报");
    expect(text).toContain("〔2026〕1号");
    expect(text).toContain("办结率 3/4 = 75.00 %");
  });
});

describe("the figures of the programme", () => {
  const solved = (from: number, amount: number, about: Register) =>
    Array.from({ length: amount }, (_, index) => closed(`I${from + index}`, about));
  const all = [
    ...solved(1000, 148, { level: "county" }),
    given("I2000", { level: "county" }),
    given("I2001", { level: "county" }),
    given("I2002", { level: "county" }),
    ...Array.from({ length: 6 }, (_, index) => given(`I300${index}`, { level: index < 4 ? "city" : "province" })),
  ];

  test("148 of 151 and 148 of 157 are printed with both numbers", () => {
    const { resolution, overall } = published(dataAt("until-2026-09-08", all));
    expect(overall.total.value).toBe(157);
    expect(resolution.levels.map(({ figure }) => figureText(figure))).toEqual([
      "148/151 = 98.01 %",
      "0/4 = 0.00 %",
      "0/2 = 0.00 %",
    ]);
    expect(figureText(resolution.all)).toBe("148/157 = 94.27 %");
  });

  test("with one closure fewer the rates change", () => {
    const fewer = [given("I1000", { level: "county" }), ...all.slice(1)];
    const { resolution } = published(dataAt("until-2026-09-08", fewer));
    expect(figureText(resolution.all)).toBe("147/157 = 93.63 %");
    expect(resolution.levels.map(({ figure }) => figureText(figure))[0]).toBe("147/151 = 97.35 %");
  });

  test("nothing is divided by nothing", () => {
    expect(percentOf(0, 0)).toBeUndefined();
    expect(figureText({ value: 0, of: 0 })).toBe("0/0");
    expect(figureText({ value: 7 })).toBe("7");
  });
});
