import { describe, expect, it } from "vitest";
import type { Pack } from "../../../contract/pack.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { checkPack } from "../../../domain/settings/pack-check.ts";
import { calendar, directory } from "../issue/county.ts";

const county = { calendar, directory, at: "2026-11-23T01:00:00.000Z" };
const [henan] = SHIPPED;
if (henan === undefined) throw new Error("no pack shipped");

describe("the packs that are shipped", () => {
  it.each(SHIPPED.map((pack) => [`${pack.id}@${pack.version}`, pack] as const))("%s may be published", (_, pack) => {
    expect(checkPack(pack, county)).toEqual([]);
  });
  it("say in both languages what they have no words for", () => {
    const said = SHIPPED.flatMap(({ notYet = [] }) => notYet);
    expect(said.length).toBeGreaterThan(8);
    for (const { zh, en } of said) expect([zh, en].every((text) => text.length > 10)).toBe(true);
  });
  it.each(SHIPPED.map((pack) => [`${pack.id}@${pack.version}`, pack] as const))(
    "%s says so if it leaves out city and province",
    (_, { tiers, notYet = [] }) => {
      const ends = !tiers.some(({ seat }) => seat === "tier3" || seat === "tier4");
      expect(notYet.some(({ zh, en }) => zh.startsWith("市、省两级") && en.startsWith("City and province"))).toBe(ends);
    },
  );
  it("have names of their own", () => {
    expect(new Set(SHIPPED.map(({ id, version }) => `${id}@${version}`)).size).toBe(SHIPPED.length);
  });
});

const weekly = { at: "repeat", offset: { unit: "calendarDay", amount: 7 }, effect: "remind" } as const;
const remindAtDue = { at: "due", effect: "remind" } as const;
const withTier1 = (change: object): Pick<Pack, "tiers"> => ({
  tiers: henan.tiers.map((tier, at) => (at === 1 ? { ...tier, ...change } : tier)),
});
const withDuty = (kind: "triage" | "rate" | "reviewCloseOut" | "sign", change: object): Pick<Pack, "duties"> => ({
  duties: { ...henan.duties, [kind]: { ...henan.duties[kind], ...change } },
});

