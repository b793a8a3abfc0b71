import { describe, expect, test } from "vitest";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { checkStaffing } from "../../../domain/settings/staffing-check.ts";
import { directory } from "../issue/county.ts";

const county = { directory, at: "2026-11-23T01:00:00.000Z" };
const [henan] = SHIPPED;
if (henan === undefined) throw new Error("no pack shipped");

describe("a review that one person of the county would decide alone", () => {
  const held = (...holders: [seat: "office" | "officeHead" | "tier2", person: string][]) => ({
    ...directory,
    holdings: [
      ...directory.holdings.filter(({ seat }) => !["office", "officeHead", "tier2"].includes(seat)),
      ...holders.map(([seat, person]) => ({ seat, person, from: "2025-12-31T16:00:00.000Z" })),
    ],
  });
  const asked = (directory: typeof county.directory, ...seats: ("office" | "officeHead" | "tier2" | "tier1")[]) =>
    [
      ...checkStaffing(
        { ...henan, chain: { ...henan.chain, C: ["head", ...seats], B: henan.chain.C, A: henan.chain.C } },
        directory,
        county.at,
      ),
    ].filter((fault) => fault.en.includes("one person alone"));

  test.each([
    ["office", "officeHead", "领导小组办公室、办公室主任"],
    ["office", "tier2", "领导小组办公室、总调度会"],
    ["officeHead", "tier2", "办公室主任、总调度会"],
  ] as const)("because %s and %s are the same is a fault", (one, other, named) => {
    const [fault, ...others] = asked(held([one, "a"], [other, "a"]), one, other);
    expect(fault?.["zh-CN"]).toBe(`C 类审核链：${named}只有一人，而每步须另有其人`);
    expect(others).toEqual([]);
  });

  test("is told in English too", () => {
    const [fault] = asked(held(["office", "a"], ["tier2", "a"]), "office", "tier2");
    expect(fault?.en).toBe(
      "review chain of class C: one person alone holds office of the leading group and dispatch meeting, and each step needs another",
    );
  });

  test("is none while two persons hold the two seats between them, or nobody holds one yet", () => {
    expect(asked(held(["office", "a"], ["officeHead", "a"], ["officeHead", "b"]), "office", "officeHead")).toEqual([]);
    expect(asked(held(["office", "a"], ["officeHead", "b"]), "office", "officeHead")).toEqual([]);
    expect(asked(held(["office", "a"]), "office", "officeHead")).toEqual([]);
  });

  test("is none if the other step is of a seat that each enterprise has of its own", () => {
    expect(asked(held(["office", "a"]), "office", "tier1")).toEqual([]);
  });
});
