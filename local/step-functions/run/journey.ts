import type { Json, Machine, State } from "../definition/schema.ts";
import type { Scope } from "../expressions.ts";
import { StateError } from "../fault.ts";
import { machineName } from "../names.ts";
import type { Execution, HistoryEvent } from "../store/execution.ts";

/** A working copy of one execution between two commits. Thrown away, it never happened. */
export interface Journey {
  execution: Execution;
  machine: Machine;
  region: string;
  now: number;
  events: HistoryEvent[];
}

export const COMPLETE = { truncated: false };
const DATA_LIMIT = 262_144;

export function currentState(journey: Journey): State {
  const state = journey.machine.States[journey.execution.state];
  if (state === undefined) {
    throw new Error(`the definition of ${journey.execution.arn} has no state '${journey.execution.state}'`);
  }
  return state;
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
export function record(journey: Journey, type: string, details: Record<string, unknown>): void {
  const { execution } = journey;
  execution.lastEvent += 1;
  journey.events.push({ id: execution.lastEvent, previous: execution.previousEvent, at: journey.now, type, details });
  execution.previousEvent = type === "ExecutionStarted" ? 0 : execution.lastEvent;
}

/** What an expression of the present state may see. `more` holds result or errorOutput. */
export function scopeOf(journey: Journey, more: Record<string, unknown> = {}): Scope {
  const { execution, now } = journey;
  const used: number[] = JSON.parse(execution.retries);
  return {
    now,
    variables: JSON.parse(execution.variables),
    states: {
      input: JSON.parse(execution.stateInput),
      context: {
        Execution: {
          Id: execution.arn,
          Input: JSON.parse(execution.input),
          Name: execution.name,
          RoleArn: execution.role,
          StartTime: iso(execution.started),
          RedriveCount: 0,
        },
        State: {
          EnteredTime: iso(execution.entered),
          Name: execution.state,
          RetryCount: used.reduce((sum, count) => sum + (count ?? 0), 0),
        },
        StateMachine: { Id: execution.machine, Name: machineName(execution.machine) },
        ...(execution.token === null ? {} : { Task: { Token: execution.token } }),
      },
      ...more,
    },
  };
}

/** @throws StateError `States.DataLimitExceeded` above 256 KiB, as the service does for every payload. */
export function payload(value: Json): string {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > DATA_LIMIT) {
    throw new StateError("States.DataLimitExceeded", "The size of the payload exceeds the maximum of 262144 bytes.");
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
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
