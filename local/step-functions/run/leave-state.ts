import type { Json } from "../definition/schema.ts";
import { evaluate } from "../expressions.ts";
import { COMPLETE, close, currentState, forgetTask, payload, record, scopeOf } from "./journey.ts";
import type { Journey } from "./journey.ts";

export interface Exit {
  Output?: Json | undefined;
  Assign?: Record<string, Json> | undefined;
  /** Absent: the execution has succeeded. */
  Next?: string | undefined;
}

/**
 * Leaves the present state: Output and Assign both see the variables as they were before.
 * @param otherwise the output if there is no Output
 * @param more result or errorOutput, for `$states`
 * @throws StateError before anything has changed
 */
export async function leaveState(
  journey: Journey,
  exit: Exit,
  otherwise: Json,
  more: Record<string, unknown> = {},
  at = "",
): Promise<void> {
  const { execution } = journey;
  const scope = scopeOf(journey, more);
  const output = payload(exit.Output === undefined ? otherwise : await evaluate(exit.Output, scope, `${at}Output`));
  const assigned: [string, Json][] = [];
  for (const [name, value] of Object.entries(exit.Assign ?? {})) {
    assigned.push([name, await evaluate(value, scope, `${at}Assign/${name}`)]);
  }
  record(journey, `${currentState(journey).Type}StateExited`, {
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
  execution.variables = JSON.stringify({ ...scope.variables, ...Object.fromEntries(assigned) });
  forgetTask(execution);
  if (exit.Next === undefined) {
    record(journey, "ExecutionSucceeded", { output, outputDetails: COMPLETE });
    close(journey, "SUCCEEDED", { output });
    return;
  }
  execution.state = exit.Next;
  execution.stateInput = output;
  execution.retries = "[]";
  execution.phase = "enter";
}
