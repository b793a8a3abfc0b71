import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The outside emulator and what it needs: packages of Python's, pinned, in a folder of their own (docs/dependencies.md). */
const requirements = join(import.meta.dirname, "requirements.txt");
/** Oldest Python it runs on. */
const PYTHON = [3, 11] as const;

export const home = join(import.meta.dirname, "..", ".rehearsal");
const environment = join(home, "venv");
const python = join(environment, "bin", "python");

/** Why there can be no rehearsal on this machine, in a sentence; undefined if there can. Installs the emulator the first time. */
export function missingEmulator(): string | undefined {
  const wanted = readFileSync(requirements, "utf8");
  const installed = join(environment, "requirements.txt");
  if (existsSync(python) && existsSync(installed) && readFileSync(installed, "utf8") === wanted) return undefined;
  const asked = run("python3", ["-c", "import sys, venv, ensurepip; print(*sys.version_info[:2])"]);
  if (asked.status !== 0) return "There is no python3 with venv and pip on this machine.";
  const [major = 0, minor = 0] = asked.output.split(" ").map(Number);
  if (major !== PYTHON[0] || minor < PYTHON[1])
    return `The emulator needs Python ${PYTHON.join(".")}; python3 is ${major}.${minor}.`;
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const made = run("python3", ["-m", "venv", environment]);
  if (made.status !== 0) return `No folder for Python packages could be made: ${made.output}`;
  const options = ["--quiet", "--disable-pip-version-check", "--timeout", "15", "--retries", "1"];
  const pip = run(python, ["-m", "pip", "install", ...options, "-r", requirements], 150_000);
  if (pip.status !== 0) return `The emulator cannot be installed from here: ${pip.output.slice(-400)}`;
  writeFileSync(installed, wanted);
  return undefined;
}

function run(command: string, given: string[], timeout = 60_000): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, given, { encoding: "utf8", timeout });
  return { status, output: `${stdout ?? ""}${stderr ?? ""}`.trim() };
}

export interface Emulator {
  readonly endpoint: string;
  readonly log: string;
  stop(): Promise<void>;
}

/** Starts it with permissions enforced, its data in `folder`, the functions on this Node. */
export async function startEmulator(folder: string, port: number): Promise<Emulator> {
  const log = join(folder, "emulator.log");
  for (const one of ["s3", "state", "tmp"]) mkdirSync(join(folder, one), { recursive: true });
  // The emulator's own workers are CommonJS; our package.json, above them, says otherwise.
  writeFileSync(join(folder, "tmp", "package.json"), "{}");
  const output = openSync(log, "a");
  const child = spawn(python, [join(import.meta.dirname, "emulator.py")], {
    stdio: ["ignore", output, output],
    cwd: folder,
    // A group of its own: the processes of the functions end with it.
    detached: true,
    env: {
      PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
      HOME: folder,
      TMPDIR: join(folder, "tmp"),
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      S3_DATA_DIR: join(folder, "s3"),
      STATE_DIR: join(folder, "state"),
      AUTH: "true",
    },
  });
  closeSync(output);
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = (): Promise<void> => end(child);
  try {
    await untilReady(`${endpoint}/_ministack/ready`, child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, log, stop };
}

async function untilReady(address: string, child: ChildProcess, log: string): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`The emulator did not start:\n${readFileSync(log, "utf8").slice(-2000)}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGTERM");
  const stubborn = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"), 5000);
  await exited;
  clearTimeout(stubborn);
}
