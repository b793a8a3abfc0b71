import { Fault } from "../fault.ts";
import { assertResource } from "../tasks/resource.ts";
import { assertExpressions } from "./check-expressions.ts";
import { refuse } from "./refuse.ts";
import { machineSchema } from "./schema.ts";
import type { Machine, State } from "./schema.ts";

/**
 * Reads a definition.
 * @throws Fault `InvalidDefinition` naming the path of the first thing that is wrong or not implemented.
 */
export function parseMachine(definition: string): Machine {
  const result = machineSchema.safeParse(parseJson(definition));
  if (!result.success) {
    const issue = result.error.issues[0];
    const keys = issue?.code === "unrecognized_keys" ? ` '${issue.keys.join("', '")}' is not implemented` : "";
    refuse(issue?.path ?? [], `${issue?.message ?? "not understood"}${keys}`);
  }
  const machine = result.data;
  assertFlow(machine);
  for (const [name, state] of Object.entries(machine.States)) {
    const path = ["States", name];
    assertExpressions(state, path);
    if (state.Type === "Wait" && (state.Seconds === undefined) === (state.Timestamp === undefined)) {
      refuse(path, "exactly one of Seconds and Timestamp is needed");
    }
    if (state.Type === "Task") {
      assertResource(state, path);
      assertAllIsLast(state.Retry, [...path, "Retry"]);
      assertAllIsLast(state.Catch, [...path, "Catch"]);
    }
  }
  return machine;
}

/** Where a state may go, by the field that says so. */
export function exits(state: State): [path: (string | number)[], target: string][] {
  switch (state.Type) {
    case "Task":
      return [...next(state), ...state.Catch.map((c, at): Exit => [["Catch", at, "Next"], c.Next])];
    case "Choice":
      return [
        ...state.Choices.map((c, at): Exit => [["Choices", at, "Next"], c.Next]),
        ...(state.Default === undefined ? [] : [[["Default"], state.Default] satisfies Exit]),
      ];
    case "Wait":
    case "Pass":
      return next(state);
    case "Succeed":
    case "Fail":
      return [];
  }
}

type Exit = [path: (string | number)[], target: string];

function next(state: { Next?: string | undefined }): Exit[] {
  return state.Next === undefined ? [] : [[["Next"], state.Next]];
}

function assertFlow(machine: Machine): void {
  const has = (name: string): boolean => Object.hasOwn(machine.States, name);
  if (!has(machine.StartAt)) {
    refuse(["StartAt"], `there is no state '${machine.StartAt}'`);
  }
  const reached = new Set([machine.StartAt]);
  for (const name of reached) {
    const state = machine.States[name];
    for (const [path, target] of state === undefined ? [] : exits(state)) {
      if (!has(target)) {
        refuse(["States", name, ...path], `there is no state '${target}'`);
      }
      reached.add(target);
    }
  }
  for (const [name, state] of Object.entries(machine.States)) {
    if (!reached.has(name)) {
      refuse(["States", name], "the state is not reachable");
    }
    if ("End" in state || "Next" in state || state.Type === "Task" || state.Type === "Pass" || state.Type === "Wait") {
      if ((state.End === undefined) === (state.Next === undefined)) {
        refuse(["States", name], "exactly one of Next and End is needed");
      }
    }
  }
}

function assertAllIsLast(handlers: { ErrorEquals: string[] }[], path: PropertyKey[]): void {
  for (const [at, { ErrorEquals }] of handlers.entries()) {
    if (ErrorEquals.includes("States.ALL") && (ErrorEquals.length > 1 || at < handlers.length - 1)) {
      refuse([...path, at], "States.ALL must stand alone and last");
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault(
      "InvalidDefinition",
      `Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: ${String(error)}'`,
    );
  }
}
