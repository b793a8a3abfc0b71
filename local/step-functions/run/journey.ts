import type { Machine, State, States } from "../definition/schema.ts";
import { StateError } from "../fault.ts";
import { LIMITS } from "../limits.ts";
import type { Execution, Fresh, HistoryEvent } from "../store/execution.ts";

/** A working copy of one execution between two commits. Thrown away, it never happened. */
export interface Journey {
  execution: Execution;
  /** Whose history it is: the execution itself, or the one an iteration of a Map belongs to. */
  root: Execution;
  machine: Machine;
  region: string;
  now: number;
  events: HistoryEvent[];
  /** Rows to be made with it. */
  spawned: Fresh[];
  /** What the present row's Map has started is over. */
  childrenEnded: boolean;
}

export function newJourney(
  execution: Execution,
  root: Execution,
  machine: Machine,
  { region, now }: { region: string; now: number },
): Journey {
  return { execution, root, machine, region, now, events: [], spawned: [], childrenEnded: false };
}

export const COMPLETE = { truncated: false };

export function currentState(journey: Journey): State {
  const level: string[] = JSON.parse(journey.execution.level);
  const state = statesAt(journey.machine, level)[journey.execution.state];
  if (state === undefined) {
    throw new Error(`the definition of ${journey.execution.arn} has no state '${journey.execution.state}'`);
  }
  return state;
}

/** The states of the machine, or those inside of Map states. */
function statesAt(machine: Machine, level: readonly string[]): States {
  return level.reduce((states, name) => {
    const state = states[name];
    return state?.Type === "Map" ? state.ItemProcessor.States : {};
  }, machine.States);
}

/** The present state, known to be of this type. */
export function stateAs<T extends State["Type"]>(journey: Journey, type: T): Extract<State, { Type: T }> {
  const state = currentState(journey);
  if (!isType(state, type)) {
    throw new Error(`'${journey.execution.state}' is not a ${type} state`);
  }
  return state;
}

function isType<T extends State["Type"]>(state: State, type: T): state is Extract<State, { Type: T }> {
  return state.Type === type;
}

/** Adds an event to the history. The first event of the first state follows 0, as in the service. */
export function record(journey: Journey, type: string, details?: Record<string, unknown>): void {
  const { execution, root } = journey;
  root.lastEvent += 1;
  const id = root.lastEvent;
  journey.events.push({ id, previous: execution.previousEvent, at: journey.now, type, details: details ?? null });
  execution.previousEvent = type === "ExecutionStarted" ? 0 : id;
}

/** Remembers that the event just recorded is the one by which the state was entered, and what it followed. */
export function recordEntry(journey: Journey, type: string, details: Record<string, unknown>): void {
  journey.execution.enteredAfter = journey.execution.previousEvent;
  record(journey, type, details);
  journey.execution.enteredEvent = journey.root.lastEvent;
}

/**
 * @param who the state or task whose result it is
 * @throws StateError `States.DataLimitExceeded` above 256 KiB, as the service does for every payload
 */
export function limited(text: string, who: string): string {
  if (text.length > LIMITS.payloadBytes / 3 && Buffer.byteLength(text) > LIMITS.payloadBytes) {
    throw new StateError(
      "States.DataLimitExceeded",
      `The state/task '${who}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  }
  return text;
}

export function close(
  journey: Journey,
  status: Exclude<Execution["status"], "RUNNING">,
  end: { output?: string; error?: string; cause?: string },
): void {
  Object.assign(journey.execution, end);
  const { execution } = journey;
  journey.childrenEnded ||= execution.phase === "mapping";
  execution.status = status;
  execution.stopped = journey.now;
  execution.phase = "closed";
  forgetTask(execution);
  execution.deadline = null;
}

export function forgetTask(execution: Execution): void {
  execution.token = null;
  execution.parameters = null;
  execution.due = null;
  execution.heartbeat = null;
  execution.heartbeatEvery = null;
}
