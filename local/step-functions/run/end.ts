import { COMPLETE, close, record } from "./journey.ts";
import type { Journey } from "./journey.ts";

/** The last state is left: an execution, or an iteration of a Map, has its output. */
export function succeed(journey: Journey, output: string): void {
  const { root, execution } = journey;
  if (root === execution) {
    record(journey, "ExecutionSucceeded", { output, outputDetails: COMPLETE });
  } else {
    record(journey, "MapIterationSucceeded", iterationOf(journey));
  }
  close(journey, "SUCCEEDED", { output });
}

/** Nothing caught the error. */
export function fail(journey: Journey, error: string | undefined, cause: string | undefined): void {
  const { root, execution } = journey;
  const end = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  if (root === execution) {
    record(journey, "ExecutionFailed", end);
  } else {
    record(journey, "MapIterationFailed", iterationOf(journey));
  }
  close(journey, "FAILED", end);
}

/** Which iteration this is, as its events tell it. */
function iterationOf({ execution }: Journey): { name: string; index: number } {
  const level: string[] = JSON.parse(execution.level);
  return { name: level.at(-1) ?? "", index: execution.position ?? 0 };
}
