import { randomUUID } from "node:crypto";
import type { Json, MapState } from "../definition/schema.ts";
import { evaluate } from "../expressions.ts";
import { StateError, StateProblem } from "../fault.ts";
import { LIMITS } from "../limits.ts";
import { fill } from "../json-path/template.ts";
import { need } from "../json-path/paths.ts";
import { freshExecution } from "../store/execution.ts";
import type { Execution, Fresh, HistoryEvent } from "../store/execution.ts";
import { effectiveInput, fieldOf } from "./data-flow.ts";
import { failState } from "./fail-state.ts";
import { COMPLETE, limited, record, stateAs } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { leaveState } from "./leave-state.ts";
import { rootsOf, scopeOf } from "./scope.ts";

/** What a Map keeps while it runs, in the row's `parameters`. */
interface Progress {
  items: Json[];
  /** So many items have been begun. */
  begun: number;
  atOnce: number;
  /** So many may fail. */
  tolerated: number;
  startedEvent: number;
  runArn: string;
}

/** The service's limit of executions of a distributed Map. */
const EXECUTIONS_AT_ONCE = 10_000;

/** Begins the items of a Map: rows of their own, each a part of this execution (inline) or an execution (distributed). */
export async function startMap(journey: Journey): Promise<void> {
  const { execution } = journey;
  const state = stateAs(journey, "Map");
  const { distributed } = state.ItemProcessor;
  const items = await itemsOf(journey, state);
  const atOnce = await count(journey, state, "MaxConcurrency");
  const percentage = await count(journey, state, "ToleratedFailurePercentage");
  const tolerated = Math.max(await count(journey, state, "ToleratedFailureCount"), (percentage / 100) * items.length);
  const most = distributed ? EXECUTIONS_AT_ONCE : LIMITS.inlineIterations;
  record(journey, "MapStateStarted", { length: items.length });
  const startedEvent = journey.root.lastEvent;
  const label = state.Label ?? execution.state.replace(/\W/gu, "").slice(0, 40);
  const run = `${execution.machine.replace(":stateMachine:", ":mapRun:")}/${label}:${randomUUID()}`;
  if (distributed) {
    record(journey, "MapRunStarted", { mapRunArn: run });
  }
  execution.phase = "mapping";
  const progress = {
    items,
    begun: 0,
    atOnce: atOnce === 0 ? most : Math.min(atOnce, most),
    tolerated,
    startedEvent,
    runArn: run,
  };
  await begin(journey, state, progress, progress.atOnce);
  if (items.length === 0) {
    await finish(journey, state, []);
  }
}

/** Looks at what the Map has begun: begins more, ends it, or fails it. Asked again it does nothing twice. */
export async function reviewMap(journey: Journey, children: Execution[]): Promise<void> {
  const { execution } = journey;
  const state = stateAs(journey, "Map");
  const progress: Progress = JSON.parse(execution.parameters ?? "{}");
  const failed = children.filter(({ phase, status }) => phase === "closed" && status !== "SUCCEEDED");
  const running = children.filter(({ phase }) => phase !== "closed");
  execution.previousEvent = Math.max(
    execution.previousEvent,
    ...children.map((child) => (child.root === null ? 0 : child.previousEvent)),
  );
  if (failed.length > progress.tolerated) {
    return await abandon(journey, state, failed, running);
  }
  const free = progress.atOnce - running.length;
  if (progress.begun < progress.items.length && free > 0) {
    await begin(journey, state, progress, free);
  } else if (running.length === 0 && progress.begun === progress.items.length) {
    await finish(journey, state, children);
  }
}

async function begin(journey: Journey, state: MapState, progress: Progress, most: number): Promise<void> {
  const { execution, now } = journey;
  const until = Math.min(progress.items.length, progress.begun + most);
  for (let index = progress.begun; index < until; index += 1) {
    const Item = { Index: index, Value: progress.items[index] ?? null };
    const outside = execution.item;
    execution.item = JSON.stringify({ Item });
    const input = limited(JSON.stringify(await selected(journey, state, Item.Value)), execution.state);
    journey.spawned.push(child(journey, state, index, input, now, progress));
    execution.item = outside;
  }
  progress.begun = until;
  execution.parameters = JSON.stringify(progress);
}

