import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The engine as `npm run engine` starts it, in a process of its own that can be killed. */
export async function launchEngine(data: string) {
  const script = join(import.meta.dirname, "..", "local", "step-functions", "alone.ts");
  const child = spawn(process.execPath, [script, "--port", "0", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line]: unknown[] = await once(child.stdout, "data");
  const url = /http:\/\/\S+?(?=,)/u.exec(String(line))?.[0];
  if (url === undefined) throw new Error(`the engine did not start: ${String(line)}`);
  return {
    async ask(operation: string, body: object) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "x-amz-target": `AWSStepFunctions.${operation}` },
        body: JSON.stringify(body),
      });
      return Object(await response.json());
    },
    peakMegabytes: () => Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1024,
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}