describe("a pack is refused", () => {
  it.each<[string, Partial<Pack>, string]>([
    ["without a tier above the unit", { tiers: henan.tiers.slice(0, 1) }, "there has to be a tier above the unit"],
    ["with a tier that has no time to coordinate", withTier1({ coordinate: undefined }), "tier 1 has no time limit"],
    [
      "with a tier held by somebody who does not lead",
      withTier1({ seat: "auditor" }),
      "tier 1: auditor cannot hold a tier",
    ],
    ["with a seat that holds two tiers", withTier1({ seat: "tier2" }), "tier 2: "],
    [
      "with a chain of one step",
      { chain: { ...henan.chain, C: ["office"] } },
      "class C: one step is one person's word",
    ],
    ["with a chain inside the unit", { chain: { ...henan.chain, C: ["head"] } }, "class C: nobody outside the unit"],
    [
      "with a chain that asks a seat twice",
      { chain: { ...henan.chain, B: ["head", "office", "office"] } },
      "class B: one seat",
    ],
    [
      "with a chain that asks the enterprise",
      { chain: { ...henan.chain, A: ["head", "ent"] } },
      "class A: enterprise cannot review",
    ],
    [
      "whose top tier is never reminded again",
      { solveTopLadder: [remindAtDue] },
      "top tier): it has to repeat without end",
    ],
    ["whose top tier has no ladder", { solveTopLadder: [] }, "top tier): its ladder needs exactly one rung at due"],
    ["whose ladder does not climb", { solveLadder: [remindAtDue] }, "remind cannot be what happens at due"],
    [
      "whose top ladder climbs",
      { solveTopLadder: [{ at: "due", effect: "escalate" }, weekly] },
      "escalate cannot be what happens",
    ],
    ["whose office is not reminded", withDuty("triage", { ladder: [remindAtDue] }), "it has to repeat without end"],
    [
      "whose rating never lapses",
      withDuty("rate", { ladder: [remindAtDue, weekly] }),
      "remind cannot be what happens at due",
    ],
    [
      "that raises before it is due what is no raise",
      withDuty("sign", { ladder: [{ ...weekly, at: "before", effect: "escalate" }, remindAtDue] }),
      "escalate can only happen at due",
    ],
    [
      "whose repeats hide others",
      withDuty("reviewCloseOut", { ladder: [remindAtDue, weekly, weekly] }),
      "is never reached",
    ],
    [
      "written in the wrong order",
      withDuty("sign", { ladder: [weekly, remindAtDue] }),
      "a ladder is written before, due",
    ],
    [
      "whose class limit is longer than the longest",
      { limitMax: { unit: "calendarDay", amount: 20 } },
      "the limit of class A is longer",
    ],
    [
      "with a date as a limit",
      withDuty("sign", { limit: { unit: "date", date: "2026-12-01" } }),
      "a rule cannot have a date",
    ],
    ["decided by an auditor", { extensionSeat: "auditor" }, "auditor cannot decide on requests"],
    ["that overtakes what came in time", { firingGraceSeconds: 10 }, "more than 12 seconds"],
    ["that can never be dispatched", { maxDispatches: 0 }, "at least once"],
    ["with a negative count", { maxReturns: -1 }, "no count may be negative"],
    ["with no call-back", { callBackAttempts: 0 }, "at least one call-back"],
    ["with a name nobody can write down", { id: "河南 13710" }, "the id 河南 13710"],
  ])("%s", (_, change, sentence) => {
    const faults = checkPack({ ...henan, ...change }, county);
    expect(faults.map(({ en }) => en).join("\n")).toContain(sentence);
    for (const one of faults) expect(one["zh-CN"]).toMatch(/\p{Script=Han}/u);
  });

  it("whose chain one person of the county would decide alone", () => {
    const from = "2025-12-31T16:00:00.000Z";
    const alone = {
      ...directory,
      holdings: [
        ...directory.holdings.filter(({ seat }) => seat !== "office" && seat !== "officeHead"),
        { seat: "office", person: "office", from },
        { seat: "officeHead", person: "office", from },
      ],
    };
    const pack = {
      ...henan,
      chain: { ...henan.chain, C: ["head" as const, "office" as const, "officeHead" as const] },
    };
    const faults = checkPack(pack, { ...county, directory: alone });
    expect(faults.map(({ en }) => en)).toEqual([
      "review chain of class C: one person alone holds office of the leading group and head of the office, and each step needs another",
    ]);
    expect(checkPack(pack, county)).toEqual([]);
  });

  const from = "2025-12-31T16:00:00.000Z";
  const held = (one: string, ...seats: readonly string[]) => ({
    ...directory,
    holdings: [
      ...directory.holdings.filter(({ seat }) => !seats.includes(seat)),
      ...seats.map((seat) => ({ seat, person: one, from })),
    ],
  });
  const city = SHIPPED.find(({ tiers }) => tiers.length === 5) ?? henan;
  it.each<[string, Pack, ReturnType<typeof held>, string]>([
    [
      "where two of many seats of a chain have one person",
      { ...henan, chain: { ...henan.chain, A: ["head", "office", "officeHead", "tier2"] } },
      held("office", "officeHead", "tier2"),
      "review chain of class A: one person alone holds head of the office and dispatch meeting, and each step needs another",
    ],
    [
      "where city and county are one person: what is raised would stay with him",
      city,
      held("tier2", "tier2", "tier3"),
      "tiers 2 and 3: one person alone holds dispatch meeting and leading group of the city: what is raised would stay with him",
    ],
    [
      "where city and province are",
      city,
      held("tier2", "tier3", "tier4"),
      "tiers 3 and 4: one person alone holds leading group of the city and leading group of the province: what is raised would stay with him",
    ],
    [
      "where a unit's issue would find nobody at a step",
      { ...henan, chain: { A: henan.chain.C, B: henan.chain.C, C: henan.chain.C } },
      {
        ...directory,
        units: directory.units.slice(0, 1),
        holdings: ["head:U1", "office"].map((seat) => ({ seat, person: "head", from })),
      },
      "review chain of class C: an issue of 自然资源局 comes to step 2 (office of the leading group) and finds nobody: head took part in it, and nobody else is left to fall back on",
    ],
  ])("%s", (_, pack, world, sentence) => {
    expect(checkPack(pack, { ...county, directory: world }).map(({ en }) => en)).toContain(sentence);
    expect(checkPack(pack, county)).toEqual([]);
  });
});
