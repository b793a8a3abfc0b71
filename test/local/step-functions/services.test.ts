import { SendTaskSuccessCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { openWorkshop, types } from "./harness.ts";

const FUNCTION = "arn:aws-cn:lambda:cn-north-1:123456789012:function:f";
const task = (resource: string, more: object = {}): object => ({
  A: {
    Type: "Task",
    Resource: resource.startsWith("arn:") ? resource : `arn:aws-cn:states:::${resource}`,
    End: true,
    ...more,
  },
});

/** Source: developer guide, "Task workflow state", "Task types", Lambda function. */
test("a function named as the Resource takes the input and gives the output, each number as it was spelled", async () => {
  await using workshop = await openWorkshop();
  workshop.invoke.answer = async () => ({ payload: "1.50" });
  const machine = await workshop.createFrom(JSON.stringify({ StartAt: "A", States: task(FUNCTION) }));
  const execution = await workshop.start(machine, { n: 1 });
  expect(workshop.invoke.calls).toEqual([{ arn: FUNCTION, payload: { n: 1 } }]);
  const events = await workshop.history(execution);
  expect(types(events).slice(2, 5)).toEqual([
    "LambdaFunctionScheduled",
    "LambdaFunctionStarted",
    "LambdaFunctionSucceeded",
  ]);
  expect(events[2]?.lambdaFunctionScheduledEventDetails).toMatchObject({ resource: FUNCTION, input: '{"n":1}' });
  expect(events.at(-1)?.executionSucceededEventDetails?.output).toBe("1.50");
});

test("a function named as the Resource fails and times out under events of its own", async () => {
  await using workshop = await openWorkshop();
  workshop.invoke.answer = async () => ({ payload: '{"errorType":"E"}', error: { type: "E", message: "" } });
  const failed = await workshop.start(await workshop.create(task(FUNCTION)));
  expect(types(await workshop.history(failed))).toContain("LambdaFunctionFailed");
  expect(await workshop.outcome(failed)).toMatchObject({ error: "E", cause: '{"errorType":"E"}' });
});

/** Source: developer guide, "Invoke an AWS Lambda function with Step Functions". */
test("lambda:invoke waits for a token if it says so", async () => {
  await using workshop = await openWorkshop();
  let token = "";
  workshop.invoke.answer = async (_, payload) => {
    token = JSON.parse(payload).token;
    return { payload: "null" };
  };
  const machine = await workshop.create(
    task("lambda:invoke.waitForTaskToken", {
      Arguments: { FunctionName: "f", Payload: { token: "{% $states.context.Task.Token %}" } },
    }),
  );
  const execution = await workshop.start(machine);
  expect(types(await workshop.history(execution)).at(-1)).toBe("TaskSubmitted");
  await workshop.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '"done"' }));
  expect((await workshop.outcome(execution)).output).toBe("done");
});

/** Source: developer guide, "Send messages to an Amazon SQS queue with Step Functions". */
test("sqs:sendMessage sends a body that is no text as its JSON", async () => {
  await using workshop = await openWorkshop();
  workshop.dynamodb.answer = () => ({ status: 200, body: { MessageId: "m" } });
  const machine = await workshop.create(
    task("sqs:sendMessage", { Arguments: { QueueUrl: "q", MessageBody: { a: 1 } } }),
  );
  const execution = await workshop.start(machine);
  expect(workshop.dynamodb.requests).toEqual([
    { target: "AmazonSQS.SendMessage", body: { QueueUrl: "q", MessageBody: '{"a":1}' } },
  ]);
  expect((await workshop.outcome(execution)).output).toMatchObject({ MessageId: "m", SdkHttpMetadata: {} });
});

/** Source: developer guide, "AWS SDK service integrations". */
test("any service of the list is called in its own protocol, and its errors carry its name", async () => {
  await using workshop = await openWorkshop();
  workshop.dynamodb.answer = ({ target }) =>
    target.endsWith("PutParameter")
      ? { status: 400, body: { __type: "com.amazonaws#ParameterAlreadyExists", message: "there" } }
      : { status: 200, body: { Parameter: { Value: "v" } } };
  const read = task("aws-sdk:ssm:getParameter", { Arguments: { Name: "n" } });
  const execution = await workshop.start(await workshop.create(read));
  expect((await workshop.outcome(execution)).output).toEqual({ Parameter: { Value: "v" } });
  expect(workshop.dynamodb.requests[0]?.target).toBe("AmazonSSM.GetParameter");
  const write = task("aws-sdk:ssm:putParameter", { Arguments: { Name: "n" } });
  const refused = await workshop.outcome(await workshop.start(await workshop.create(write)));
  expect(refused.error).toBe("Ssm.ParameterAlreadyExistsException");
  expect(refused.cause).toMatch(/^there \(Service: Ssm, Status Code: 400, Request ID: [\w-]+\)$/u);
});

/** Source: developer guide, "Service quotas": input or result of a task, 262,144 bytes. */
test("a result above 256 KiB fails the task, and may be caught", async () => {
  await using workshop = await openWorkshop();
  workshop.invoke.answer = async () => ({ payload: JSON.stringify("大".repeat(90_000)) });
  const caught = { ErrorEquals: ["States.DataLimitExceeded"], Next: "B" };
  const machine = await workshop.create({
    ...task(FUNCTION, { Catch: [caught], Next: "B", End: undefined }),
    B: { Type: "Succeed" },
  });
  const execution = await workshop.start(machine);
  expect(types(await workshop.history(execution))).toContain("LambdaFunctionFailed");
  expect((await workshop.outcome(execution)).output).toEqual({
    Error: "States.DataLimitExceeded",
    Cause: `The state/task '${FUNCTION}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  });
});

test("input that is no JSON, or too long, does not start", async () => {
  await using workshop = await openWorkshop();
  const stateMachineArn = await workshop.create({ A: { Type: "Succeed" } });
  const start = (input: string): Promise<{ body: unknown }> =>
    workshop.engine.handle("AWSStepFunctions.StartExecution", { stateMachineArn, input });
  expect((await start("{")).body).toMatchObject({ __type: "InvalidExecutionInput" });
  expect((await start(JSON.stringify("x".repeat(262_143)))).body).toMatchObject({ __type: "ValidationException" });
  expect((await start(JSON.stringify("x".repeat(262_142)))).body).toMatchObject({ executionArn: expect.any(String) });
});
