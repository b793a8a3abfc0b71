import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
export const fixture = join(import.meta.dirname, "fixtures", "assembly");

/** The local system as a process of its own, as `npm start` runs it. */
export interface Running {
  url: string;
  pid: number;
  /** Ctrl-C. */
  stop(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), "huiyin-local-"));
}

export function forget(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Starts the system and waits until it says its address. */
export async function run(
  dataDir: string,
  args: string[] = [],
  environment: Record<string, string> = { PORT: "0" },
): Promise<Running> {
  const child = spawn(process.execPath, ["local/start.ts", "--assembly", fixture, ...args], {
    cwd: root,
    env: { ...process.env, HUIYIN_DATA: dataDir, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return {
    url: await address(child),
    pid: child.pid ?? 0,
    stop: () => end(child, "SIGTERM"),
    kill: () => end(child, "SIGKILL"),
  };
}

function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /企业入口 +(http:\/\/localhost:\d+)/.exec(output)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(output)));
  });
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

export async function get(url: string): Promise<Answer> {
  return read(await fetch(url));
}

export async function post(url: string, body: unknown): Promise<Answer> {
  return read(await fetch(url, { method: "POST", body: JSON.stringify(body) }));
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
}
