import { describe, expect, test } from "vitest";
import type { Pack } from "../../../contract/pack.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { checkDispatchable, checkLimits } from "../../../domain/settings/limit-check.ts";
import { checkNumbers } from "../../../domain/settings/pack-numbers.ts";
import { checkSeats } from "../../../domain/settings/pack-seats.ts";
import { calendar, directory } from "../issue/county.ts";

const county = { calendar, directory, at: "2026-11-23T01:00:00.000Z" };
const [henan] = SHIPPED;
if (henan === undefined) throw new Error("no pack shipped");
const week = { unit: "calendarDay", amount: 7 } as const;
const date = { unit: "date", date: "2026-12-01" } as const;
const withTier1 = (change: Partial<Pack["tiers"][number]>): Pick<Pack, "tiers"> => ({
  tiers: henan.tiers.map((tier, at) => (at === 1 ? { ...tier, ...change } : tier)),
});
const withDuty = (kind: keyof Pack["duties"], change: object): Pick<Pack, "duties"> => ({
  duties: { ...henan.duties, [kind]: { ...henan.duties[kind], ...change } },
});

type Case = [string, Partial<Pack>, [string, string][]];
const said = (sentences: [string, string][]) => sentences.map(([zh, en]) => ({ "zh-CN": zh, en }));

describe("a pack is told in both languages which seats cannot do what it asks of them:", () => {
  test.each<Case>([
    [
      "no tier above the unit",
      { tiers: henan.tiers.slice(0, 1) },
      [["承办单位之上至少要有一级", "there has to be a tier above the unit"]],
    ],
    [
      "a lowest tier that is not the unit's",
      { tiers: henan.tiers.map((tier, at) => (at === 0 ? { ...tier, seat: "handler" } : tier)) },
      [["第 0 级须是承办单位负责人", "tier 0 is held by the unit's head"]],
    ],
    [
      "a tier without time to coordinate",
      withTier1({ coordinate: undefined }),
      [["第 1 级没有协调时限", "tier 1 has no time limit to coordinate"]],
    ],
    [
      "a tier of somebody who does not lead",
      withTier1({ seat: "auditor" }),
      [["第 1 级：督查不能主持一级", "tier 1: auditor cannot hold a tier"]],
    ],
    [
      "a seat with two tiers",
      withTier1({ seat: "tier2" }),
      [["第 2 级：总调度会已主持另一级", "tier 2: dispatch meeting holds another tier already"]],
    ],
    [
      "a chain of one step",
      { chain: { ...henan.chain, C: ["office"] } },
      [["C 类审核链：只有一步，等于一人说了算", "review chain of class C: one step is one person's word"]],
    ],
    [
      "a chain inside the unit",
      { chain: { ...henan.chain, C: ["head"] } },
      [
        ["C 类审核链：只有一步，等于一人说了算", "review chain of class C: one step is one person's word"],
        ["C 类审核链：没有承办单位以外的人", "review chain of class C: nobody outside the unit is in it"],
      ],
    ],
    [
      "a chain that asks a seat twice",
      { chain: { ...henan.chain, B: ["head", "office", "office"] } },
      [["B 类审核链：同一岗位不能审两步", "review chain of class B: one seat cannot decide two steps"]],
    ],
    [
      "a chain that asks the enterprise",
      { chain: { ...henan.chain, A: ["head", "ent"] } },
      [["A 类审核链：企业不能审核", "review chain of class A: enterprise cannot review"]],
    ],
    [
      "requests decided by an auditor",
      { extensionSeat: "auditor", suspensionSeats: ["office", "ent"] },
      [
        ["督查不能审批申请", "auditor cannot decide on requests"],
        ["企业不能审批申请", "enterprise cannot decide on requests"],
      ],
    ],
    ["a county with two tiers", { tiers: henan.tiers.slice(0, 2) }, []],
  ])("%s", (_, change, sentences) => {
    expect(checkSeats({ ...henan, ...change })).toEqual(said(sentences));
  });
});

describe("a pack is told in both languages where its limits are dates:", () => {
  test.each<Case>([
    [
      "dates as limits",
      { ...withDuty("sign", { limit: date }), limitMax: date, minRemaining: date, reopenWindow: date },
      [
        ["签收：规则里的时限不能是固定日期", "sign for it: a rule cannot have a date as its limit"],
        [
          "恢复计时后最少：规则里的时限不能是固定日期",
          "the least time after a hold: a rule cannot have a date as its limit",
        ],
        ["最长时限：规则里的时限不能是固定日期", "the longest limit: a rule cannot have a date as its limit"],
        ["重新办理窗口：规则里的时限不能是固定日期", "the window to reopen: a rule cannot have a date as its limit"],
      ],
    ],
    [
      "dates as limits of a tier",
      withTier1({ solve: date, coordinate: date }),
      [
        ["第 1 级办结：规则里的时限不能是固定日期", "solving at tier 1: a rule cannot have a date as its limit"],
        ["第 1 级协调：规则里的时限不能是固定日期", "coordinating at tier 1: a rule cannot have a date as its limit"],
      ],
    ],
    [
      "dates as limits of the unit",
      { tiers: henan.tiers.map((tier, at) => (at === 0 ? { ...tier, solve: { A: week, B: date, C: week } } : tier)) },
      [["第 0 级办结：规则里的时限不能是固定日期", "solving at tier 0: a rule cannot have a date as its limit"]],
    ],
    ["no date at all", {}, []],
  ])("%s", (_, change, sentences) => {
    expect([...checkLimits({ ...henan, ...change })]).toEqual(said(sentences));
  });
});

