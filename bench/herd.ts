import { setTimeout as pause } from "node:timers/promises";
import { type Bench, rounded } from "./figures.ts";
import { firedRungs } from "./fired.ts";
import { open } from "./opening.ts";
import { quiet, rig } from "./system.ts";

/** Close of business of the day after: all issues handed in on the Monday are to be sorted out by then. */
const DUE = "2026-11-24T18:00:00";
const GRACE_SECONDS = 15;

/** Issues handed in as fast as they go, and all of them due at one instant, by real time. */
export const herd: Bench = async ({ tiny, say }) => {
  const issues = tiny ? 20 : 500;
  await using run = await rig("2026-11-23T09:00");
  const { client, system, data } = run;
  await open(client, tiny ? 4 : 40, { hands: 4 }); // functions are loaded, code is warm
  say(`herd: ${issues} issues handed in, four at a time`);
  const seconds = await open(client, issues, { hands: 4 });
  await quiet(system.url);
  say("herd: all due at one instant");
  await client.moveTo(`${DUE.slice(0, -2)}10`);
  await pause((GRACE_SECONDS - 10) * 1000 + 1000);
  await quiet(system.url);
  await system.stop();
  const rungs = await firedRungs(data);
  const last = Math.max(...rungs.map((rung) => rung.lag)) / 1000;
  const early = rungs.filter((rung) => rung.early).length;
  const one = (name: string, value: number, unit: string, budget = {}) => ({
    bench: "herd",
    name,
    value: rounded(value),
    unit,
    ...budget,
  });
  return [
    one("issues opened per second, four hands, whole path", issues / seconds, "1/s"),
    one("issues due at one instant", rungs.length, ""),
    one("herd: until the last had fired", last, "s"),
    one("herd: rungs per second", rungs.length / last, "1/s"),
    one("herd: fired before their time", early, "", { most: 0 }),
  ];
};
