import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const text = readFileSync(join(root, "docs", "threat-model.md"), "utf8");
const rows = text
  .split("\n")
  .filter((line) => /^\| (?!-|risk|threat)/.test(line))
  .map((line) => ({
    row: line.split("|")[1]?.trim() ?? "",
    tests: [...line.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1] ?? ""),
  }));

describe("the threat model", () => {
  it("has each of OWASP's ten risks of 2023, once and in order", () => {
    const risks = rows.map(({ row }) => /^API(\d+) /.exec(row)?.[1]).filter((number) => number !== undefined);
    expect(risks).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
  });

  it.each(rows)("$row: is covered by tests that are there", ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const file of tests) {
      expect(existsSync(join(root, file)), file).toBe(true);
      expect(readFileSync(join(root, file), "utf8"), file).toMatch(/\b(it|test)(\.each\b|\()/);
    }
  });
});
