import { describe, expect, test } from "vitest";
import { belongsTo } from "../../../domain/second-opinion/duty-book.ts";
import { directory, standIn } from "../issue/county.ts";
import { at } from "../issue/history.ts";

const now = at("11-24 09:00");
const u1 = new Set(["U1"]);
const since = "2025-12-31T16:00:00.000Z";

describe("a person belongs to the unit in charge", () => {
  test.each([
    ["its handler", ["handler"], true],
    ["its head", ["head"], true],
    ["the head of another unit", ["head2"], false],
    ["the office", ["office"], false],
    ["the leader of the enterprise", ["tier1"], false],
    ["nobody", [], false],
    ["the office for the head", ["office", "head"], true],
  ])("as %s", (_, persons, belongs) => {
    expect(belongsTo(u1, persons, now, directory)).toBe(belongs);
  });

  test("by a substitution, and by one more behind it, but no further", () => {
    const chain = (...pairs: [string, string][]) => ({
      ...directory,
      substitutions: pairs.map(([person, substitute]) => standIn(person, substitute)),
    });
    expect(belongsTo(u1, ["office"], now, chain(["head", "office"]))).toBe(true);
    expect(belongsTo(u1, ["clerk"], now, chain(["head", "office"], ["office", "clerk"]))).toBe(true);
    expect(belongsTo(u1, ["tier2"], now, chain(["head", "office"], ["office", "clerk"], ["clerk", "tier2"]))).toBe(
      false,
    );
    expect(belongsTo(u1, ["head2"], now, chain(["head2", "head"]))).toBe(false);
  });

  test("only while the substitution lasts", () => {
    const until = (from: string, end?: string) =>
      belongsTo(u1, ["office"], now, { ...directory, substitutions: [standIn("head", "office", from, end)] });
    expect(until(now)).toBe(true);
    expect(until(at("11-24 09:00:01"))).toBe(false);
    expect(until(since, now)).toBe(false);
    expect(until(since, at("11-24 09:00:01"))).toBe(true);
  });

  test("only while the seat is held", () => {
    const held = (from: string, until?: string) =>
      belongsTo(u1, ["x"], now, {
        holdings: [{ seat: "head:U1", person: "x", from, ...(until !== undefined && { until }) }],
        substitutions: [],
      });
    expect([held(now), held(at("11-24 09:00:01"))]).toEqual([true, false]);
    expect([held(since, now), held(since, at("11-24 09:00:01"))]).toEqual([false, true]);
  });
});
