import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where everything lives that must survive: one folder, one running system at a time. */
export interface DataFolder {
  path(...parts: string[]): string;
  release(): void;
}

/** @throws if another running system uses the folder */
export function takeDataFolder(directory: string): DataFolder {
  const root = resolve(directory);
  mkdirSync(join(root, "logs"), { recursive: true });
  mkdirSync(join(root, "dynamodb"), { recursive: true });
  const lock = join(root, "host.pid");
  const other = readPid(lock);
  if (other !== undefined && other !== process.pid && isAlive(other))
    throw new Error(`数据目录 ${root} 正被另一个进程使用（pid ${other}）`);
  writeFileSync(lock, String(process.pid));
  return {
    path: (...parts) => join(root, ...parts),
    release: () => rmSync(lock, { force: true }),
  };
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether a process with this id runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
