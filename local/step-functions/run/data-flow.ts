import type { Json, State } from "../definition/schema.ts";
import { LIMITS } from "../limits.ts";
import { evaluate } from "../expressions.ts";
import { StateProblem } from "../fault.ts";
import { lookUp } from "../json-path/template.ts";
import { fill } from "../json-path/template.ts";
import { need, put, readPath } from "../json-path/paths.ts";
import type { Journey } from "./journey.ts";
import { rootsOf, scopeOf } from "./scope.ts";

/** Data stays text as long as nobody looks inside: numbers keep their spelling, and nothing is parsed for nothing. */

/** The input of the state after InputPath (JSONPath); JSONata states work on the input itself. */
export function effectiveInput(journey: Journey, state: State): string {
  const { stateInput } = journey.execution;
  if (!("InputPath" in state) || state.InputPath === undefined || state.InputPath === "$") {
    return stateInput;
  }
  return state.InputPath === null
    ? "{}"
    : JSON.stringify(need(state.InputPath, rootsOf(journey, JSON.parse(stateInput))));
}

/** What a Task is called with, and what a Pass of JSONPath works on. */
export async function argumentsOf(
  journey: Journey,
  state: { Arguments?: Json | undefined; Parameters?: Json | undefined },
  input: string,
): Promise<string> {
  if (state.Arguments !== undefined) {
    return JSON.stringify(await evaluate(state.Arguments, scopeOf(journey), "Arguments"));
  }
  return state.Parameters === undefined
    ? input
    : JSON.stringify(fill(state.Parameters, rootsOf(journey, JSON.parse(input))));
}

/**
 * A field that is a value, an expression (JSONata), or a `…Path` (JSONPath).
 * @returns undefined if the state has none of them
 */
export async function fieldOf<N extends string>(
  journey: Journey,
  state: { [field in N | `${N}Path`]?: string | number | undefined } & State,
  name: N,
): Promise<Json | undefined> {
  const byPath = state[`${name}Path` as const];
  if (typeof byPath === "string") {
    return lookUp(byPath, rootsOf(journey, JSON.parse(effectiveInput(journey, state))));
  }
  const given = state[name];
  if (given === undefined || state.QueryLanguage === "JSONPath") {
    return given;
  }
  return await evaluate(given, scopeOf(journey), name);
}

export interface Reshaping {
  ResultSelector?: Json | undefined;
  ResultPath?: string | null | undefined;
  OutputPath?: string | null | undefined;
}

/** ResultSelector, ResultPath and OutputPath, in this order. Source: developer guide, "Processing input and output". */
export function reshape(journey: Journey, shape: Reshaping, result: string): string {
  const { ResultSelector, ResultPath = "$", OutputPath = "$" } = shape;
  const selected =
    ResultSelector === undefined ? result : JSON.stringify(fill(ResultSelector, rootsOf(journey, JSON.parse(result))));
  const merged = ResultPath === "$" ? selected : merge(journey.execution.stateInput, ResultPath, selected);
  if (OutputPath === "$") {
    return merged;
  }
  return OutputPath === null ? "{}" : JSON.stringify(need(OutputPath, rootsOf(journey, JSON.parse(merged))));
}

function merge(input: string, at: string | null, value: string): string {
  const path = at === null ? undefined : readPath(at);
  return path === undefined ? input : JSON.stringify(put(path, JSON.parse(input), JSON.parse(value)));
}

/** @throws StateProblem if the field gives no whole number in the range */
export function wholeSeconds(value: Json, field: string, least: number, jsonata: boolean): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= LIMITS.seconds) {
    return value;
  }
  const cause = `The ${field} field must be a whole number from ${least} to ${LIMITS.seconds}, not ${JSON.stringify(value)}`;
  throw jsonata
    ? new StateProblem("States.QueryEvaluationError", cause, field)
    : new StateProblem("States.Runtime", cause);
}
