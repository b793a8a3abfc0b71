import { parseMachine } from "../definition/parse-machine.ts";
import type { Machine } from "../definition/schema.ts";
import { StateError } from "../fault.ts";
import { OWN_LIMITS } from "../limits.ts";
import type { Execution } from "../store/execution.ts";
import type { Store } from "../store/store.ts";
import { advance, attempt, fireTimer } from "./advance.ts";
import { newJourney, stateAs } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { firstEvent, reviewMap } from "./map-state.ts";
import { createLocks } from "./locks.ts";
import type { Resource } from "../tasks/resource.ts";
import { callReturned, taskFailed, taskResource } from "./task-state.ts";
import { createTimers } from "./timers.ts";
import { createWorkQueue } from "./work-queue.ts";

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
  /** @returns JSON text */
  call: (resource: Resource, parameters: string, signal: AbortSignal) => Promise<string>;
}

/** A call under way. */
interface Flight {
  attempt: number;
  abort: AbortController;
  /** It has come back: nothing is there to be aborted. */
  landed: boolean;
}

type Answer = { result: string } | { error: StateError };

export function createRunner({ store, now, region, call }: RunnerOptions): Runner {
  const locks = createLocks();
  const machines = new Map<number, Machine>();
  const flights = new Map<number, Flight>();
  const queue = createWorkQueue(OWN_LIMITS.callsAtOnce, work);
  const timers = createTimers(now, store.nextWake, fire);
  let closed = false;

  function machineOf(id: number): Machine {
    const machine = machines.get(id) ?? parseMachine(store.definition(id));
    machines.set(id, machine);
    return machine;
  }

  function change(id: number, what: (journey: Journey) => Promise<void> | void): Promise<Journey> {
    return locks.hold(rootOf(id), async () => {
      const execution = store.load(id);
      if (closed || execution === undefined) {
        throw new Error(closed ? "the engine is closed" : `there is no execution ${id}`);
      }
      const before = execution.heartbeat;
      const root = execution.root === null ? execution : store.load(execution.root);
      if (root === undefined) {
        throw new Error(`there is no execution ${execution.root}`);
      }
      const journey = newJourney(execution, root, machineOf(execution.definition), { region, now: now() });
      await what(journey);
      await advance(journey);
      if (journey.events.length + journey.spawned.length > 0 || before !== execution.heartbeat) {
        const spawned = await store.commit(() => keep(journey));
        after(journey);
        spawned.forEach((child) => queue.add(child));
      }
      return journey;
    });
  }

  /** Gives the rows that were made. */
  function keep({ execution, root, events, spawned, childrenEnded, now: at }: Journey): number[] {
    if (execution.parent !== null && store.load(execution.id)?.phase === "closed") {
      return []; // the Map that started it has ended it meanwhile
    }
    if (root !== execution) {
      store.save(root, []);
    }
    store.save(execution, events, root.id);
    if (childrenEnded) {
      store.endChildren(execution.id, at);
    }
    return spawned.map((child) => {
      const made = store.insert(child);
      if (child.root === null) {
        store.save({ ...child, id: made }, [firstEvent(child)]);
      }
      return made;
    });
  }

  function rootOf(id: number): number {
    return store.load(id)?.root ?? id;
  }

  function after({ execution }: Journey): void {
    const flight = flights.get(execution.id);
    if (flight !== undefined && (execution.phase !== "calling" || execution.attempt !== flight.attempt)) {
      flights.delete(execution.id);
      if (!flight.landed) {
        flight.abort.abort();
      }
    }
    timers.expect(execution.due);
    timers.expect(execution.heartbeat);
    timers.expect(execution.deadline);
    if (
      execution.phase === "enter" ||
      execution.phase === "attempt" ||
      (execution.phase === "calling" && !flights.has(execution.id))
    ) {
      queue.add(execution.id);
    }
    if (execution.phase === "closed" && execution.parent !== null) {
      queue.add(execution.parent);
    }
  }

  async function work(id: number): Promise<void> {
    const execution = store.load(id);
    if (execution?.phase !== "calling") {
      await change(id, async (journey) => {
        if (journey.execution.phase === "mapping") {
          await attempt(journey, (j) => reviewMap(j, store.children(id)));
        }
      });
      return;
    }
    if (flights.has(id)) {
      return;
    }
    // The flight stays known until its answer is on disk: nobody may make the same call meanwhile.
    const flight: Flight = { attempt: execution.attempt, abort: new AbortController(), landed: false };
    flights.set(id, flight);
    try {
      const answer = await answerOf(execution, flight.abort.signal);
      flight.landed = true;
      if (flights.get(id) === flight) {
        await change(id, (journey) => land(journey, flight.attempt, answer));
      }
    } finally {
      if (flights.get(id) === flight) {
        flights.delete(id);
      }
    }
  }

  async function land(journey: Journey, number: number, answer: Answer): Promise<void> {
    if (journey.execution.phase === "calling" && journey.execution.attempt === number) {
      await attempt(journey, (j) => ("error" in answer ? taskFailed(j, answer.error) : callReturned(j, answer.result)));
    }
  }

  async function answerOf(execution: Execution, signal: AbortSignal): Promise<Answer> {
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(new StateError("States.Timeout")));
    });
    try {
      const journey = newJourney(execution, execution, machineOf(execution.definition), { region, now: now() });
      const resource = taskResource(stateAs(journey, "Task"));
      return { result: await Promise.race([call(resource, execution.parameters ?? "null", signal), aborted]) };
    } catch (error) {
      return { error: error instanceof StateError ? error : new StateError("States.TaskFailed", String(error)) };
    }
  }

  async function fire(): Promise<void> {
    for (;;) {
      const ids = closed ? [] : store.dueBy(now(), OWN_LIMITS.timersAtOnce);
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
