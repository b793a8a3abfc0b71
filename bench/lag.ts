import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Bench, type Figure, percentile, rounded, type Size } from "./figures.ts";
import { firedRungs } from "./fired.ts";
import { open } from "./opening.ts";
import { post, quiet, rig } from "./system.ts";

const RATES = [
  { each: 20, most: 500 },
  { each: 100, most: 250 },
];
/** A second after the issues that warm the system up, which have the county's own pack. */
const FIRST_GRACE = 16;

/**
 * How late rungs fire when twenty, or a hundred, come due every second, by real time. Limits end at close of business, so the seconds are spread by
 * the pack: as many issues under each of its versions, which grant 16, 17, 18 … seconds of grace. Opened at 20 a second.
 */
export const lag: Bench = async (size) => {
  const figures: Figure[] = [];
  for (const rate of RATES) figures.push(...(await lagAt(rate, size)));
  return figures;
};

async function lagAt({ each, most }: (typeof RATES)[number], { tiny, say }: Size): Promise<Figure[]> {
  const seconds = tiny ? 2 : 300 / each;
  await using run = await rig("2026-11-23T09:00");
  const { client, system, data } = run;
  await open(client, each, { hands: 4 });
  const county = JSON.parse(readFileSync(join(import.meta.dirname, "../local/county/pingshan.json"), "utf8"));
  const loader = `${system.url}/_local/aws/2015-03-31/functions/huiyin-load-county/invocations`;
  say(`lag: ${seconds} × ${each} issues opened at 20 a second`);
  for (let second = 0; second < seconds; second++) {
    const version = `bench-${second}`;
    await post(loader, { ...county, pack: { ...county.pack, version, firingGraceSeconds: FIRST_GRACE + second } });
    await open(client, each, { perSecond: 20 });
  }
  await quiet(system.url);
  say("lag: they come due");
  await client.moveTo("2026-11-24T18:00:10");
  await pause((FIRST_GRACE - 10 + seconds + 1) * 1000);
  await quiet(system.url);
  await system.stop();
  const rungs = await firedRungs(data);
  const lags = rungs.map((rung) => rung.lag);
  const early = rungs.filter((rung) => rung.early).length;
  const one = (name: string, value: number, unit: string, budget = {}) => ({
    bench: "lag",
    name: `lag at ${each} rungs a second: ${name}`,
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
