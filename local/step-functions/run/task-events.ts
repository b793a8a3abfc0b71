import type { Resource } from "../tasks/resource.ts";
import { COMPLETE, record } from "./journey.ts";
import type { Journey } from "./journey.ts";

interface Limits {
  timeoutInSeconds?: number;
  heartbeatInSeconds?: number;
}

/**
 * The events of a task. A function named as the Resource itself has its own, older kind; everything else is a Task.
 * Source: API reference, HistoryEvent.
 */
export function taskScheduled(journey: Journey, resource: Resource, parameters: string, limits: Limits): void {
  if (resource.type === "function") {
    const { timeoutInSeconds } = limits;
    record(journey, "LambdaFunctionScheduled", {
      resource: resource.name,
      input: parameters,
      inputDetails: COMPLETE,
      ...(timeoutInSeconds === undefined ? {} : { timeoutInSeconds }),
    });
    return record(journey, "LambdaFunctionStarted");
  }
  record(journey, "TaskScheduled", { ...names(resource), region: journey.region, parameters, ...limits });
  record(journey, "TaskStarted", names(resource));
}

export function taskSubmitted(journey: Journey, resource: Resource, output?: string): void {
  record(journey, "TaskSubmitted", {
    ...names(resource),
    ...(output === undefined ? {} : { output, outputDetails: COMPLETE }),
  });
}

export function taskEnded(
  journey: Journey,
  resource: Resource,
  how: "Succeeded" | "Failed" | "TimedOut",
  details: { output?: string; error?: string | undefined; cause?: string | undefined },
): void {
  record(journey, `${resource.type === "function" ? "LambdaFunction" : "Task"}${how}`, {
    ...(resource.type === "function" ? {} : names(resource)),
    ...details,
    ...(details.output === undefined ? {} : { outputDetails: COMPLETE }),
  });
}

function names(resource: Resource): { resourceType: string; resource: string } {
  return { resourceType: resource.type, resource: resource.name };
}
