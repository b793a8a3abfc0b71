import { randomUUID } from "node:crypto";
import type { FunctionDefinition } from "./definition.ts";
import type { Outcome } from "./messages.ts";
import { startThread, type Thread, type ThreadOptions } from "./thread.ts";

/** Worker threads alive at once, over all functions: memory is what a small computer has least of. */
const most = 6;
/** Threads of one function: more of them only take time from each other on a small computer. */
const mostOfOne = 3;

interface Waiting {
  definition: FunctionDefinition;
  payload: string;
  timeout: number;
  resolve(outcome: Outcome): void;
}

/** Runs functions in worker threads that are started when needed and retired when others need the room. */
export interface Pool {
  invoke(definition: FunctionDefinition, payload: string, timeout?: number): Promise<Outcome>;
  /** Invocations running or waiting. */
  busy(): number;
  /** Grows with every invocation: equal numbers before and after mean that nothing ran between. */
  started(): number;
  close(): Promise<void>;
}

export function openPool(options: ThreadOptions): Pool {
  let threads: Thread[] = [];
  const queue: Waiting[] = [];
  const state = { closed: false };
  let running = 0;
  let started = 0;

  /** Starts what can start: first what finds an idle thread, then what finds room for a new one. */
  const pump = (): void => {
    threads = threads.filter((thread) => !thread.gone);
    for (const find of [idle, room]) {
      for (const next of queue.slice()) {
        const thread = state.closed ? undefined : find(next.definition);
        if (thread === undefined) continue;
        queue.splice(queue.indexOf(next), 1);
        void run(thread, next);
      }
    }
  };

  const idle = (definition: FunctionDefinition): Thread | undefined =>
    threads.find((thread) => !thread.busy && !thread.gone && thread.definition === definition);

  /** A new thread, if need be in place of the one that was idle longest. */
  const room = (definition: FunctionDefinition): Thread | undefined => {
    if (threads.filter((thread) => thread.definition === definition).length >= mostOfOne) return undefined;
    if (threads.length >= most) {
      // First the second and third threads of a function, then the one that was idle longest.
      const several = (thread: Thread): number =>
        Number(threads.some((one) => one !== thread && one.definition === thread.definition));
      const [oldest] = threads
        .filter((thread) => !thread.busy)
        .sort((a, b) => several(b) - several(a) || a.lastUsed - b.lastUsed);
      if (oldest === undefined) return undefined;
      threads = threads.filter((thread) => thread !== oldest);
      void oldest.stop();
    }
    const thread = startThread(definition, options);
    threads.push(thread);
    return thread;
  };

  const run = async (thread: Thread, { payload, timeout, resolve }: Waiting): Promise<void> => {
    running += 1;
    started += 1;
    thread.busy = true;
    const outcome = await thread.run({ requestId: randomUUID(), payload, timeout });
    thread.lastUsed = started;
    running -= 1;
    resolve(outcome);
    pump();
  };

  return {
    invoke: (definition, payload, timeout = definition.timeout) =>
      new Promise((resolve, reject) => {
        if (state.closed) return reject(new Error("The local system is stopping"));
        queue.push({ definition, payload, timeout, resolve });
        pump();
      }),
    busy: () => running + queue.length,
    started: () => started,
    close: async () => {
      state.closed = true;
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}
