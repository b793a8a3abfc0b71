import type { Json } from "../definition/schema.ts";
import { evaluate } from "../expressions.ts";
import { fill } from "../json-path/template.ts";
import { reshape } from "./data-flow.ts";
import type { Reshaping } from "./data-flow.ts";
import { succeed } from "./end.ts";
import { COMPLETE, currentState, forgetTask, limited, record } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { rootsOf, scopeOf } from "./scope.ts";

export interface Exit extends Reshaping {
  Output?: Json | undefined;
  Assign?: Record<string, Json> | undefined;
  /** Absent: the execution has succeeded. */
  Next?: string | undefined;
}

/**
 * Leaves the present state: Output and Assign both see the variables as they were before.
 * @param result JSON text: the output if nothing says otherwise
 * @param more result or errorOutput, for `$states`
 * @param at where the exit is written, for the EvaluationFailed event
 * @throws StateError before anything has changed
 */
export async function leaveState(
  journey: Journey,
  exit: Exit,
  result: string,
  more: Record<string, unknown> = {},
  at = "",
): Promise<void> {
  const { execution } = journey;
  const { Type } = currentState(journey);
  const output = limited(await outputOf(journey, exit, result, more, at), execution.state);
  const assigned = Object.entries(await assignedBy(journey, exit, result, more, at));
  record(journey, `${Type}StateExited`, {
    name: execution.state,
    output,
    outputDetails: COMPLETE,
    ...(assigned.length === 0
      ? {}
      : {
          assignedVariables: Object.fromEntries(assigned.map(([name, value]) => [name, JSON.stringify(value)])),
          assignedVariablesDetails: COMPLETE,
        }),
  });
  if (assigned.length > 0) {
    execution.variables = JSON.stringify({ ...JSON.parse(execution.variables), ...Object.fromEntries(assigned) });
  }
  forgetTask(execution);
  if (exit.Next === undefined) {
    return succeed(journey, output);
  }
  execution.state = exit.Next;
  execution.stateInput = output;
  execution.retries = "[]";
  execution.phase = "enter";
}

async function outputOf(
  journey: Journey,
  exit: Exit,
  result: string,
  more: Record<string, unknown>,
  at: string,
): Promise<string> {
  if (currentState(journey).QueryLanguage === "JSONPath") {
    return reshape(journey, exit, result);
  }
  return exit.Output === undefined
    ? result
    : JSON.stringify(await evaluate(exit.Output, scopeOf(journey, more), `${at}Output`));
}

async function assignedBy(
  journey: Journey,
  exit: Exit,
  result: string,
  more: Record<string, unknown>,
  at: string,
): Promise<{ [name: string]: Json }> {
  if (exit.Assign === undefined) {
    return {};
  }
  const values =
    currentState(journey).QueryLanguage === "JSONPath"
      ? fill(exit.Assign, rootsOf(journey, JSON.parse(result)))
      : await evaluate(exit.Assign, scopeOf(journey, more), `${at}Assign`);
  return Object.fromEntries(Object.entries(Object(values)));
}
