import { randomUUID } from "node:crypto";
import type { FunctionDefinition } from "./definition.ts";
import type { Outcome } from "./messages.ts";
import { startThread, type Thread, type ThreadOptions } from "./thread.ts";
import { openWaitingLine } from "./waiting-line.ts";

/** Threads alive at once: more of them only take time from each other on a small computer. */
const most = 3;
/** A thread that was idle for so long is retired. Milliseconds. */
const idleFor = 120_000;
/** What can wait, waits no longer than this behind what cannot. Milliseconds. */
const patience = 30_000;

interface Waiting {
  definition: FunctionDefinition;
  payload: string;
  resolve(outcome: Outcome): void;
}

/** Runs functions in worker threads that are started when needed. */
export interface Pool {
  /** @param canWait others go first while threads are scarce */
  invoke(definition: FunctionDefinition, payload: string, canWait?: boolean): Promise<Outcome>;
  /** Invocations running or waiting. */
  busy(): number;
  /** Grows with every invocation: equal numbers before and after mean that nothing ran between. */
  started(): number;
  /** Ends the threads that are at work, as crashes of their runtimes would: who called is told so. Answers how many. */
  crash(): number;
  /** Ends all threads. What was under way never answers: who called does it again after the next start. */
  close(): Promise<void>;
}

export function openPool(options: ThreadOptions): Pool {
  let threads: Thread[] = [];
  const line = openWaitingLine<Waiting>(patience, () => performance.now());
  const state = { closed: false, running: 0, started: 0 };

  const pump = (): void => {
    while (line.length() > 0 && !state.closed) {
      const next = line.first();
      const thread = next && (idle(next.definition) ?? fresh());
      if (!next || !thread) return;
      line.leave();
      void run(thread, next);
    }
  };

  /** An idle thread, rather one that has the function loaded. */
  const idle = ({ deployed }: FunctionDefinition): Thread | undefined => {
    threads = threads.filter((thread) => !thread.gone);
    const free = threads.filter((thread) => !thread.busy);
    return free.find((thread) => thread.knows.has(deployed.name)) ?? free[0];
  };

  const fresh = (): Thread | undefined => {
    if (threads.length >= most) return undefined;
    const thread = startThread(options);
    threads.push(thread);
    return thread;
  };

  const run = async (thread: Thread, { definition, payload, resolve }: Waiting): Promise<void> => {
    state.running += 1;
    state.started += 1;
    const { deployed, timeout } = definition;
    const outcome = await thread.run({ deployed, requestId: randomUUID(), payload, timeout });
    state.running -= 1;
    if (state.closed) return;
    resolve(outcome);
    pump();
  };

  const retiring = setInterval(() => {
    const old = threads.filter((thread) => !thread.busy && performance.now() - thread.lastUsed > idleFor);
    for (const thread of old) void thread.stop();
  }, idleFor / 2);

  return {
    invoke: (definition, payload, canWait = false) =>
      new Promise((resolve) => {
        line.join({ definition, payload, resolve }, canWait);
        pump();
      }),
    busy: () => state.running + line.length(),
    started: () => state.started,
    crash: () => {
      const working = threads.filter((thread) => thread.busy && !thread.gone);
      for (const thread of working) void thread.stop();
      return working.length;
    },
    close: async () => {
      state.closed = true;
      clearInterval(retiring);
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}
