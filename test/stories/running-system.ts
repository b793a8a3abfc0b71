import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { killTree } from "../../chaos/kill-tree.ts";
import { saidNothingPersonal } from "./said-nothing.ts";

/** The whole system as a process of its own, so that it can be killed: `npm start` on any free port. */
export interface RunningSystem {
  readonly url: string;
  readonly process: ChildProcess;
  /** As Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut does: this process and all that it started, at once. */
  kill(): Promise<void>;
}

/** Removed in the end, after a look at what the functions have said in it. */
export interface DataFolder extends Disposable {
  readonly path: string;
}

export function dataFolder(): DataFolder {
  const path = mkdtempSync(join(tmpdir(), "huiyin-test-"));
  return {
    path,
    [Symbol.dispose]: () => {
      try {
        saidNothingPersonal(path);
      } finally {
        rmSync(path, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

/**
 * @param at where the clock of a fresh data folder starts
 * @param port any free one; empty: that of the last time
 */
export async function startSystem(data: DataFolder, at?: string, port = "0"): Promise<RunningSystem> {
  const start = join(import.meta.dirname, "../../local/start.ts");
  const assembly = process.env["HUIYIN_ASSEMBLY"];
  const options = { at, assembly };
  const given = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  const child = spawn(process.execPath, [start, ...given], {
    env: { ...process.env, HUIYIN_DATA: data.path, PORT: port },
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
      killTree(child.pid);
      await exited;
    },
  };
}
