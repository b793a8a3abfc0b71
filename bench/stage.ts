import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CountyFile } from "../contract/county.ts";
import { startEngine } from "../test/adapters/dynamodb.ts";
import { calendar, directory, pack } from "../test/domain/issue/county.ts";
import { at } from "../test/domain/issue/history.ts";
import { startOutside } from "../test/functions/outside.ts";
import { bulkStore } from "./bulk.ts";
import { moveClock } from "./moved-clock.ts";

export const TENANT = "410421";

/** A table in memory with the county loaded, for a job that runs as it is deployed in this process, which is silent from now on. */
export interface Stage extends AsyncDisposable {
  readonly table: string;
  /** What is written in bulk is there after `write`. */
  readonly bulk: ReturnType<typeof bulkStore>;
}

/** @param now what this process takes for the time from now on, in the tests' short form */
export async function startStage(now: string, programmeStart: string): Promise<Stage> {
  const [engine, outside] = await Promise.all([startEngine({ inMemory: true }), startOutside()]);
  const log = process.stdout.write;
  const stop = async (): Promise<void> => {
    process.stdout.write = log;
    await Promise.all([engine.stop(), outside.stop()]);
  };
  try {
    Object.assign(process.env, outside.environment, {
      TABLE: engine.table,
      TENANT,
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      POWERTOOLS_LOG_LEVEL: "SILENT",
    });
    moveClock(at(now));
    process.stdout.write = () => true;
    const { handler: loadCounty } = await import("../functions/operator/load-county.ts");
    const file = join(import.meta.dirname, "../local/county/pingshan.json");
    const { forms } = CountyFile.parse(JSON.parse(readFileSync(file, "utf8")));
    await loadCounty({ directory, calendar, pack, forms, programmeStart }, {});
  } catch (error) {
    await stop();
    throw error;
  }
  const bulk = bulkStore(engine.table, TENANT, { keyId: "test-1", key: "key of the commits" });
  return { table: engine.table, bulk, [Symbol.asyncDispose]: stop };
}
