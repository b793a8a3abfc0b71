import { StateError } from "../fault.ts";
import { LIMITS, OWN_LIMITS } from "../limits.ts";
import { enterState } from "./enter-state.ts";
import { fail } from "./end.ts";
import { failState } from "./fail-state.ts";
import { effectiveInput } from "./data-flow.ts";
import { close, currentState, record, stateAs } from "./journey.ts";
import type { Journey } from "./journey.ts";
import { startMap } from "./map-state.ts";
import { leaveState } from "./leave-state.ts";
import { scheduleTask, taskTimedOut } from "./task-state.ts";

/** Room for the events that end a state and the execution. */
const LAST_EVENTS = 8;

/** Walks on until the execution waits for somebody or something. */
export async function advance(journey: Journey): Promise<void> {
  const { execution } = journey;
  for (
    let step = 0;
    step < OWN_LIMITS.statesPerTransaction && (execution.phase === "enter" || execution.phase === "attempt");
    step += 1
  ) {
    if (journey.root.lastEvent > LIMITS.historyEvents - LAST_EVENTS) {
      fail(
        journey,
        "States.Runtime",
        `The execution reached the maximum number of history events (${LIMITS.historyEvents}).`,
      );
      return;
    }
    const work = currentState(journey).Type === "Map" ? startMap : scheduleTask;
    await attempt(journey, execution.phase === "enter" ? enterState : work);
  }
}

/** Does something in the present state; an error of the state goes to its Retry and Catch. */
export async function attempt(journey: Journey, step: (journey: Journey) => Promise<void>): Promise<void> {
  try {
    await step(journey);
  } catch (error) {
    if (!(error instanceof StateError)) {
      throw error;
    }
    await failState(journey, error);
  }
}

/** Looks at the clock: whatever is due now happens. Never early. */
export async function fireTimer(journey: Journey): Promise<void> {
  const { execution, now } = journey;
  if (execution.deadline !== null && execution.deadline <= now) {
    record(journey, "ExecutionTimedOut", {});
    close(journey, "TIMED_OUT", {});
    return;
  }
  const due = Math.min(execution.due ?? Infinity, execution.heartbeat ?? Infinity);
  if (due > now) {
    return;
  }
  if (execution.phase === "backoff") {
    execution.due = null;
    execution.phase = "attempt";
  } else if (execution.phase === "waiting") {
    await attempt(journey, (j) => leaveState(j, stateAs(j, "Wait"), effectiveInput(j, currentState(j))));
  } else {
    await taskTimedOut(journey);
  }
}
