import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CountyFile } from "../contract/county.ts";
import { play } from "../local/story/play.ts";
import { type Bench, type Figure, rounded } from "./figures.ts";
import { REFERENCE } from "./lives.ts";
import { rig } from "./system.ts";
import { memoryOf } from "./tree.ts";

/** The programme of the demo county, two months and 157 issues: how long it takes, and the memory of all processes afterwards. */
export const story: Bench = async ({ tiny, say }) => {
  await using run = await rig(tiny ? "2026-11-23T09:00" : "2026-07-01T08:00");
  const { system, client } = run;
  const before = memoryOf(system.process.pid ?? 0);
  const started = performance.now();
  if (tiny) {
    const life = { receipt: "", code: "", assignment: undefined };
    await REFERENCE[0]?.give(client, life);
  } else {
    const file = readFileSync(join(import.meta.dirname, "../local/county/pingshan.json"), "utf8");
    const county = CountyFile.parse(JSON.parse(file));
    await play(system.url, { ...county.directory, calendar: county.calendar }, (done, of) =>
      say(`story: ${done}/${of}`),
    );
  }
  const seconds = (performance.now() - started) / 1000;
  const one = (name: string, value: number, unit: string, budget: Partial<Figure> = {}): Figure => ({
    bench: "story",
    name,
    value: rounded(value),
    unit,
    ...budget,
  });
  return [
    one("memory of the process tree after the start", before, "MB"),
    one("memory of the process tree after the story", memoryOf(system.process.pid ?? 0), "MB", { most: 350 }),
    one("the story: 157 issues, two months", seconds, "s", { most: 240 }),
  ];
};
