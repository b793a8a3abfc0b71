import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The whole system as a process of its own, so that it can be killed: `npm start` on any free port. */
export interface RunningSystem {
  readonly url: string;
  readonly process: ChildProcess;
  /** As Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut does. */
  kill(): Promise<void>;
}

export interface DataFolder extends Disposable {
  readonly path: string;
}

export function dataFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), "huiyin-test-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

export async function startSystem(data: DataFolder, at?: string): Promise<RunningSystem> {
  const start = join(import.meta.dirname, "../../local/start.ts");
  const child = spawn(process.execPath, [start, ...(at === undefined ? [] : ["--at", at])], {
    env: { ...process.env, HUIYIN_DATA: data.path, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const said: string[] = [];
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      said.push(line);
      const url = /(http:\/\/localhost:\d+)\/_local\/clock/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  }
  void exited.then(() => reject(new Error(`the system did not start:\n${said.join("\n")}`)));
  const url = await ready;
  return {
    url,
    process: child,
    stop: () => {
      child.kill("SIGTERM");
      return exited;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
