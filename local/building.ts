import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "./data-folder.ts";

const root = join(import.meta.dirname, "..");
const inputs = ["bin", "lib", "contract", "domain", "functions", "adapters", "workflow", "settings", "web"];
const files = ["package-lock.json", "cdk.json"];

/**
 * Builds the bundles and the web app and synthesizes the template, unless nothing changed since the last time.
 * @returns the folder of the assembly
 */
export async function buildAssembly(say: (line: string) => void): Promise<string> {
  const free = await takeTurn(join(root, ".build", "local.pid"), say);
  try {
    return await build(say);
  } finally {
    free();
  }
}

async function build(say: (line: string) => void): Promise<string> {
  const assembly = join(root, ".build", "local");
  const mark = join(root, ".build", "local.sha256");
  const hash = hashInputs();
  if (existsSync(join(assembly, "manifest.json")) && readIfThere(mark) === hash) {
    say("[2/6] 源代码未变，沿用上次的构建");
    return assembly;
  }
  await run("[1/6] 打包云函数和网页", ["lib/bundle/build.ts"], {}, say);
  await run(
    "[2/6] 合成部署模板",
    ["bin/app.ts"],
    { HUIYIN_STAGE: "local", CDK_OUTDIR: assembly, CDK_VALIDATION: "false" },
    say,
  );
  mkdirSync(join(root, ".build"), { recursive: true });
  writeFileSync(mark, hash);
  return assembly;
}

/** One build at a time in this folder: a second start waits and finds the work done. */
async function takeTurn(lock: string, say: (line: string) => void): Promise<() => void> {
  mkdirSync(dirname(lock), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch {
      if (!isAlive(Number(readIfThere(lock)))) rmSync(lock, { force: true });
      else if (!told) say("[1/6] 另一个进程正在构建，等它完成 …");
      await pause(200);
    }
  }
}

function hashInputs(): string {
  const hash = createHash("sha256").update(process.version);
  for (const folder of inputs.filter((name) => existsSync(join(root, name)))) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/node_modules|[\\/]dist[\\/]?/.test(entry.parentPath))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of entries.sort()) hash.update(file.slice(root.length)).update("\0").update(readFileSync(file));
  }
  for (const file of files) hash.update(readIfThere(join(root, file)) ?? "");
  return hash.digest("hex");
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function run(
  what: string,
  args: string[],
  environment: Record<string, string>,
  say: (line: string) => void,
): Promise<void> {
  say(`${what} …`);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code !== 0) return reject(new Error(`${what}失败：\n${Buffer.concat(output).toString()}`));
      say(`${what}完成（${((performance.now() - started) / 1000).toFixed(1)} 秒）`);
      resolve();
    });
  });
}
