import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { templatesOf } from "./stage.ts";

const { watch } = templatesOf("aws-cn");
const text = readFileSync(join(import.meta.dirname, "..", "..", "docs", "runbook.md"), "utf8");
const rows = [...text.matchAll(/^\| `([\w-]+)` \|(.+)\|$/gm)].map(([, alarm = "", cells = ""]) => ({
  alarm,
  cells: cells.split("|").map((cell) => cell.trim()),
}));
const alarms = Object.values(watch.findResources("AWS::CloudWatch::Alarm")).map(({ Properties }) => ({
  name: String(Properties?.AlarmName).replace(/^huiyin-/, ""),
  text: String(Properties?.AlarmDescription),
}));

describe("the runbook", () => {
  it("has an entry for each alarm and for the budget, and for nothing else", () => {
    expect(rows.map(({ alarm }) => alarm).sort()).toEqual([...alarms.map(({ name }) => name), "Budget"].sort());
  });

  it.each(rows)("$alarm: who is hurt, what to look at, what to do, how to know it is over", ({ cells }) => {
    expect(cells).toHaveLength(4);
    for (const cell of cells) expect(cell.length).toBeGreaterThan(3);
  });

  it.each(alarms)("is named by the mail of $name", ({ name, text: mail }) => {
    expect(mail).toContain(`docs/runbook.md「${name}」`);
    expect(mail.length).toBeLessThanOrEqual(1024);
  });

  it("names no command that is not there", () => {
    const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8"));
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});
