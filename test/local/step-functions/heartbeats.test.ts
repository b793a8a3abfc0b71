import { SendTaskHeartbeatCommand, SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { NOON, openWorkshop, types } from "./harness.ts";
import type { Workshop } from "./harness.ts";

/** Source: developer guide, "Wait for a Callback with Task Token", "Configure a Heartbeat Timeout for a Waiting Task". */
const PARKED = {
  Park: {
    Type: "Task",
    Resource: "arn:aws-cn:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken",
    Arguments: {
      TableName: "t",
      Key: { pk: { S: "a" } },
      ExpressionAttributeValues: { ":t": { S: "{% $states.context.Task.Token %}" } },
    },
    TimeoutSeconds: 600,
    HeartbeatSeconds: "{% $states.input.beat %}",
    End: true,
  },
};

function tokenOf({ dynamodb }: Workshop): string {
  const { ":t": token } = Object(dynamodb.requests.at(-1)?.body["ExpressionAttributeValues"]);
  return token.S;
}

test("a callback task without a heartbeat in time has timed out, and its token with it", async () => {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.create(PARKED), { beat: 5 });
  await workshop.moveTo(NOON + 4999);
  expect((await workshop.outcome(execution)).status).toBe("RUNNING");
  await workshop.moveTo(NOON + 5000);
  expect(await workshop.outcome(execution)).toEqual({ status: "FAILED", output: undefined, error: "States.Timeout" });
  const events = await workshop.history(execution);
  expect(types(events).slice(2)).toEqual([
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskTimedOut",
    "ExecutionFailed",
  ]);
  expect(events[2]?.taskScheduledEventDetails).toMatchObject({ timeoutInSeconds: 600, heartbeatInSeconds: 5 });
  expect(events[5]?.taskTimedOutEventDetails).not.toHaveProperty("cause");
  const late = workshop.client.send(new SendTaskHeartbeatCommand({ taskToken: tokenOf(workshop) }));
  await expect(late).rejects.toMatchObject({ name: "TaskTimedOut" });
});

test("each heartbeat is good for another HeartbeatSeconds, also after a restart, but never beyond TimeoutSeconds", async () => {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.create(PARKED), { beat: 300 });
  for (const seconds of [299, 598]) {
    await workshop.moveTo(NOON + seconds * 1000);
    await workshop.client.send(new SendTaskHeartbeatCommand({ taskToken: tokenOf(workshop) }));
    await workshop.reopen();
  }
  await workshop.moveTo(NOON + 599_000);
  expect((await workshop.outcome(execution)).status).toBe("RUNNING");
  await workshop.moveTo(NOON + 600_000);
  expect((await workshop.outcome(execution)).error).toBe("States.Timeout");
});

test("a task that answers in time forgets its heartbeat", async () => {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.create(PARKED), { beat: 5 });
  await workshop.client.send(new SendTaskSuccessCommand({ taskToken: tokenOf(workshop), output: "1" }));
  expect((await workshop.outcome(execution)).output).toBe(1);
  expect(workshop.engine.nextTimer()).toBeUndefined();
});

test("a heartbeat that is no whole number of seconds fails the state's evaluation", async () => {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.create(PARKED), { beat: "soon" });
  expect(await workshop.outcome(execution)).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
});
