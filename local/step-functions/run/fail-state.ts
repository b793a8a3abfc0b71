import type { Retrier } from "../definition/schema.ts";
import { StateError, StateProblem } from "../fault.ts";
import { LIMITS } from "../limits.ts";
import { fail } from "./end.ts";
import { currentState, forgetTask, record } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { leaveState } from "./leave-state.ts";

/** Errors that neither States.ALL nor States.TaskFailed stands for. */
const TERMINAL = new Set<string | undefined>(["States.Runtime"]);

/** The present state has failed: retry it, catch the error, or fail the execution. */
export async function failState(journey: Journey, given: StateError): Promise<void> {
  const { execution } = journey;
  const state = currentState(journey);
  const failure = told(journey, given);
  noteEvaluation(journey, failure);
  if (state.Type === "Task" || state.Type === "Map") {
    const used: number[] = JSON.parse(execution.retries);
    const at = state.Retry.findIndex((retrier) => matches(retrier.ErrorEquals, failure.error));
    const retrier = state.Retry[at];
    const count = used[at] ?? 0;
    if (retrier !== undefined && count < retrier.MaxAttempts) {
      execution.retries = JSON.stringify(state.Retry.map((_, index) => (used[index] ?? 0) + (index === at ? 1 : 0)));
      forgetTask(execution);
      execution.phase = "backoff";
      execution.due = journey.now + backoff(retrier, count);
      return;
    }
    const caught = state.Catch.findIndex((catcher) => matches(catcher.ErrorEquals, failure.error));
    const catcher = state.Catch[caught];
    if (catcher !== undefined) {
      const { error = null, cause = error === null ? null : "" } = failure;
      const errorOutput = { Error: error, Cause: cause };
      try {
        return await leaveState(journey, catcher, JSON.stringify(errorOutput), { errorOutput }, `Catch[${caught}]/`);
      } catch (error) {
        if (!(error instanceof StateError)) {
          throw error;
        }
        const second = told(journey, error);
        noteEvaluation(journey, second);
        return fail(journey, second.error, second.cause);
      }
    }
  }
  fail(journey, failure.error, failure.cause);
}

/** Source: states-language.net, "Errors"; Step Functions developer guide, "Error names". */
export function matches(names: readonly string[], error: string | undefined): boolean {
  return names.some((name) => {
    if (name === "States.ALL") {
      return !TERMINAL.has(error);
    }
    return name === error || (name === "States.TaskFailed" && error !== "States.Timeout" && !TERMINAL.has(error));
  });
}

/** Milliseconds until the next attempt, `count` retries having been used. Full jitter draws from 0 to that. */
export function backoff(retrier: Retrier, count: number, random: () => number = Math.random): number {
  const seconds = Math.min(retrier.IntervalSeconds * retrier.BackoffRate ** count, retrier.MaxDelaySeconds ?? Infinity);
  return Math.ceil(Math.min(seconds, LIMITS.seconds) * 1000 * (retrier.JitterStrategy === "FULL" ? random() : 1));
}

/** What the engine itself finds wrong is told with the state it happened in. */
function told({ execution }: Journey, failure: StateError): StateError {
  if (!(failure instanceof StateProblem)) {
    return failure;
  }
  const where = `An error occurred while executing the state '${execution.state}' (entered at the event id #${execution.enteredEvent}).`;
  return new StateError(failure.error, `${where} ${failure.cause}`, failure.location);
}

/**
 * As recorded on the service: a failed expression of a state that has done nothing yet follows what the state followed,
 * as if it had not been entered; the instant of a Wait follows the entering.
 */
function noteEvaluation(journey: Journey, { location, error, cause }: StateError): void {
  const { execution } = journey;
  if (location === undefined) {
    return;
  }
  if (execution.previousEvent === execution.enteredEvent && currentState(journey).Type !== "Wait") {
    execution.previousEvent = execution.enteredAfter;
  }
  record(journey, "EvaluationFailed", { error, cause, location, state: execution.state });
}
