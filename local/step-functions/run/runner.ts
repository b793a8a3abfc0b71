import { parseMachine } from "../definition/parse-machine.ts";
import type { Json, Machine } from "../definition/schema.ts";
import { StateError } from "../fault.ts";
import type { Store } from "../store/store.ts";
import { advance, attempt, fireTimer } from "./advance.ts";
import type { Journey } from "./journey.ts";
import { stateAs } from "./enter-state.ts";
import { createLocks } from "./locks.ts";
import { callReturned, taskFailed, taskResource } from "./task-state.ts";
import type { Resource } from "../tasks/resource.ts";
import { createTimers } from "./timers.ts";
import { createWorkQueue } from "./work-queue.ts";

/** So many calls to Lambda and DynamoDB at a time. */
const RUNNING_TASKS = 16;
/** So many due timers are handled at a time. */
const TIMERS_AT_ONCE = 64;

export interface Runner {
  /** The parsed definition with this number in the store. */
  machineOf(definition: number): Machine;
  /** Changes one execution, walks on as far as it goes, and keeps both in one transaction. A Fault leaves all as it was. */
  change(id: number, what: (journey: Journey) => Promise<void> | void): Promise<Journey>;
  /** A new execution is on disk. */
  started(id: number, deadline: number | null): void;
  isBusy(): boolean;
  look(): void;
  close(): Promise<void>;
}

export interface RunnerOptions {
  store: Store;
  now: () => number;
  region: string;
  call: (resource: Resource, parameters: Json, signal: AbortSignal) => Promise<Json>;
}

export function createRunner({ store, now, region, call }: RunnerOptions): Runner {
  const locks = createLocks();
  const machines = new Map<number, Machine>();
  const flights = new Map<number, { attempt: number; abort: AbortController }>();
  const queue = createWorkQueue(RUNNING_TASKS, work);
  const timers = createTimers(now, store.nextWake, fire);
  let closed = false;

  function machineOf(id: number): Machine {
    const machine = machines.get(id) ?? parseMachine(store.definition(id));
    machines.set(id, machine);
    return machine;
  }

  function change(id: number, what: (journey: Journey) => Promise<void> | void): Promise<Journey> {
    return locks.hold(id, async () => {
      const execution = store.load(id);
      if (closed || execution === undefined) {
        throw new Error(closed ? "the engine is closed" : `there is no execution ${id}`);
      }
      const journey = { execution, machine: machineOf(execution.definition), region, now: now(), events: [] };
      await what(journey);
      await advance(journey);
      if (journey.events.length > 0) {
        await store.commit(() => store.save(execution, journey.events));
        after(journey);
      }
      return journey;
    });
  }

  function after({ execution }: Journey): void {
    const flight = flights.get(execution.id);
    if (flight !== undefined && (execution.phase !== "calling" || execution.attempt !== flight.attempt)) {
      flights.delete(execution.id);
      flight.abort.abort();
    }
    timers.expect(execution.due);
    timers.expect(execution.deadline);
    if (execution.phase === "enter" || (execution.phase === "calling" && !flights.has(execution.id))) {
      queue.add(execution.id);
    }
  }

  async function work(id: number): Promise<void> {
    const journey = await change(id, () => undefined);
    const { execution } = journey;
    if (execution.phase !== "calling" || flights.has(id) || closed) {
      return;
    }
    const flight = { attempt: execution.attempt, abort: new AbortController() };
    flights.set(id, flight);
    const answer = await answerOf(journey, flight.abort.signal);
    if (flights.get(id) !== flight) {
      return;
    }
    flights.delete(id);
    await change(id, async (current) => {
      if (current.execution.phase === "calling" && current.execution.attempt === flight.attempt) {
        await attempt(current, (j) =>
          "error" in answer ? taskFailed(j, answer.error) : callReturned(j, answer.result),
        );
      }
    });
  }

  async function answerOf(journey: Journey, signal: AbortSignal): Promise<{ result: Json } | { error: StateError }> {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(new StateError("States.Timeout", "")));
    });
    try {
      const parameters: Json = JSON.parse(journey.execution.parameters ?? "null");
      const resource = taskResource(stateAs(journey, "Task"));
      return { result: await Promise.race([call(resource, parameters, signal), aborted]) };
    } catch (error) {
      return { error: error instanceof StateError ? error : new StateError("States.TaskFailed", String(error)) };
    }
  }

  async function fire(): Promise<void> {
    for (;;) {
      const ids = closed ? [] : store.dueBy(now(), TIMERS_AT_ONCE);
      if (ids.length === 0) {
        return;
      }
      await Promise.all(ids.map((id) => change(id, fireTimer)));
    }
  }

  for (const id of store.withWork()) {
    queue.add(id);
  }
  timers.look();

  return {
    machineOf,
    change,
    started: (id, deadline) => {
      timers.expect(deadline);
      queue.add(id);
    },
    isBusy: () => !queue.idle() || locks.held() > 0 || store.pending() > 0,
    look: timers.look,
    close: async () => {
      closed = true;
      timers.stop();
      queue.stop();
      flights.forEach((flight) => flight.abort.abort());
      flights.clear();
      while (locks.held() > 0 || store.pending() > 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
