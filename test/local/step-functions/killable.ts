import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ExecutionAlreadyExists, SFNClient } from "@aws-sdk/client-sfn";

/** An engine in a process of its own. Every call of a function leaves a line in the file `calls`. */
export async function launch(file: string, calls: string): Promise<{ child: ChildProcess; client: SFNClient }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "crash-child.ts"), file, calls], {
    stdio: ["ignore", "pipe", "inherit"],
    // Started a hundred times: what was compiled once is kept beside the data.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), "compiled") },
  });
  const [line]: unknown[] = await once(child.stdout ?? child, "data");
  const client = new SFNClient({
    endpoint: String(line).trim(),
    region: "cn-north-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
  });
  return { child, client };
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Started, answered into the void, and meanwhile over. */
export function alreadyThere(error: unknown): void {
  if (!(error instanceof ExecutionAlreadyExists)) {
    throw error;
  }
}

export function made(calls: string): string[] {
  return existsSync(calls) ? readFileSync(calls, "utf8").trim().split("\n") : [];
}
