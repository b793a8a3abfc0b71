import { watch } from "node:fs";
import { basename, dirname } from "node:path";

/** Tells readers of a stream that the database was written. */
export interface Wake {
  /** Resolves at the next write, and after a second at the latest. A write since the last call counts. */
  news(seen: number): Promise<void>;
  /** Grows with every write. */
  count(): number;
  ring(): void;
  close(): void;
}

/** Watches the folder, not the file: a watch of the file ends when the engine restarts. */
export function watchDatabase(file: string | undefined): Wake {
  let count = 0;
  let waiting: (() => void)[] = [];
  const ring = (): void => {
    count += 1;
    const now = waiting;
    waiting = [];
    for (const resolve of now) resolve();
  };
  const watcher =
    file === undefined
      ? undefined
      : watch(dirname(file), (_event, name) => {
          if (name === `${basename(file)}-wal`) ring();
        });
  const safety = setInterval(ring, 1000);
  return {
    news: (seen) => (seen === count ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    count: () => count,
    ring,
    close: () => {
      watcher?.close();
      clearInterval(safety);
      ring();
    },
  };
}
