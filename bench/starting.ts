import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../local/ports.ts";
import { type Bench, rounded } from "./figures.ts";

const root = join(import.meta.dirname, "..");

/** Seconds from `npm start` to the first page, in a copy of the sources: cold (nothing built) and warm (the same again). */
export const starting: Bench = async ({ say }) => {
  const copy = mkdtempSync(join(tmpdir(), "huiyin-bench-"));
  try {
    const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" });
    for (const file of files.trim().split("\n")) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(root, file), join(copy, file));
    }
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    say("starting: cold");
    const cold = await firstPage(copy);
    say("starting: warm");
    const warm = await firstPage(copy);
    return [
      { bench: "starting", name: "npm start to the first page, cold", value: rounded(cold), unit: "s", most: 60 },
      { bench: "starting", name: "npm start to the first page, warm", value: rounded(warm), unit: "s", most: 10 },
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
};

async function firstPage(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), HUIYIN_DATA: join(folder, ".data") },
    stdio: ["ignore", "ignore", "inherit"],
    detached: true,
  });
  let running = true;
  const exited = new Promise<void>((resolve) =>
    child.once("exit", () => {
      running = false;
      resolve();
    }),
  );
  try {
    for (;;) {
      const page = await fetch(`http://localhost:${port}/`).catch(() => undefined);
      if (page?.ok && (await page.text()).includes("<script")) return (performance.now() - started) / 1000;
      if (!running) throw new Error("npm start has ended");
      await pause(25);
    }
  } finally {
    if (child.pid !== undefined && running) process.kill(-child.pid, "SIGTERM");
    await exited;
  }
}
