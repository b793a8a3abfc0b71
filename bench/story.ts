import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CountyFile } from "../contract/county.ts";
import { playFirstAct, playSecondAct } from "../local/story/play.ts";
import { type Bench, type Figure, rounded } from "./figures.ts";
import { REFERENCE } from "./lives.ts";
import { rig } from "./system.ts";
import { memoryOf } from "./tree.ts";

/** The story of the demo county, the programme and the second act: how long it takes, and the memory of all processes afterwards. */
export const story: Bench = async ({ tiny, say }) => {
  await using run = await rig(tiny ? "2026-11-23T09:00" : "2026-07-01T08:00");
  const { system, client } = run;
  const before = memoryOf(system.process.pid ?? 0);
  const started = performance.now();
  const since = (): number => (performance.now() - started) / 1000;
  let first = 0;
  if (tiny) {
    const life = { receipt: "", code: "", assignment: undefined };
    await REFERENCE[0]?.give(client, life);
  } else {
    const file = readFileSync(join(import.meta.dirname, "../local/county/pingshan.json"), "utf8");
    const county = CountyFile.parse(JSON.parse(file));
    const stage = { client, calendar: county.calendar };
    const progress = (done: number, of: number): void => say(`story: ${done}/${of}`);
    await playFirstAct(stage, county.directory, progress);
    first = since();
    await playSecondAct(stage, county.directory, progress);
  }
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
    one("the story: 157 issues, two months", tiny ? since() : first, "s"),
    one("the story: both acts, 180 issues, four months", since(), "s", { most: 240 }),
  ];
};
