import { readdirSync, readFileSync } from "node:fs";

/** The processes below one, itself included. Linux only: it reads /proc. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // After the command's name, which may hold anything but ends with the last parenthesis: state, parent.
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // gone meanwhile
    }
  }
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
}

/** Memory of a process tree in MB: proportional set size, so that a page shared by two counts once. */
export function memoryOf(root: number): number {
  const pages = processTree(root).map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return pages.reduce((total, kilobytes) => total + kilobytes, 0) / 1024;
}

/** Milliseconds of processor a process tree has taken: the main process, its threads with theirs, and everything below it. */
export interface Taken {
  readonly main: number;
  readonly threads: number;
  readonly below: number;
}

export function takenBy(root: number): Taken {
  const main = ticksOf(`/proc/${root}/task/${root}/stat`);
  const others = processTree(root).filter((pid) => pid !== root);
  return {
    main,
    threads: ticksOf(`/proc/${root}/stat`) - main,
    below: others.reduce((total, pid) => total + ticksOf(`/proc/${pid}/stat`), 0),
  };
}

/** User and system time of a process or thread, in milliseconds; the kernel counts hundredths of a second. */
function ticksOf(file: string): number {
  try {
    const stat = readFileSync(file, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0; // gone meanwhile
  }
}
