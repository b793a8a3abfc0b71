import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FromHost, Given, Place, ToHost } from "./messages.ts";

/** The two processes of the system under test. Each dies at once when it is told so, with all it has started. */
export interface Running {
  kill(): Promise<void>;
}
export interface Host extends Running {
  readonly url: Promise<string>;
  tell(message: ToHost): void;
  /** Cuts off the functions at work; answers how many. */
  crash(): Promise<number>;
  stop(): Promise<void>;
}

const environment = { ...process.env, TZ: "UTC", MALLOC_ARENA_MAX: "2" };
const flags = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=2"];

export function startHost(given: Given, heard: (message: FromHost) => void): Host {
  const child = start("host.ts", [JSON.stringify(given)]);
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  url.catch(() => undefined); // it may be killed before anybody asks
  let crashed: ((count: number) => void) | undefined;
  child.process.on("message", (message: FromHost) => {
    if ("url" in message) resolve(message.url);
    else if ("crashed" in message) crashed?.(message.crashed);
    else heard(message);
  });
  void child.exited.then(() => {
    reject(new Error(`the host has ended: ${child.said()}`));
    crashed?.(0);
  });
  const tell = (message: ToHost): void => void (child.process.connected && child.process.send(message));
  return {
    url,
    tell,
    crash: () =>
      new Promise((settle) => {
        crashed = settle;
        tell({ crash: true });
      }),
    stop: async () => {
      child.process.kill("SIGTERM");
      await child.exited;
    },
    kill: child.kill,
  };
}

export async function startEngine(
  folder: string,
  port: number,
  endpoints: { readonly dynamodb: string; readonly lambda: string },
  { region, account, partition }: Place,
): Promise<Running> {
  const { dynamodb, lambda } = endpoints;
  const child = start("engine-process.ts", [folder, String(port), dynamodb, lambda, region, account, partition]);
  const serving = new Promise((resolve) => child.process.once("message", resolve));
  await Promise.race([serving, child.exited]);
  return { kill: child.kill };
}

function start(file: string, values: readonly string[]) {
  const child = spawn(process.execPath, [...flags, join(import.meta.dirname, file), ...values], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => void (said.push(String(chunk)) > 50 && said.shift()));
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    process: child,
    exited,
    said: () => said.join(""),
    kill: async (): Promise<void> => {
      for (const pid of [...descendants(child), child.pid]) if (pid !== undefined) killAtOnce(pid);
      await exited;
    },
  };
}

/** Where the system does not tell (all but Linux) the database engine ends by itself, a moment later. */
function descendants({ pid }: Pick<ChildProcess, "pid">): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    const children = listed === "" ? [] : listed.split(" ").map(Number);
    return children.flatMap((child) => [child, ...descendants({ pid: child })]);
  } catch {
    return [];
  }
}

function killAtOnce(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it has ended by itself
  }
}
