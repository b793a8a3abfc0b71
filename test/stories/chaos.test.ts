import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

/** `npm run chaos -- --quick`; its line says the seed, with which it plays the same troubles again. */
it("keeps every promise while everything around it breaks for a while", async () => {
  const run = join(import.meta.dirname, "../../chaos/run.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", run, "--quick"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill()); // what it has started ends with it
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(String(chunk)));
  await new Promise((resolve) => child.once("exit", resolve));
  const report = said.join("");
  console.log(report);
  expect(report.match(/WRONG: .*/gu) ?? []).toEqual([]);
  expect(report).toMatch(
    /[3-9] kills of engine, [3-9] kills of functions, [3-9] kills of everything in .*every promise was kept/u,
  );
}, 480_000);
