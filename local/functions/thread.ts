import { Worker } from "node:worker_threads";
import type { FromThread, Invocation, Outcome } from "./messages.ts";

/** A worker thread that answers one invocation at a time. */
export interface Thread {
  /** Names of the functions it has loaded. */
  knows: Set<string>;
  /** When its last invocation ended, as performance.now() tells. */
  lastUsed: number;
  busy: boolean;
  /** Whether the thread has ended or will not answer again. */
  gone: boolean;
  run(invocation: Invocation): Promise<Outcome>;
  stop(): Promise<void>;
}

export interface ThreadOptions {
  code: URL;
  offset: Float64Array<SharedArrayBuffer>;
  log(text: string): void;
}

/** To load a bundle may take longer than the function's own time, as Lambda's initialisation. Milliseconds. */
const loading = 30_000;

export function startThread(options: ThreadOptions): Thread {
  const worker = new Worker(options.code, {
    stdout: true,
    stderr: true,
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 80 },
    workerData: options.offset,
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream.on("data", (chunk: Buffer) => options.log(chunk.toString()));
  let current: Invocation | undefined;
  let late: NodeJS.Timeout | undefined;
  let settle: ((outcome: Outcome) => void) | undefined;

  const finish = (outcome: Outcome): void => {
    clearTimeout(late);
    thread.busy = false;
    thread.lastUsed = performance.now();
    settle?.(outcome);
    settle = undefined;
  };
  const limit = (time: number): void => {
    clearTimeout(late);
    late = setTimeout(() => {
      thread.gone = true;
      finish(failure("Sandbox.Timedout", timeoutMessage(current)));
      void worker.terminate();
    }, time);
  };

  const thread: Thread = {
    knows: new Set(),
    lastUsed: performance.now(),
    busy: false,
    gone: false,
    run: (invocation) =>
      new Promise((resolve) => {
        thread.busy = true;
        current = invocation;
        settle = resolve;
        limit(thread.knows.has(invocation.deployed.name) ? invocation.timeout : loading);
        thread.knows.add(invocation.deployed.name);
        worker.postMessage(invocation, []);
      }),
    stop: async () => {
      thread.gone = true;
      await worker.terminate();
    },
  };
  worker.on("message", (message: FromThread) => {
    if (message === "begun") limit(current?.timeout ?? loading);
    else finish(message);
  });
  worker.on("error", (error: Error & { code?: string }) => {
    thread.gone = true;
    options.log(`${current?.deployed.name ?? ""} ${error.stack ?? error.message}\n`);
    const type = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "Runtime.OutOfMemory" : "Runtime.ExitError";
    finish(failure(type, error.message));
  });
  worker.on("exit", (code) => {
    thread.gone = true;
    finish(failure("Runtime.ExitError", `Runtime exited with error: exit status ${code}`));
  });
  return thread;
}

function timeoutMessage(invocation: Invocation | undefined): string {
  const seconds = ((invocation?.timeout ?? 0) / 1000).toFixed(2);
  return `RequestId: ${invocation?.requestId} Error: Task timed out after ${seconds} seconds`;
}

function failure(type: string, message: string): Outcome {
  return { payload: JSON.stringify({ errorType: type, errorMessage: message }), error: { type, message } };
}
