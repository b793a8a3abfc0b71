import { createWriteStream, renameSync, statSync } from "node:fs";
import { open } from "node:fs/promises";

/** The log of all functions: one file, the older half moved aside when it becomes large. */
export interface FunctionLog {
  write(text: string): void;
  /** The last lines. */
  tail(): Promise<string>;
  close(): Promise<void>;
}

const largest = 20 * 1024 * 1024;

export function openFunctionLog(file: string): FunctionLog {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: "a" });
  return {
    write: (text) => void stream.write(text),
    tail: async () => {
      const handle = await open(file, "r");
      try {
        const { size } = await handle.stat();
        const length = Math.min(size, 64 * 1024);
        const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
        return buffer.toString();
      } finally {
        await handle.close();
      }
    },
    close: () => new Promise((resolve) => stream.end(resolve)),
  };
}
