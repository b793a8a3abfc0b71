import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

/** Where a figure was measured: a figure without its machine says nothing. */
export function machine() {
  return {
    date: execFileSync("date", ["+%F"], { encoding: "utf8" }).trim(),
    commit: commit(),
    processor: `${cpus()[0]?.model.trim() ?? "unknown"}, ${availableParallelism()} cores`,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: release(),
    node: process.version,
    /** Before the bench: what else kept the machine busy. */
    load: loadavg().map((value) => Number(value.toFixed(2))),
  };
}

/** Unknown where the sources came without their history. */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "unknown";
  }
}

function release(): string {
  try {
    return /PRETTY_NAME="([^"]+)"/.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
