import { readFileSync } from "node:fs";
import { SendTaskSuccessCommand, TaskTimedOut } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { NOON, openWorkshop, types } from "./harness.ts";
import type { DynamodbRequest, Workshop } from "./harness.ts";

/** The machine the product runs, as it is deployed. */
const ESCALATION = readFileSync(new URL("../../../workflow/escalation.asl.json", import.meta.url), "utf8")
  .replaceAll("${Partition}", "aws-cn")
  .replaceAll("${Table}", "issues")
  .replaceAll("${DecideWhatIsDue}", "arn:aws-cn:lambda:cn-north-1:123456789012:function:decide");

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const at = (ms: number): string => new Date(ms).toISOString();
const input = (wakeAt: number): object => ({ pk: "ISSUE#1", epoch: "1", wakeAt: at(wakeAt) });

function tokenIn(request: DynamodbRequest | undefined): string {
  const values = request?.body["ExpressionAttributeValues"] as Record<string, { S: string }>;
  return String(values[":token"]?.S);
}

function tell(workshop: Workshop, token: string, wakeAt: string): Promise<unknown> {
  return workshop.client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ wakeAt }) }));
}

test("the issue waits exactly until its deadline, is decided, and settles", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.createFrom(ESCALATION);
  const execution = await workshop.start(machine, input(NOON + 30 * MINUTE));

  expect(workshop.dynamodb.requests).toHaveLength(1);
  expect(workshop.dynamodb.requests[0]?.target).toBe("DynamoDB_20120810.UpdateItem");
  expect(workshop.engine.nextTimer()).toBe(NOON + 30 * MINUTE);
  await workshop.moveTo(NOON + 30 * MINUTE - 1);
  expect(workshop.invoke.calls).toHaveLength(0);

  workshop.invoke.answer = async () => ({ payload: JSON.stringify({ wakeAt: "settled" }) });
  await workshop.moveTo(NOON + 30 * MINUTE);
  expect(workshop.invoke.calls).toEqual([
    { arn: "arn:aws-cn:lambda:cn-north-1:123456789012:function:decide", payload: input(NOON + 30 * MINUTE) },
  ]);
  expect(await workshop.outcome(execution)).toEqual({
    status: "SUCCEEDED",
    output: { pk: "ISSUE#1", epoch: "1", wakeAt: "settled" },
  });
  const history = await workshop.history(execution);
  expect(types(history)).toEqual([
    "ExecutionStarted",
    "ChoiceStateEntered",
    "ChoiceStateExited",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskTimedOut",
    "TaskStateExited",
    "TaskStateEntered",
    "TaskScheduled",
    "TaskStarted",
    "TaskSucceeded",
    "TaskStateExited",
    "ChoiceStateEntered",
    "ChoiceStateExited",
    "SucceedStateEntered",
    "SucceedStateExited",
    "ExecutionSucceeded",
  ]);
  expect(history.map((event) => event.id)).toEqual(history.map((_, index) => index + 1));
  expect(history.map((event) => event.previousEventId)).toEqual([
    0,
    0,
    ...history.slice(2).map((_, index) => index + 2),
  ]);
  expect(history[4]?.taskScheduledEventDetails).toMatchObject({
    resourceType: "aws-sdk:dynamodb",
    resource: "updateItem.waitForTaskToken",
    region: "cn-north-1",
    timeoutInSeconds: 1800,
  });
});

test("news moves the deadline: the new one is waited for, and the token serves once", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.createFrom(ESCALATION);
  const execution = await workshop.start(machine, input(NOON + 30 * MINUTE));
  const first = tokenIn(workshop.dynamodb.requests[0]);

  await tell(workshop, first, at(NOON + 2 * DAY));
  await workshop.quiet();
  expect(workshop.engine.nextTimer()).toBe(NOON + 2 * DAY);
  const second = tokenIn(workshop.dynamodb.requests[1]);
  expect(second).not.toBe(first);

  await expect(tell(workshop, first, "settled")).rejects.toThrow(TaskTimedOut);
  await tell(workshop, second, "settled");
  await workshop.quiet();
  expect((await workshop.outcome(execution)).status).toBe("SUCCEEDED");
  expect(workshop.engine.nextTimer()).toBeUndefined();
  expect(workshop.invoke.calls).toHaveLength(0);
});

