import type { Json, TaskState } from "../definition/schema.ts";
import { evaluate } from "../expressions.ts";
import { StateError } from "../fault.ts";
import { newToken } from "../names.ts";
import { resourceOf } from "../tasks/resource.ts";
import type { Resource } from "../tasks/resource.ts";
import { failState } from "./fail-state.ts";
import { COMPLETE, payload, record, scopeOf, stateAs } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { leaveState } from "./leave-state.ts";

/** Makes the next attempt of a Task ready to be called. Its token is on disk before anybody can see it. */
export async function scheduleTask(journey: Journey): Promise<void> {
  const { execution } = journey;
  const state = stateAs(journey, "Task");
  const resource = taskResource(state);
  execution.due = null;
  execution.attempt += 1;
  execution.token = resource.callback ? newToken(execution.id, execution.attempt) : null;
  const scope = scopeOf(journey);
  const given =
    state.Arguments === undefined
      ? JSON.parse(execution.stateInput)
      : await evaluate(state.Arguments, scope, "Arguments");
  const parameters = payload(given);
  const timeout = state.TimeoutSeconds === undefined ? undefined : await seconds(state.TimeoutSeconds);
  record(journey, "TaskScheduled", {
    ...names(resource),
    region: journey.region,
    parameters,
    ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
  });
  record(journey, "TaskStarted", names(resource));
  execution.parameters = parameters;
  execution.due = timeout === undefined ? null : journey.now + timeout * 1000;
  execution.phase = "calling";

  async function seconds(field: number | string): Promise<number> {
    const value = await evaluate(field, scope, "TimeoutSeconds");
    if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 99_999_999) {
      const cause = `TimeoutSeconds must be a whole number from 1 to 99999999, not ${JSON.stringify(value)}.`;
      throw new StateError("States.QueryEvaluationError", cause, "TimeoutSeconds");
    }
    return value;
  }
}

/** The call has answered: the Task is done, or waits for its token. */
export async function callReturned(journey: Journey, result: Json): Promise<void> {
  const { execution } = journey;
  const resource = taskResource(stateAs(journey, "Task"));
  if (!resource.callback) {
    return await taskSucceeded(journey, result);
  }
  record(journey, "TaskSubmitted", { ...names(resource), output: payload(result), outputDetails: COMPLETE });
  execution.phase = "callback";
  execution.parameters = null;
}

export async function taskSucceeded(journey: Journey, result: Json): Promise<void> {
  const state = stateAs(journey, "Task");
  const resource = taskResource(state);
  if (resource.callback && journey.execution.phase === "calling") {
    // The token came back before the answer of the call that handed it out.
    record(journey, "TaskSubmitted", names(resource));
  }
  record(journey, "TaskSucceeded", { ...names(resource), output: payload(result), outputDetails: COMPLETE });
  await leaveState(journey, state, result, { result });
}

export async function taskFailed(journey: Journey, failure: StateError): Promise<void> {
  record(journey, "TaskFailed", {
    ...names(taskResource(stateAs(journey, "Task"))),
    error: failure.error,
    cause: failure.cause,
  });
  await failState(journey, new StateError(failure.error, failure.cause));
}

export async function taskTimedOut(journey: Journey): Promise<void> {
  const failure = new StateError("States.Timeout", "");
  record(journey, "TaskTimedOut", { ...names(taskResource(stateAs(journey, "Task"))), error: failure.error });
  await failState(journey, failure);
}

export function taskResource(state: TaskState): Resource {
  const resource = resourceOf(state.Resource);
  if (resource === undefined) {
    throw new Error(`the resource '${state.Resource}' is not implemented`);
  }
  return resource;
}

function names(resource: Resource): { resourceType: string; resource: string } {
  return { resourceType: resource.type, resource: resource.name };
}
