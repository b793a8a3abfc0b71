import * as z from "zod/mini";
import { Fault, StateError } from "../fault.ts";
import { LIMITS } from "../limits.ts";
import { readToken } from "../names.ts";
import { attempt } from "../run/advance.ts";
import type { Journey } from "../run/journey.ts";
import { taskFailed, taskSucceeded } from "../run/task-state.ts";
import { call } from "./call.ts";
import type { ApiContext } from "./call.ts";

export const sendTaskSuccess = call(
  z.strictObject({ taskToken: z.string(), output: z.string() }),
  async ({ taskToken, output }, context) => {
    const result = readOutput(output);
    await answer(taskToken, context, (journey) => taskSucceeded(journey, result));
    return {};
  },
);

export const sendTaskFailure = call(
  z.strictObject({ taskToken: z.string(), error: z.optional(z.string()), cause: z.optional(z.string()) }),
  async ({ taskToken, error, cause }, context) => {
    const failure = new StateError(error, cause);
    await answer(taskToken, context, (journey) => taskFailed(journey, failure));
    return {};
  },
);

/** The task lives another HeartbeatSeconds. Nothing is recorded in the history. */
export const sendTaskHeartbeat = call(z.strictObject({ taskToken: z.string() }), async ({ taskToken }, context) => {
  await answer(taskToken, context, async ({ execution, now }) => {
    execution.heartbeat = execution.heartbeatEvery === null ? null : now + execution.heartbeatEvery * 1000;
  });
  return {};
});

/**
 * @throws Fault `InvalidToken` (not a token), `TaskDoesNotExist` (never given out),
 * `TaskTimedOut` (its task has ended, by whatever means, or its time is over)
 */
async function answer(
  token: string,
  { store, runner }: ApiContext,
  step: (journey: Journey) => Promise<void>,
): Promise<void> {
  const named = readToken(token);
  const known = store.load(named.execution);
  if (known === undefined || known.attempt < named.attempt) {
    throw new Fault("TaskDoesNotExist", "Task does not exist");
  }
  await runner.change(named.execution, async (journey) => {
    const { execution, now } = journey;
    const over = [execution.due, execution.heartbeat, execution.deadline].some((due) => due !== null && due <= now);
    if (execution.token !== token || over) {
      throw new Fault("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    await attempt(journey, step);
  });
}

function readOutput(output: string): string {
  if (Buffer.byteLength(output) > LIMITS.payloadBytes) {
    throw new Fault("InvalidOutput", `Invalid Output: 'longer than ${LIMITS.payloadBytes} bytes'`);
  }
  try {
    JSON.parse(output);
    return output;
  } catch {
    throw new Fault("InvalidOutput", "Invalid Output: 'not valid JSON'");
  }
}