describe("a pack whose classes have limits that nobody may give is told from which day, for one:", () => {
  const withUnit = (solve: Pack["tiers"][number]["solve"]): Pick<Pack, "tiers"> => ({
    tiers: henan.tiers.map((tier, at) => (at === 0 ? { ...tier, solve } : tier)),
  });
  test.each<Case>([
    [
      "a longest limit that is too short",
      { limitMax: { unit: "calendarDay", amount: 20 } },
      [
        [
          "A 类的办结时限长于最长时限（例如从 2026-11-23 起），无法分办",
          "the limit of class A is longer than the longest limit (from 2026-11-23 for one): nobody could dispatch",
        ],
        [
          "B 类的办结时限长于最长时限（例如从 2026-11-23 起），无法分办",
          "the limit of class B is longer than the longest limit (from 2026-11-23 for one): nobody could dispatch",
        ],
      ],
    ],
    [
      "one limit for all classes",
      { ...withUnit({ unit: "calendarDay", amount: 8 }), limitMax: week },
      (["A", "B", "C"] as const).map((cls) => [
        `${cls} 类的办结时限长于最长时限（例如从 2026-11-23 起），无法分办`,
        `the limit of class ${cls} is longer than the longest limit (from 2026-11-23 for one): nobody could dispatch`,
      ]),
    ],
    ["the longest there is", { ...withUnit(week), limitMax: week }, []],
    ["a date, which is another fault", { ...withUnit(date), limitMax: week }, []],
    ["a date for the longest, which is another fault", { limitMax: date }, []],
  ])("%s", (_, change, sentences) => {
    expect([...checkDispatchable({ ...henan, ...change }, county)]).toEqual(said(sentences));
  });

  test("five days of work in a week, which is longer only before a holiday", () => {
    const pack = { ...henan, ...withUnit({ A: week, B: week, C: { unit: "workingDay", amount: 5 } }), limitMax: week };
    const [fault, ...others] = checkDispatchable(pack, { ...county, at: "2026-09-01T01:00:00.000Z" });
    expect(fault?.en).toContain("class C is longer than the longest limit (from 2026-09-21 for one)");
    expect(others).toEqual([]);
  });
});

describe("a pack is told in both languages which of its names and numbers cannot be:", () => {
  test.each<Case>([
    [
      "a grace too short",
      { firingGraceSeconds: 12 },
      [
        [
          "到点宽限须多于 12 秒，否则按时的申请会被提级抢先",
          "the firing grace has to be more than 12 seconds, or what came in time is overtaken",
        ],
      ],
    ],
    ["no dispatch at all", { maxDispatches: 0 }, [["至少要能分办一次", "an issue has to be dispatched at least once"]]],
    ["a negative count of returns", { maxReturns: -1 }, [["次数和天数不能是负数", "no count may be negative"]]],
    ["a negative count of moves", { maxTierMoves: -1 }, [["次数和天数不能是负数", "no count may be negative"]]],
    ["a negative count of extensions", { maxExtensions: -1 }, [["次数和天数不能是负数", "no count may be negative"]]],
    ["a negative count of reworks", { maxReworks: -1 }, [["次数和天数不能是负数", "no count may be negative"]]],
    ["a negative count of reopenings", { maxReopens: -1 }, [["次数和天数不能是负数", "no count may be negative"]]],
    ["a negative cap", { suspensionCap: -1 }, [["次数和天数不能是负数", "no count may be negative"]]],
    ["a negative split", { suspensionSplit: -1 }, [["次数和天数不能是负数", "no count may be negative"]]],
    ["no call-back", { callBackAttempts: 0 }, [["至少要回访一次", "at least one call-back has to be tried"]]],
    [
      "a name with other letters",
      { id: "A-1" },
      [["政策包代号 A-1 只能用小写字母、数字和连字符", "the id A-1 may have small letters, digits and hyphens only"]],
    ],
    [
      "a name that is too long",
      { id: "a".repeat(41) },
      [
        [
          "政策包代号 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 只能用小写字母、数字和连字符",
          "the id aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa may have small letters, digits and hyphens only",
        ],
      ],
    ],
    ["a version with other signs", { version: "1?" }, [["版本号 1? 不合规", "1? is no version"]]],
    ["a version that begins with one", { version: "?1" }, [["版本号 ?1 不合规", "?1 is no version"]]],
    [
      "the least of everything",
      {
        id: "a",
        version: "1.0-B",
        firingGraceSeconds: 13,
        maxDispatches: 1,
        callBackAttempts: 1,
        maxReturns: 0,
        maxExtensions: 0,
      },
      [],
    ],
  ])("%s", (_, change, sentences) => {
    expect(checkNumbers({ ...henan, ...change })).toEqual(said(sentences));
  });
});
