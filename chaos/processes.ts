import { spawn } from "node:child_process";
import { join } from "node:path";
import { killTree } from "./kill-tree.ts";
import type { FromHost, Given, Place, ToHost } from "./messages.ts";

/** A process of the system under test. It dies at once when it is told so, with all it has started. */
export interface Running {
  /** Where it answers; rejects if it ends before it does. */
  readonly url: Promise<string>;
  kill(): Promise<void>;
}
export interface Host extends Running {
  tell(message: ToHost): void;
  /** Cuts off the functions at work; answers how many. */
  crash(): Promise<number>;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
}
/** Called when a process ends that nobody has told to, with what it said last. */
export type Ended = (said: string) => void;

const environment = { ...process.env, TZ: "UTC", MALLOC_ARENA_MAX: "2" };
const flags = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=2"];

export function startHost(given: Given, heard: (message: FromHost) => void, ended: Ended): Host {
  let crashed: ((count: number) => void) | undefined;
  const running = start("host.ts", [JSON.stringify(given)], ended, (message) => {
    if ("crashed" in message) crashed?.(message.crashed);
    else heard(message);
  });
  const { child, exited } = running;
  void exited.then(() => crashed?.(0));
  const tell = (message: ToHost): void => void (child.connected && child.send(message, () => undefined));
  return {
    ...running,
    tell,
    crash: () =>
      new Promise((settle) => {
        if (!child.connected) return settle(0);
        crashed = settle;
        tell({ crash: true });
      }),
    stop: async () => {
      running.expect();
      child.kill("SIGTERM");
      await exited;
    },
  };
}

export function startEngine(
  folder: string,
  endpoints: { readonly dynamodb: string; readonly lambda: string },
  { region, account, partition }: Place,
  ended: Ended,
): Running {
  const { dynamodb, lambda } = endpoints;
  return start("engine-process.ts", [folder, dynamodb, lambda, region, account, partition], ended, () => undefined);
}

function start(file: string, values: readonly string[], ended: Ended, heard: (message: FromHost) => void) {
  const child = spawn(process.execPath, [...flags, join(import.meta.dirname, file), ...values], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => void (said.push(String(chunk)) > 50 && said.shift()));
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  url.catch(() => undefined); // it may be killed before anybody asks
  let expected = false;
  child.on("message", (message: FromHost) => {
    if (expected) return; // said before it died, and of no use now
    if ("url" in message) resolve(message.url);
    else heard(message);
  });
  const exited = new Promise<void>((settle) => child.once("close", () => settle()));
  void exited.then(() => {
    reject(new Error(`${file} has ended`));
    if (!expected) ended(`${file}: ${said.join("")}`);
  });
  const expect = (): void => {
    expected = true;
  };
  return {
    child,
    url,
    exited,
    expect,
    kill: async (): Promise<void> => {
      expect();
      killTree(child.pid);
      await exited;
    },
  };
}
