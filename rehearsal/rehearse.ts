import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../local/ports.ts";
import { openAssembly } from "./assembly.ts";
import { openAws } from "./aws.ts";
import { home, missingEmulator, startEmulator } from "./emulator.ts";
import { leaveOut } from "./left-out.ts";
import { openNeighbours } from "./neighbours.ts";
import { NOT_JUDGED } from "./not-judged.ts";
import { play } from "./play.ts";
import { openVerdicts } from "./verdicts.ts";

/**
 * `npm run rehearse`: our template, deployed by the real CDK CLI on an outside emulator, and the story played on it. Ends with 0 only if
 * everything judged was right. `--if-possible`: ends with 0 and says so where the emulator cannot be had. `--keep`: leaves the folder with
 * the emulator's log.
 */
const root = join(import.meta.dirname, "..");
const started = performance.now();
const verdicts = openVerdicts(console.log);
const closers: (() => unknown)[] = [];
async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).toReversed()) await close();
}
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void closeAll().finally(() => process.exit(130)));

try {
  const missing = missingEmulator();
  if (missing !== undefined) {
    const ifPossible = process.argv.includes("--if-possible");
    console.log(`${ifPossible ? "SKIPPED" : "FAILED"}: the deploy rehearsal. ${missing}`);
    process.exit(ifPossible ? 0 : 1);
  }
  await rehearse();
} catch (error) {
  if (!verdicts.failed) throw error;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await closeAll();
}

console.log(`\nJudged:\n${verdicts.table()}\n\nNot judged here, and what proves it instead:`);
for (const { what, proof } of NOT_JUDGED) console.log(`-  ${what}  →  ${proof}`);
console.log(`\n${verdicts.failed ? "FAILED" : "Passed"} after ${((performance.now() - started) / 1000).toFixed(0)} s`);
process.exit(verdicts.failed ? 1 : 0);

async function rehearse(): Promise<void> {
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, "run-"));
  if (!process.argv.includes("--keep")) closers.push(() => rmSync(folder, { recursive: true, force: true }));
  const assembly = await verdicts.judge("our assembly is made, as npm run synth makes it", async () => {
    run(join(root, "lib", "bundle", "build.ts"));
    run(join(root, "bin", "app.ts"), { HUIYIN_STAGE: "aws", CDK_OUTDIR: join(folder, "assembly") });
    return openAssembly(join(folder, "assembly"));
  });
  console.log("Left out of it, because of the emulator:");
  for (const line of leaveOut(assembly)) console.log(`-  ${line}`);
  const emulator = await verdicts.judge("the emulator starts, permissions enforced", async () => {
    const started = await startEmulator(folder, await freePort());
    closers.push(started.stop);
    return started;
  });
  const neighbours = await openNeighbours(folder);
  closers.push(neighbours.close);
  const aws = openAws(emulator.endpoint, regionOf(join(folder, "assembly")));
  closers.push(() => aws.states.destroy());
  await play({ verdicts, aws, neighbours, assembly, folder });
}

function run(file: string, environment: Record<string, string> = {}): void {
  const options = { encoding: "utf8", env: { ...process.env, ...environment }, timeout: 120_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], options);
  if (status !== 0) throw new Error(`${file} ended with ${status}:\n${`${stdout}${stderr}`.slice(-2000)}`);
}

function regionOf(folder: string): string {
  const environment = /"aws:\/\/[^/"]+\/([a-z0-9-]+)"/.exec(readFileSync(join(folder, "manifest.json"), "utf8"));
  if (!environment?.[1]) throw new Error("The assembly names no region");
  return environment[1];
}
