import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { CountyFile } from "../contract/county.ts";
import { startEngine } from "../test/adapters/dynamodb.ts";
import { give, submitted } from "../test/adapters/stored-life.ts";
import { calendar, directory, pack } from "../test/domain/issue/county.ts";
import { at, commands, contact } from "../test/domain/issue/history.ts";
import { startOutside } from "../test/functions/outside.ts";
import { bulkStore } from "./bulk.ts";
import type { Figure } from "./figures.ts";
import { moveClock } from "./moved-clock.ts";

const TENANT = "410421";
const DAY = "2026-11-23";
/** Commits of one issue of that day: handed in, registered, dispatched, signed, contacted. */
const EACH = 5;
/** The local engine writes the slower the more it holds under one index key, by the square: 10,000 commits took it an hour. */
const ISSUES = 400;

const Proved = z.object({ days: z.array(z.string()), differences: z.int() });

/** The job as it is deployed, over the real table: a day's commits written by the store, then proved, signed and kept. */
export async function proof({ tiny, say }: { readonly tiny: boolean; say(line: string): void }): Promise<Figure[]> {
  const issues = tiny ? 4 : ISSUES;
  const [engine, outside] = await Promise.all([startEngine(), startOutside()]);
  const log = process.stdout.write;
  try {
    Object.assign(process.env, outside.environment, {
      TABLE: engine.table,
      TENANT,
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      POWERTOOLS_LOG_LEVEL: "SILENT",
    });
    moveClock(at("11-24 00:30"));
    process.stdout.write = () => true;
    const { handler: loadCounty } = await import("../functions/operator/load-county.ts");
    await loadCounty(county(), {});
    const { store, write } = bulkStore(engine.table, TENANT, { keyId: "test-1", key: "key of the commits" });
    for (let done = 0; done < issues; done++) await lifeOf(store);
    await write();
    say(`${issues * EACH} commits written`);
    const { handler: prove } = await import("../functions/schedule/prove-the-day.ts");
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const { days, differences } = Proved.parse(await prove({}, {}));
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    if (days.join() !== DAY || differences !== 0)
      throw new Error(`proved ${days.join()} with ${differences} differences`);
    const thousands = (issues * EACH) / 1000;
    const per = `of ${issues * EACH} commits of ${issues} issues, per 1,000 commits`;
    // Issue by issue, so that it grows with their number: 10,000 commits within ten seconds are a second for each thousand.
    return [
      { bench: "proof", name: `proof of a day ${per}`, value: seconds / thousands, unit: "s", most: 1 },
      {
        bench: "proof",
        name: `… processor time of the job ${per}`,
        value: (user + system) / 1e6 / thousands,
        unit: "s",
      },
    ];
  } finally {
    process.stdout.write = log;
    await Promise.all([engine.stop(), outside.stop()]);
  }
}

function county() {
  const file = join(import.meta.dirname, "../local/county/pingshan.json");
  const { forms } = CountyFile.parse(JSON.parse(readFileSync(file, "utf8")));
  return { directory, calendar, pack, forms, programmeStart: DAY };
}

async function lifeOf(store: Parameters<typeof submitted>[0]): Promise<void> {
  const life = await submitted(store, at("11-23 09:00"));
  await give(life, at("11-23 10:00"), "office", commands.register);
  await give(life, at("11-23 10:05"), "office", commands.dispatch);
  await give(life, at("11-23 11:00"), "handler", commands.sign);
  await give(life, at("11-23 12:00"), "handler", contact(at("11-23 11:50")));
}
