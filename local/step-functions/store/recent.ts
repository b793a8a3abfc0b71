import type { Execution } from "./execution.ts";

/** Rows kept at most, and characters a row may have to be kept: about 16 MB together. */
const MOST = 4000;
const LONGEST = 4096;

export interface Recent {
  get(id: number): Execution | undefined;
  put(execution: Execution): void;
  clear(): void;
}

/** Running rows as they stand on disk. The file has one writer, so what it wrote last is what is there. */
export function createRecent(): Recent {
  const rows = new Map<number, Execution>();
  return {
    get: (id) => {
      const row = rows.get(id);
      return row === undefined ? undefined : { ...row };
    },
    put: (execution) => {
      const { id, phase, input, stateInput, variables, parameters } = execution;
      const length = input.length + stateInput.length + variables.length + (parameters?.length ?? 0);
      if (phase === "closed" || length > LONGEST) {
        rows.delete(id);
        return;
      }
      if (rows.size >= MOST) {
        rows.clear();
      }
      rows.set(id, { ...execution });
    },
    clear: () => rows.clear(),
  };
}
