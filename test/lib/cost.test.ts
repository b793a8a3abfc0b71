import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "cost.md"), "utf8");
const prices: Record<string, unknown> = JSON.parse(readFileSync(join(root, "bench", "prices.json"), "utf8"));

describe("the page of costs", () => {
  it("says of which day its prices are, and of each price where it was seen", () => {
    expect(page).toContain(`Prices as of ${String(prices["asOf"])}`);
    for (const [name, value] of Object.entries(prices))
      if (typeof value === "number") expect(page).toMatch(new RegExp(`\\| ${name} \\| ${String(value)} \\| \\S`));
  });

  it("has the figures of the bench (node bench/cost-page.ts makes it anew)", () => {
    const figures = readFileSync(join(root, "docs", "performance.jsonl"), "utf8")
      .trim()
      .split("\n");
    const all = figures
      .map((line): { name: string; value: number } => JSON.parse(line))
      .filter(({ name }) => name.endsWith(": all four for 1,000 issues"));
    const row = page.split("\n").find((line) => line.startsWith("| all four |"));
    expect(row).toBe(`| all four | ${all.map(({ value }) => value.toFixed(value < 1 ? 3 : 2)).join(" | ")} |`);
  });
});
