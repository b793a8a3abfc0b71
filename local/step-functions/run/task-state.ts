import type { Json, TaskState } from "../definition/schema.ts";
import { StateError } from "../fault.ts";
import { newToken } from "../names.ts";
import { resourceOf } from "../tasks/resource.ts";
import type { Resource } from "../tasks/resource.ts";
import { argumentsOf, effectiveInput, fieldOf, wholeSeconds } from "./data-flow.ts";
import { failState } from "./fail-state.ts";
import { limited, stateAs } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { leaveState } from "./leave-state.ts";
import { taskEnded, taskScheduled, taskSubmitted } from "./task-events.ts";

/** Makes the next attempt of a Task ready to be called. Its token is on disk before anybody can see it. */
export async function scheduleTask(journey: Journey): Promise<void> {
  const { execution, now } = journey;
  const state = stateAs(journey, "Task");
  const resource = taskResource(state);
  execution.due = null;
  execution.attempt += 1;
  execution.token = resource.callback ? newToken(execution.id, execution.attempt) : null;
  const given = await argumentsOf(journey, state, effectiveInput(journey, state));
  const parameters = limited(given, execution.state);
  const timeout = await seconds("TimeoutSeconds");
  const heartbeat = await seconds("HeartbeatSeconds");
  taskScheduled(journey, resource, parameters, {
    ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
  });
  execution.parameters = parameters;
  execution.due = timeout === undefined ? null : now + timeout * 1000;
  execution.heartbeatEvery = heartbeat ?? null;
  execution.heartbeat = heartbeat === undefined ? null : now + heartbeat * 1000;
  execution.phase = "calling";

  async function seconds(field: "TimeoutSeconds" | "HeartbeatSeconds"): Promise<number | undefined> {
    const value = await fieldOf(journey, state, field);
    return value === undefined ? undefined : wholeSeconds(value, field, 1, state.QueryLanguage === "JSONata");
  }
}

/** The call has answered: the Task is done, or waits for its token. @param result JSON text */
export async function callReturned(journey: Journey, result: string): Promise<void> {
  const { execution } = journey;
  const resource = taskResource(stateAs(journey, "Task"));
  if (!resource.callback) {
    return await taskSucceeded(journey, result);
  }
  taskSubmitted(journey, resource, result);
  execution.phase = "callback";
  execution.parameters = null;
}

export async function taskSucceeded(journey: Journey, result: string): Promise<void> {
  const state = stateAs(journey, "Task");
  const resource = taskResource(state);
  if (resource.callback && journey.execution.phase === "calling") {
    // The token came back before the answer of the call that handed it out.
    taskSubmitted(journey, resource);
  }
  try {
    limited(result, resource.type === "function" ? resource.name : resource.type);
  } catch (error) {
    if (error instanceof StateError) {
      return await taskFailed(journey, error);
    }
    throw error;
  }
  taskEnded(journey, resource, "Succeeded", { output: result });
  const parsed: Json = JSON.parse(result);
  await leaveState(journey, state, result, { result: parsed });
}

export async function taskFailed(journey: Journey, { error, cause }: StateError): Promise<void> {
  taskEnded(journey, taskResource(stateAs(journey, "Task")), "Failed", { error, cause });
  await failState(journey, new StateError(error, cause));
}

export async function taskTimedOut(journey: Journey): Promise<void> {
  const failure = new StateError("States.Timeout");
  taskEnded(journey, taskResource(stateAs(journey, "Task")), "TimedOut", { error: failure.error });
  await failState(journey, failure);
}

export function taskResource(state: TaskState): Resource {
  const resource = resourceOf(state.Resource);
  if (resource === undefined) {
    throw new Error(`the resource '${state.Resource}' is not implemented`);
  }
  return resource;
}