test("news that outran the parking sends the machine to decide at once", async () => {
  await using workshop = await openWorkshop();
  workshop.dynamodb.answer = () => ({
    status: 400,
    body: {
      __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
      message: "The conditional request failed",
    },
  });
  workshop.invoke.answer = async () => ({ payload: JSON.stringify({ wakeAt: "settled" }) });
  const execution = await workshop.start(await workshop.createFrom(ESCALATION), input(NOON + DAY));
  expect((await workshop.outcome(execution)).status).toBe("SUCCEEDED");
  const failed = (await workshop.history(execution)).find((event) => event.type === "TaskFailed");
  expect(failed?.taskFailedEventDetails?.error).toBe("DynamoDb.ConditionalCheckFailedException");
});

test.each([
  ["TransactionConflictException", "TransactionConflictException"],
  ["ThrottlingException", "ThrottlingException"],
  ["ProvisionedThroughputExceededException", "ProvisionedThroughputExceededException"],
  ["RequestLimitExceeded", "RequestLimitExceededException"],
  ["InternalServerError", "InternalServerErrorException"],
])("parking meets %s and is tried again until it passes", async (code, name) => {
  await using workshop = await openWorkshop();
  const answer = workshop.dynamodb.answer;
  workshop.dynamodb.answer = () => ({ status: 400, body: { __type: `x#${code}`, message: "m" } });
  const execution = await workshop.start(await workshop.createFrom(ESCALATION), input(NOON + DAY));
  workshop.dynamodb.answer = answer;
  await workshop.moveTo(NOON + 30 * MINUTE);
  const failed = (await workshop.history(execution)).find((event) => event.type === "TaskFailed");
  expect(failed?.taskFailedEventDetails?.error).toBe(`DynamoDb.${name}`);
  expect(workshop.engine.nextTimer()).toBe(NOON + DAY);
});

test("an error nobody catches fails the execution under its name", async () => {
  await using workshop = await openWorkshop();
  workshop.dynamodb.answer = () => ({ status: 400, body: { __type: "x#AccessDeniedException", Message: "no" } });
  const execution = await workshop.start(await workshop.createFrom(ESCALATION), input(NOON + DAY));
  expect(await workshop.outcome(execution)).toMatchObject({ status: "FAILED", error: "DynamoDb.DynamoDbException" });
});

test("a deadline far beyond the longest timer of the platform is waited for in pieces of thirty days", async () => {
  await using workshop = await openWorkshop();
  workshop.invoke.answer = async () => ({ payload: JSON.stringify({ wakeAt: at(NOON + 40 * DAY) }) });
  await workshop.start(await workshop.createFrom(ESCALATION), input(NOON + 40 * DAY));
  expect(workshop.engine.nextTimer()).toBe(NOON + 30 * DAY);
  await workshop.moveTo(NOON + 30 * DAY);
  expect(workshop.invoke.calls).toHaveLength(1);
  expect(workshop.engine.nextTimer()).toBe(NOON + 40 * DAY);
});

test("the token may come back before the call that handed it out has answered", async () => {
  await using workshop = await openWorkshop();
  workshop.dynamodb.answer = async (request) => {
    await tell(workshop, tokenIn(request), "settled");
    return { status: 200, body: {} };
  };
  const execution = await workshop.start(await workshop.createFrom(ESCALATION), input(NOON + DAY));
  expect((await workshop.outcome(execution)).status).toBe("SUCCEEDED");
});

test("a restart keeps the deadline, and a token given out before it still counts", async () => {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.createFrom(ESCALATION), input(NOON + 30 * MINUTE));
  await workshop.reopen();
  expect(workshop.engine.nextTimer()).toBe(NOON + 30 * MINUTE);
  await tell(workshop, tokenIn(workshop.dynamodb.requests[0]), "settled");
  await workshop.quiet();
  expect((await workshop.outcome(execution)).status).toBe("SUCCEEDED");
  expect(workshop.dynamodb.requests).toHaveLength(1);
});
