import { describe, expect, it } from "vitest";
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
