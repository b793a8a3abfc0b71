import type { Json } from "../definition/schema.ts";
import type { Scope } from "../expressions.ts";
import type { Roots } from "../json-path/paths.ts";
import { machineName } from "../names.ts";
import type { Execution } from "../store/execution.ts";
import type { Journey } from "./journey.ts";

/** The context object. Source: developer guide, "Accessing execution data from the Context object". */
export function contextOf(execution: Execution, root: Execution): { [key: string]: Json } {
  const used: number[] = JSON.parse(execution.retries);
  return {
    Execution: {
      Id: root.arn,
      Input: JSON.parse(root.input),
      Name: root.name,
      RoleArn: root.role,
      StartTime: iso(root.started),
      RedriveCount: 0,
    },
    State: {
      EnteredTime: iso(execution.entered),
      Name: execution.state,
      RetryCount: used.reduce((sum, count) => sum + (count ?? 0), 0),
    },
    StateMachine: { Id: execution.machine, Name: machineName(execution.machine) },
    ...(execution.token === null ? {} : { Task: { Token: execution.token } }),
    ...(execution.item === null ? {} : { Map: JSON.parse(execution.item) }),
  };
}

/** What a JSONata expression of the present state may see. `more` holds result or errorOutput. */
export function scopeOf({ execution, root, now }: Journey, more: Record<string, unknown> = {}): Scope {
  return {
    now,
    variables: JSON.parse(execution.variables),
    states: { input: JSON.parse(execution.stateInput), context: contextOf(execution, root), ...more },
  };
}

/** What a JSONPath of the present state may see. */
export function rootsOf({ execution, root }: Journey, input: Json): Roots {
  return { input, context: contextOf(execution, root), variables: JSON.parse(execution.variables) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
