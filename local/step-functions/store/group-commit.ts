import type { DatabaseSync } from "node:sqlite";
import { Fault } from "../fault.ts";

interface Waiting {
  write: () => void;
  lost: (error: unknown) => void;
  kept: () => void;
}

export interface GroupCommit {
  /** Runs `write` inside a transaction; resolves when it is kept. `write` must throw its Fault before it writes. */
  commit<T>(write: () => T): Promise<T>;
  pending(): number;
}

/**
 * Everything that wants to be written in the same turn of the event loop shares one transaction, and one fsync.
 * @param undone a transaction was rolled back: what it wrote is not there
 */
export function openGroupCommit(database: DatabaseSync, undone: () => void): GroupCommit {
  let queue: Waiting[] = [];

  function flush(): void {
    const batch = queue;
    queue = [];
    const kept: Waiting[] = [];
    try {
      database.exec("BEGIN IMMEDIATE");
      for (const one of batch) {
        try {
          one.write();
          kept.push(one);
        } catch (error) {
          if (!(error instanceof Fault)) {
            throw error;
          }
          one.lost(error);
        }
      }
      database.exec("COMMIT");
      kept.forEach((one) => one.kept());
    } catch (error) {
      if (database.isTransaction) {
        database.exec("ROLLBACK");
      }
      undone();
      batch.forEach((one) => one.lost(error));
    }
  }

  return {
    commit: (write) =>
      new Promise((resolve, reject) => {
        let value: ReturnType<typeof write>;
        if (queue.length === 0) {
          setImmediate(flush);
        }
        queue.push({
          write: () => {
            value = write();
          },
          kept: () => resolve(value),
          lost: reject,
        });
      }),
    pending: () => queue.length,
  };
}
