import { setTimeout as pause } from "node:timers/promises";
import { type Bench, rounded } from "./figures.ts";
import { firedRungs } from "./fired.ts";
import { open } from "./opening.ts";
import { quiet, rig } from "./system.ts";
import { type Taken, takenBy } from "./tree.ts";

/** Close of business of the day after: all issues handed in on the Monday are to be sorted out by then. */
const DUE = "2026-11-24T18:00:00";
const EVE = "2026-11-24T17:55:00";
const GRACE_SECONDS = 15;

/** Issues handed in as fast as they go, and all of them due at one instant, by real time. HUIYIN_HERD: how many, 500 without it. */
export const herd: Bench = async ({ tiny, say }) => {
  const issues = tiny ? 20 : Number(process.env["HUIYIN_HERD"] ?? 500);
  await using run = await rig("2026-11-23T09:00");
  const { client, system, data } = run;
  const warming = tiny ? 4 : 40;
  const all = issues + warming;
  await open(client, warming, { hands: 4 }); // functions are loaded, code is warm
  say(`herd: ${issues} issues handed in, four at a time`);
  const pid = system.process.pid ?? 0;
  const atFirst = takenBy(pid);
  const seconds = await open(client, issues, { hands: 4 });
  await quiet(system.url);
  const opened = takenBy(pid);
  say("herd: all due at one instant");
  await client.moveTo(EVE); // the mails of the day before are out: what is measured from here on are the rungs
  const moved = takenBy(pid);
  await client.moveTo(`${DUE.slice(0, -2)}10`);
  await pause((GRACE_SECONDS - 10) * 1000 + 1000);
  await patient(() => quiet(system.url));
  const fired = takenBy(pid);
  await system.stop();
  const rungs = await firedRungs(data);
  const last = Math.max(...rungs.map((rung) => rung.lag)) / 1000;
  const each = [...Map.groupBy(rungs, ({ issue }) => issue).values()];
  const once = each.filter((fired) => fired.length === 1).length;
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
    one("herd: until the last had fired", last, "s", issues >= 10_000 ? { most: 60 } : {}),
    one("herd: rungs per second", rungs.length / last, "1/s"),
    one("herd: fired before their time", early, "", { most: 0 }),
    one("herd: issues that fired not at all, or more than once", all - once, "", { most: 0 }),
    one("processor time of 1,000 issues opened, all processes", total(atFirst, opened) / issues, "s"),
    one("processor time of a rung, all processes", total(moved, fired) / rungs.length, "ms"),
    one("… of it the database engine", (fired.below - moved.below) / rungs.length, "ms"),
    one("… of it functions and collecting garbage", (fired.threads - moved.threads) / rungs.length, "ms"),
    one("… of it the host: state machines, streams, log", (fired.main - moved.main) / rungs.length, "ms"),
  ];
};

/** Milliseconds between two looks. */
function total(before: Taken, after: Taken): number {
  return after.main + after.threads + after.below - before.main - before.threads - before.below;
}

/** A large herd takes longer than one move of the clock waits. */
async function patient(rest: () => Promise<void>): Promise<void> {
  for (let tries = 20; ; tries--) {
    try {
      return await rest();
    } catch (error) {
      if (tries === 0) throw error;
    }
  }
}
