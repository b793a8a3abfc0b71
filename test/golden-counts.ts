import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const FILE = join(import.meta.dirname, "../docs/golden-counts.json");

/**
 * Holds the number of cases an exhaustive test went through to what is written down, so that none is lost unnoticed.
 * With HUIYIN_PIN=1 (and one test file at a time) the numbers are written down anew.
 */
export function expectCounted(test: string, counts: Readonly<Record<string, number>>): void {
  const golden = JSON.parse(readFileSync(FILE, "utf8"));
  if (process.env["HUIYIN_PIN"] === "1") {
    golden.cases = { ...golden.cases, [test]: counts };
    writeFileSync(FILE, `${JSON.stringify(golden, undefined, 2)}\n`);
  }
  expect(counts).toEqual(golden.cases?.[test]);
}
