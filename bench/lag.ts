import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Bench, type Figure, percentile, rounded, type Size } from "./figures.ts";
import { firedRungs } from "./fired.ts";
import { open } from "./opening.ts";
import { post, quiet, rig } from "./system.ts";

/** Issues handed in at this rate, in as many groups as make up the rate at which they come due. */
const OPENED_A_SECOND = 20;
const RATES = [
  { groups: 1, seconds: 15, most: 500 },
  { groups: 5, seconds: 4, most: 250 },
];
const DAY = "2026-11-23";
/** When the first group is handed in; an hour later all are due. */
const OPENED = Date.parse(`${DAY}T09:10:00Z`);
const HOUR = 3_600_000;
/** Seconds of grace of the group that is handed in last. */
const GRACE = 16;

/**
 * How late rungs fire when 20, or 100, come due every second, by real time, one after the other. They are due a working hour after they were
 * handed in; groups handed in one after the other come due together, because each is under a version of the pack that grants the more seconds
 * of grace the earlier it came.
 */
export const lag: Bench = async (size) => {
  const figures: Figure[] = [];
  for (const rate of RATES) figures.push(...(await lagAt(rate, size)));
  return figures;
};

async function lagAt({ groups, seconds, most }: (typeof RATES)[number], { tiny, say }: Size): Promise<Figure[]> {
  const lasting = tiny ? 1 : seconds;
  const slot = lasting + 3;
  await using run = await rig(`${DAY}T09:00`);
  const { client, system, data } = run;
  const handIn = async (version: string, firingGraceSeconds: number): Promise<void> => {
    await load(system.url, version, firingGraceSeconds);
    await open(client, OPENED_A_SECOND * lasting, { perSecond: OPENED_A_SECOND });
  };
  await handIn("bench-warm", GRACE);
  await client.moveTo(wall(OPENED));
  const rate = OPENED_A_SECOND * groups;
  say(`lag: ${rate * lasting} issues handed in, ${OPENED_A_SECOND} a second`);
  const started = performance.now();
  for (let group = 0; group < groups; group++) {
    await pause(Math.max(0, group * slot * 1000 - (performance.now() - started)));
    await handIn(`bench-${group}`, GRACE + (groups - 1 - group) * slot);
  }
  await quiet(system.url);
  say(`lag: they come due, ${rate} a second`);
  const first = OPENED + HOUR + (GRACE + (groups - 1) * slot) * 1000;
  await client.moveTo(wall(first - 5000));
  await pause((5 + lasting + 5) * 1000);
  await quiet(system.url);
  await system.stop();
  const rungs = (await firedRungs(data)).filter(({ owedAt }) => owedAt >= local(OPENED + HOUR));
  const lags = rungs.map((rung) => rung.lag);
  const early = rungs.filter((rung) => rung.early).length;
  const one = (name: string, value: number, unit: string, budget = {}) => ({
    bench: "lag",
    name: `lag at ${rate} rungs a second: ${name}`,
    value: rounded(value),
    unit,
    ...budget,
  });
  return [
    one("rungs", rungs.length, ""),
    one("p50", percentile(lags, 0.5), "ms"),
    one("p99", percentile(lags, 0.99), "ms", { most }),
    one("fired before their time", early, "", { most: 0 }),
  ];
}

async function load(url: string, version: string, firingGraceSeconds: number): Promise<void> {
  const county = JSON.parse(readFileSync(join(import.meta.dirname, "../local/county/pingshan.json"), "utf8"));
  const { pack } = county;
  const triage = { ...pack.duties.triage, limit: { unit: "workingHour", amount: 1 } };
  const duties = { ...pack.duties, triage };
  const loader = `${url}/_local/aws/2015-03-31/functions/huiyin-load-county/invocations`;
  await post(loader, { ...county, pack: { ...pack, duties, version, firingGraceSeconds } });
}

/** The clock on the wall of the county, as it is moved. */
function wall(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}

/** The instant of a time on that wall: China is eight hours ahead. */
function local(at: number): string {
  return new Date(at - 8 * HOUR).toISOString();
}