function child(journey: Journey, state: MapState, index: number, input: string, at: number, progress: Progress): Fresh {
  const { execution, root } = journey;
  const { distributed, StartAt } = state.ItemProcessor;
  const name = randomUUID();
  const fresh: Fresh = {
    ...freshExecution({
      arn: distributed
        ? `${progress.runArn.replace(":mapRun:", ":execution:").replace(/:[^:]*$/u, "")}:${name}`
        : `iteration:${name}`,
      name,
      machine: execution.machine,
      definition: execution.definition,
      role: execution.role,
      started: at,
      input,
      stateInput: input,
      state: StartAt,
      deadline: null,
    }),
    parent: execution.id,
    position: index,
    level: JSON.stringify([...levelOf(execution), execution.state]),
    item: execution.item,
  };
  if (distributed) {
    // An execution of its own sees nothing of this one.
    return { ...fresh, item: null, lastEvent: 1 };
  }
  const before = execution.previousEvent;
  execution.previousEvent = progress.startedEvent;
  record(journey, "MapIterationStarted", { name: execution.state, index });
  execution.previousEvent = before;
  return { ...fresh, root: root.id, variables: execution.variables, previousEvent: root.lastEvent };
}

/** The first event of an execution that a distributed Map starts. */
export function firstEvent({ input, role, started }: Fresh): HistoryEvent {
  const details = { input, inputDetails: COMPLETE, roleArn: role };
  return { id: 1, previous: 0, at: started, type: "ExecutionStarted", details };
}

async function finish(journey: Journey, state: MapState, children: Execution[]): Promise<void> {
  if (state.ItemProcessor.distributed) {
    record(journey, "MapRunSucceeded");
  }
  const outputs = children.filter(({ status }) => status === "SUCCEEDED").map(({ output }) => output ?? "null");
  const result = limited(`[${outputs.join(",")}]`, journey.execution.state);
  record(journey, "MapStateSucceeded");
  journey.childrenEnded = true;
  const parsed: Json = JSON.parse(result);
  await leaveState(journey, state, result, { result: parsed });
}

async function abandon(journey: Journey, state: MapState, failed: Execution[], running: Execution[]): Promise<void> {
  const { execution } = journey;
  const first = failed[0];
  const distributed = state.ItemProcessor.distributed;
  const failure = distributed
    ? new StateError("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded")
    : new StateError(first?.error ?? undefined, first?.cause ?? undefined);
  if (distributed) {
    record(journey, "MapRunFailed", { error: failure.error, cause: failure.cause });
  }
  for (const { position } of distributed ? [] : running) {
    record(journey, "MapIterationAborted", { name: execution.state, index: position });
  }
  record(journey, "MapStateFailed");
  journey.childrenEnded = true;
  execution.parameters = null;
  await failState(journey, failure);
}

async function itemsOf(journey: Journey, state: MapState): Promise<Json[]> {
  const input: Json = JSON.parse(effectiveInput(journey, state));
  const items =
    state.ItemsPath !== undefined
      ? need(state.ItemsPath, rootsOf(journey, input))
      : state.Items !== undefined
        ? await evaluate(state.Items, scopeOf(journey), "Items")
        : input;
  if (!Array.isArray(items)) {
    const cause = `The items of the Map must be an array, not ${JSON.stringify(items).slice(0, 1000)}`;
    throw state.Items === undefined
      ? new StateProblem("States.Runtime", cause)
      : new StateProblem("States.QueryEvaluationError", cause, "Items");
  }
  return items;
}

async function selected(journey: Journey, state: MapState, item: Json): Promise<Json> {
  if (state.ItemSelector === undefined) {
    return item;
  }
  return state.QueryLanguage === "JSONPath"
    ? fill(state.ItemSelector, rootsOf(journey, JSON.parse(effectiveInput(journey, state))))
    : await evaluate(state.ItemSelector, scopeOf(journey), "ItemSelector");
}

async function count(
  journey: Journey,
  state: MapState,
  field: "MaxConcurrency" | "ToleratedFailureCount" | "ToleratedFailurePercentage",
): Promise<number> {
  const value = (await fieldOf(journey, state, field)) ?? 0;
  if (typeof value !== "number" || value < 0 || (field !== "ToleratedFailurePercentage" && !Number.isInteger(value))) {
    const cause = `The ${field} field must be a whole number, not ${JSON.stringify(value)}`;
    throw state.QueryLanguage === "JSONata"
      ? new StateProblem("States.QueryEvaluationError", cause, field)
      : new StateProblem("States.Runtime", cause);
  }
  return value;
}

function levelOf({ level }: Execution): string[] {
  return JSON.parse(level);
}
