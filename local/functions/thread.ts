import { Worker } from "node:worker_threads";
import type { Invocation, Outcome } from "./messages.ts";
import type { FunctionDefinition } from "./definition.ts";

/** A worker thread that holds one function and answers one invocation at a time. */
export interface Thread {
  definition: FunctionDefinition;
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
  log(functionName: string, text: string): void;
}

export function startThread(definition: FunctionDefinition, options: ThreadOptions): Thread {
  const worker = new Worker(options.code, {
    name: definition.name,
    env: definition.environment,
    stdout: true,
    stderr: true,
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 96 },
    workerData: {
      offset: options.offset,
      module: definition.module,
      handler: definition.handler,
      functionName: definition.name,
      functionArn: definition.arn,
      memory: definition.memory,
    },
  });
  for (const stream of [worker.stdout, worker.stderr])
    stream.on("data", (chunk: Buffer) => options.log(definition.name, chunk.toString()));
  let settle: ((outcome: Outcome) => void) | undefined;
  const finish = (outcome: Outcome): void => {
    thread.busy = false;
    settle?.(outcome);
    settle = undefined;
  };
  let ready = (): void => undefined;
  const loaded = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const thread: Thread = {
    definition,
    lastUsed: 0,
    busy: false,
    gone: false,
    run: async (invocation) => {
      thread.busy = true;
      await loaded;
      return new Promise((resolve) => {
        const late = setTimeout(() => {
          thread.gone = true;
          finish(failure("Sandbox.Timedout", timeoutMessage(invocation)));
          void worker.terminate();
        }, invocation.timeout);
        settle = (outcome) => {
          clearTimeout(late);
          resolve(outcome);
        };
        if (thread.gone) finish(failure("Runtime.ExitError", "The runtime ended before the invocation"));
        else worker.postMessage(invocation, []);
      });
    },
    stop: async () => {
      thread.gone = true;
      await worker.terminate();
      finish(failure("Sandbox.Stopped", "The local system was stopped"));
    },
  };
  worker.on("message", (message: Outcome | "ready") => (message === "ready" ? ready() : finish(message)));
  worker.on("error", (error: Error & { code?: string }) => {
    thread.gone = true;
    options.log(definition.name, `${error.stack ?? error.message}\n`);
    finish(
      failure(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "Runtime.OutOfMemory" : "Runtime.ExitError", error.message),
    );
  });
  worker.on("exit", (code) => {
    thread.gone = true;
    ready();
    finish(failure("Runtime.ExitError", `Runtime exited with error: exit status ${code}`));
  });
  return thread;
}

function timeoutMessage(invocation: Invocation): string {
  return `RequestId: ${invocation.requestId} Error: Task timed out after ${(invocation.timeout / 1000).toFixed(2)} seconds`;
}

function failure(type: string, message: string): Outcome {
  return { payload: JSON.stringify({ errorType: type, errorMessage: message }), error: { type, message } };
}
