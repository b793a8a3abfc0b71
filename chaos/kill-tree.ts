import { readFileSync } from "node:fs";

/** Kills a process and all that it started, at once, as a power cut does. */
export function killTree(pid: number | undefined): void {
  for (const one of [pid, ...descendants(pid)]) if (one !== undefined) killAtOnce(one);
}

/** Where the system does not tell (all but Linux) the database engine ends by itself, a moment later. */
function descendants(pid: number | undefined): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
    const children = listed === "" ? [] : listed.split(" ").map(Number);
    return children.flatMap((child) => [child, ...descendants(child)]);
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
