import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { DEPLOYED, type DeployedFunction } from "../contract/deployed.ts";
import { RUNNING } from "../lib/running.ts";

/** What the functions' log says: which ran how often, and for how long. */
export interface Invoked {
  readonly name: DeployedFunction;
  readonly milliseconds: number;
  readonly gigabyteSeconds: number;
}

const Line = z.object({ code: z.string(), timestamp: z.string() });
const names = Object.keys(DEPLOYED) as DeployedFunction[];

/** Every invocation in the log of a data folder. Threads run one at a time, so the next end of a function is its last start's. */
export function invocations(folder: string): Invoked[] {
  const begun = new Map<DeployedFunction, number[]>();
  const found: Invoked[] = [];
  for (const text of readFileSync(join(folder, "logs", "functions.log"), "utf8").split("\n")) {
    const [prefix = "", json = ""] = text.split(/ (.*)/s);
    const name = names.find((one) => prefix.endsWith(`-${one}`));
    if (name === undefined || !json.startsWith('{"level"')) continue;
    const { code, timestamp } = Line.parse(JSON.parse(json));
    const at = Date.parse(timestamp);
    if (code === "STARTED") begun.set(name, [...(begun.get(name) ?? []), at]);
    if (code !== "COMPLETED" && code !== "REFUSED" && code !== "FAILED") continue;
    const started = begun.get(name)?.shift();
    if (started === undefined) continue;
    const milliseconds = at - started;
    const gigabyteSeconds = (milliseconds / 1000) * (RUNNING[name].memory / 1024);
    found.push({ name, milliseconds, gigabyteSeconds });
  }
  return found;
}
