import * as z from "zod/mini";
import type { Json } from "../definition/schema.ts";
import { Fault, StateError } from "../fault.ts";
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
    const failure = new StateError(error ?? "States.TaskFailed", cause ?? "");
    await answer(taskToken, context, (journey) => taskFailed(journey, failure));
    return {};
  },
);

/** No task has a heartbeat here (HeartbeatSeconds is refused); the token is checked all the same. */
export const sendTaskHeartbeat = call(z.strictObject({ taskToken: z.string() }), async ({ taskToken }, context) => {
  await answer(taskToken, context, undefined);
  return {};
});

/**
 * @throws Fault `InvalidToken` (not a token), `TaskDoesNotExist` (never given out),
 * `TaskTimedOut` (its task has ended, by whatever means, or its time is over)
 */
async function answer(
  token: string,
  { store, runner }: ApiContext,
  step: ((journey: Journey) => Promise<void>) | undefined,
): Promise<void> {
  const named = readToken(token);
  const known = store.load(named.execution);
  if (known === undefined || known.attempt < named.attempt) {
    throw new Fault("TaskDoesNotExist", "Task does not exist");
  }
  await runner.change(named.execution, async (journey) => {
    const { execution, now } = journey;
    const over = [execution.due, execution.deadline].some((due) => due !== null && due <= now);
    if (execution.token !== token || over) {
      throw new Fault("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
    if (step !== undefined) {
      await attempt(journey, step);
    }
  });
}

function readOutput(output: string): Json {
  if (Buffer.byteLength(output) > 262_144) {
    throw new Fault("InvalidOutput", "Invalid Output: 'longer than 262144 bytes'");
  }
  try {
    return JSON.parse(output);
  } catch {
    throw new Fault("InvalidOutput", "Invalid Output: 'not valid JSON'");
  }
}
