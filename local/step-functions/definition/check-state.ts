import { assertResource } from "../tasks/resource.ts";
import { refuse } from "./refuse.ts";
import type { Path } from "./refuse.ts";
import type { ChoiceRule, Retrier, State } from "./schema.ts";

const RULE_FIELDS = new Set(["Comment", "Condition", "Output", "Assign", "Next"]);

/** What a schema of single fields cannot see. */
export function assertState(state: State, path: Path): void {
  if (state.Type === "Choice" && state.QueryLanguage === "JSONata") {
    state.Choices.forEach((rule, at) => assertRule(rule, [...path, "Choices", at]));
  }
  if (state.Type !== "Task" && state.Type !== "Map") {
    return;
  }
  assertAllIsLast(state.Retry, [...path, "Retry"]);
  assertAllIsLast(state.Catch, [...path, "Catch"]);
  state.Retry.forEach((retrier, at) => assertDelays(retrier, [...path, "Retry", at]));
  if (state.Type === "Task") {
    assertResource(state, path);
    const { TimeoutSeconds, HeartbeatSeconds } = state;
    if (
      typeof TimeoutSeconds === "number" &&
      typeof HeartbeatSeconds === "number" &&
      HeartbeatSeconds >= TimeoutSeconds
    ) {
      refuse([...path, "HeartbeatSeconds"], "HeartbeatSeconds must be smaller than TimeoutSeconds");
    }
  }
}

/** The rules of JSONPath are read by `json-path/check-paths.ts`. */
function assertRule(rule: ChoiceRule, path: Path): void {
  if (rule.Condition === undefined) {
    refuse(path, "These fields are required: [Condition]");
  }
  const unknown = Object.keys(rule).find((key) => !RULE_FIELDS.has(key));
  if (unknown !== undefined) {
    refuse(path, `the field '${unknown}' is not implemented`);
  }
}

function assertAllIsLast(handlers: { ErrorEquals: string[] }[], path: Path): void {
  for (const [at, { ErrorEquals }] of handlers.entries()) {
    if (ErrorEquals.includes("States.ALL") && (ErrorEquals.length > 1 || at < handlers.length - 1)) {
      refuse([...path, at], "States.ALL must stand alone and last");
    }
  }
}

function assertDelays({ MaxDelaySeconds, IntervalSeconds }: Retrier, path: Path): void {
  if (MaxDelaySeconds !== undefined && MaxDelaySeconds <= IntervalSeconds) {
    refuse([...path, "MaxDelaySeconds"], "MaxDelaySeconds must be greater than IntervalSeconds");
  }
}
