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

describe("a pack is refused for all that is wrong with it:", () => {
  it("its name, its people, its ladders, its limits and what nobody could dispatch", () => {
    const faults = checkPack(
      {
        ...henan,
        id: "河南",
        chain: { ...henan.chain, C: ["head"] },
        solveTopLadder: [],
        reopenWindow: { unit: "date", date: "2026-12-01" },
        limitMax: { unit: "calendarDay", amount: 1 },
      },
      county,
    );
    const said = faults.map(({ en }) => en).join("\n");
    for (const sentence of [
      "the id 河南",
      "class C: nobody outside the unit",
      "top tier): its ladder needs exactly one rung at due",
      "the window to reopen: a rule cannot have a date",
      "the limit of class C is longer",
    ])
      expect(said).toContain(sentence);
    for (const one of faults) expect(one["zh-CN"]).toMatch(/\p{Script=Han}/u);
  });
});

describe("a pack is refused", () => {
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
