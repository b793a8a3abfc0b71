import { expect, test } from "vitest";
import { backoff, matches } from "../../../local/step-functions/run/fail-state.ts";
import { NOON, openWorkshop, types } from "./harness.ts";
import type { Workshop } from "./harness.ts";

const LAMBDA = "arn:aws-cn:states:::lambda:invoke";
const ask = (more: object = {}): object => ({
  Type: "Task",
  Resource: LAMBDA,
  Arguments: { FunctionName: "decide", Payload: "{% $states.input %}" },
  ...more,
});

/** A function that fails so often under this name, then answers. */
function failing(workshop: Workshop, times: number, type: string): void {
  let left = times;
  workshop.invoke.answer = async () => {
    left -= 1;
    const payload = JSON.stringify({ errorType: type, errorMessage: "not now" });
    return left >= 0 ? { payload, error: { type, message: "not now" } } : { payload: '{"fine":true}' };
  };
}

test("a function's answer comes in the shape of the service", async () => {
  await using workshop = await openWorkshop();
  workshop.invoke.answer = async () => ({ payload: '{"wakeAt":"settled"}' });
  const execution = await workshop.start(await workshop.create({ Ask: ask({ End: true }) }), { a: 1 });
  expect(workshop.invoke.calls).toEqual([
    { arn: "arn:aws-cn:lambda:cn-north-1:123456789012:function:decide", payload: { a: 1 } },
  ]);
  expect((await workshop.outcome(execution)).output).toMatchObject({
    ExecutedVersion: "$LATEST",
    Payload: { wakeAt: "settled" },
    StatusCode: 200,
  });
});

test("retries wait longer each time, up to the limit, and then the error is caught", async () => {
  await using workshop = await openWorkshop();
  failing(workshop, 99, "Busy");
  const machine = await workshop.create({
    Ask: ask({
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 3 }],
      Catch: [{ ErrorEquals: ["States.ALL"], Assign: { why: "{% $states.errorOutput %}" }, Next: "Given up" }],
      End: true,
    }),
    "Given up": { Type: "Succeed", Output: "{% $why.Error %}" },
  });
  const execution = await workshop.start(machine);
  for (const seconds of [2, 6, 10]) {
    const due = workshop.engine.nextTimer() ?? 0;
    expect(due - workshop.clock.now).toBe(seconds * 1000);
    await workshop.moveTo(due);
  }
  expect(workshop.invoke.calls).toHaveLength(4);
  expect(await workshop.outcome(execution)).toEqual({ status: "SUCCEEDED", output: "Busy" });
  expect(types(await workshop.history(execution)).filter((type) => type === "TaskFailed")).toHaveLength(4);
});

test("a retry that succeeds goes on, and survives a restart in between", async () => {
  await using workshop = await openWorkshop();
  failing(workshop, 1, "Lambda.TooManyRequestsException");
  const machine = await workshop.create({
    Ask: ask({ Retry: [{ ErrorEquals: ["Lambda.TooManyRequestsException"], IntervalSeconds: 5 }], End: true }),
  });
  const execution = await workshop.start(machine);
  await workshop.reopen();
  await workshop.moveTo(NOON + 5000);
  expect((await workshop.outcome(execution)).status).toBe("SUCCEEDED");
  expect(workshop.invoke.calls).toHaveLength(2);
});

test("a function that does not answer in time is given up; its late answer counts for nothing", async () => {
  await using workshop = await openWorkshop();
  let answerLate: (payload: string) => void = () => undefined;
  workshop.invoke.answer = () =>
    new Promise((resolve) => {
      answerLate = (payload) => resolve({ payload });
    });
  const machine = await workshop.create({
    Ask: ask({
      TimeoutSeconds: 60,
      Catch: [{ ErrorEquals: ["States.Timeout"], Output: "too late", Next: "Done" }],
      End: true,
    }),
    Done: { Type: "Succeed" },
  });
  const starting = workshop.start(machine);
  await expect.poll(() => workshop.invoke.calls.length).toBe(1);
  expect(workshop.engine.isQuiet(NOON)).toBe(false);
  await workshop.moveTo(NOON + 60_000);
  answerLate('"at last"');
  const execution = await starting;
  expect((await workshop.outcome(execution)).output).toBe("too late");
  expect(types(await workshop.history(execution))).toContain("TaskTimedOut");
});

test("only so many tasks run at a time, and all of them run", async () => {
  await using workshop = await openWorkshop();
  let running = 0;
  let most = 0;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  workshop.invoke.answer = async () => {
    running += 1;
    most = Math.max(most, running);
    await gate;
    running -= 1;
    return { payload: "{}" };
  };
  const machine = await workshop.create({ Ask: ask({ End: true }) });
  const starting = Array.from({ length: 100 }, () => workshop.start(machine));
  await expect.poll(() => running).toBe(16);
  open();
  await Promise.all(starting);
  expect(workshop.invoke.calls).toHaveLength(100);
  expect(most).toBe(16);
});

test("attribute values are spelled as the SDK integration spells them, both ways, and attributes are left alone", async () => {
  await using workshop = await openWorkshop();
  const item = { Bool: { BOOL: true }, tags: { SS: ["a"] }, deep: { M: { NS: { NULL: true } } } };
  workshop.dynamodb.answer = () => ({ status: 200, body: { Item: item } });
  const key = { Bool: { Bool: true }, tags: { Ss: ["a"] }, deep: { M: { NS: { Nul: true } } } };
  const machine = await workshop.create({
    Get: {
      Type: "Task",
      Resource: "arn:aws-cn:states:::aws-sdk:dynamodb:getItem",
      Arguments: { TableName: "t", Key: key },
      End: true,
    },
  });
  const execution = await workshop.start(machine);
  expect(workshop.dynamodb.requests).toEqual([
    { target: "DynamoDB_20120810.GetItem", body: { TableName: "t", Key: item } },
  ]);
  expect((await workshop.outcome(execution)).output).toEqual({ Item: key });
});

test("an endpoint that cannot be reached is an error of the SDK", async () => {
  await using workshop = await openWorkshop();
  workshop.dynamodb.answer = () => ({ status: 500, body: { __type: "x#InternalServerError", message: "m" } });
  const put = {
    Type: "Task",
    Resource: "arn:aws-cn:states:::aws-sdk:dynamodb:putItem",
    Arguments: { TableName: "t" },
    End: true,
  };
  const execution = await workshop.start(await workshop.create({ Put: put }));
  expect(await workshop.outcome(execution)).toMatchObject({ error: "DynamoDb.InternalServerErrorException" });
});

test("States.ALL and States.TaskFailed stand for what the specification says", () => {
  expect(matches(["States.ALL"], "States.Timeout")).toBe(true);
  expect(matches(["States.ALL"], "States.DataLimitExceeded")).toBe(true);
  expect(matches(["States.ALL"], "States.Runtime")).toBe(false);
  expect(matches(["States.TaskFailed"], "Anything")).toBe(true);
  expect(matches(["States.TaskFailed"], "States.Timeout")).toBe(false);
});

test("full jitter draws between nothing and the whole delay, never overflowing", () => {
  const retrier = {
    ErrorEquals: ["x"],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxAttempts: 9,
    JitterStrategy: "FULL" as const,
  };
  expect(backoff(retrier, 3, () => 0)).toBe(0);
  expect(backoff(retrier, 3, () => 0.5)).toBe(8000);
  expect(backoff(retrier, 100_000, () => 1)).toBeLessThanOrEqual(99_999_999_000);
});
