import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  InvalidExecutionInput,
  InvalidToken,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StateMachineAlreadyExists,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import type { ListExecutionsCommandOutput } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { newToken } from "../../../local/step-functions/names.ts";
import { NOON, openWorkshop, types } from "./harness.ts";
import type { Workshop } from "./harness.ts";

const REST = { Rest: { Type: "Wait", Seconds: 60, End: true } };
const PARK = {
  Park: {
    Type: "Task",
    Resource: "arn:aws-cn:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken",
    TimeoutSeconds: 60,
    Arguments: { TableName: "t", ExpressionAttributeValues: { ":t": { S: "{% $states.context.Task.Token %}" } } },
    End: true,
  },
};

function lastToken(workshop: Workshop): string {
  const values = workshop.dynamodb.requests.at(-1)?.body["ExpressionAttributeValues"] as { ":t": { S: string } };
  return values[":t"].S;
}

test("starting twice under one name starts once; another input or a closed execution is refused", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create(REST);
  const first = await workshop.start(machine, { a: 1 }, "one");
  workshop.clock.now += 1000;
  const again = await workshop.client.send(
    new StartExecutionCommand({ stateMachineArn: machine, name: "one", input: '{"a":1}' }),
  );
  expect(again).toMatchObject({ executionArn: first, startDate: new Date(NOON) });
  await expect(workshop.start(machine, { a: 2 }, "one")).rejects.toThrow(ExecutionAlreadyExists);
  await workshop.moveTo(NOON + 60_000);
  await expect(workshop.start(machine, { a: 1 }, "one")).rejects.toThrow(ExecutionAlreadyExists);
});

test("many who start the same name at once start one execution", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create(REST);
  await Promise.all(Array.from({ length: 20 }, () => workshop.start(machine, {}, "same")));
  const { executions } = await workshop.client.send(new ListExecutionsCommand({ stateMachineArn: machine }));
  expect(executions).toHaveLength(1);
});

test("what is not there is said not to be there", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create(REST);
  const missing = `${machine}x`;
  await expect(workshop.start(missing)).rejects.toThrow(StateMachineDoesNotExist);
  const executionArn = `${machine.replace(":stateMachine:", ":execution:")}:none`;
  await expect(workshop.client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toThrow(
    ExecutionDoesNotExist,
  );
  await expect(
    workshop.client.send(new StartExecutionCommand({ stateMachineArn: machine, input: "{" })),
  ).rejects.toThrow(InvalidExecutionInput);
});

test("creating again is harmless, creating otherwise is refused, an update leaves running executions alone", async () => {
  await using workshop = await openWorkshop();
  const definition = (seconds: number): string =>
    JSON.stringify({
      QueryLanguage: "JSONata",
      StartAt: "Rest",
      States: { Rest: { Type: "Wait", Seconds: seconds, End: true } },
    });
  const create = (seconds: number): Promise<{ stateMachineArn: string | undefined }> =>
    workshop.client.send(new CreateStateMachineCommand({ name: "m", roleArn: "r", definition: definition(seconds) }));
  const stateMachineArn = String((await create(60)).stateMachineArn);
  expect((await create(60)).stateMachineArn).toBe(stateMachineArn);
  await expect(create(90)).rejects.toThrow(StateMachineAlreadyExists);

  const before = await workshop.start(stateMachineArn);
  await workshop.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: definition(90) }));
  const described = await workshop.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described).toMatchObject({ status: "ACTIVE", definition: definition(90) });
  const after = await workshop.start(stateMachineArn);
  await workshop.moveTo(NOON + 60_000);
  expect((await workshop.outcome(before)).status).toBe("SUCCEEDED");
  expect((await workshop.outcome(after)).status).toBe("RUNNING");
});

test("executions are listed newest first, page by page, by status", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create(REST);
  for (let n = 0; n < 5; n += 1) {
    workshop.clock.now = NOON + Math.floor(n / 2);
    await workshop.start(machine, {}, `e${n}`);
  }
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const page: ListExecutionsCommandOutput = await workshop.client.send(
      new ListExecutionsCommand({ stateMachineArn: machine, maxResults: 2, statusFilter: "RUNNING", nextToken }),
    );
    names.push(...(page.executions ?? []).map((one) => String(one.name)));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  expect(names).toEqual(["e4", "e3", "e2", "e1", "e0"]);
  const none = await workshop.client.send(
    new ListExecutionsCommand({ stateMachineArn: machine, statusFilter: "FAILED" }),
  );
  expect(none.executions).toEqual([]);
});

test("the history is read forwards and backwards, page by page", async () => {
  await using workshop = await openWorkshop();
  const executionArn = await workshop.start(await workshop.create(REST));
  await workshop.moveTo(NOON + 60_000);
  const read = async (reverseOrder: boolean): Promise<string[]> => {
    const found: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await workshop.client.send(
        new GetExecutionHistoryCommand({ executionArn, reverseOrder, maxResults: 2, nextToken }),
      );
      found.push(...types(page.events ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return found;
  };
  const forwards = await read(false);
  expect(forwards).toEqual(["ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded"]);
  expect(await read(true)).toEqual(forwards.toReversed());
});

test("a stopped execution is aborted; its token has had its time", async () => {
  await using workshop = await openWorkshop();
  const executionArn = await workshop.start(await workshop.create(PARK));
  await workshop.client.send(new StopExecutionCommand({ executionArn, error: "Withdrawn", cause: "by the office" }));
  expect(await workshop.outcome(executionArn)).toMatchObject({ status: "ABORTED", error: "Withdrawn" });
  expect(types(await workshop.history(executionArn)).at(-1)).toBe("ExecutionAborted");
  const late = new SendTaskSuccessCommand({ taskToken: lastToken(workshop), output: "{}" });
  await expect(workshop.client.send(late)).rejects.toThrow(TaskTimedOut);
  expect(workshop.engine.nextTimer()).toBeUndefined();
});

test("a token may fail its task, under the name it gives", async () => {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.create(PARK));
  await workshop.client.send(new SendTaskHeartbeatCommand({ taskToken: lastToken(workshop) }));
  await workshop.client.send(
    new SendTaskFailureCommand({ taskToken: lastToken(workshop), error: "Lost", cause: "why" }),
  );
  expect(await workshop.outcome(execution)).toMatchObject({ status: "FAILED", error: "Lost", cause: "why" });
});

test("tokens out of time, out of nowhere, or no tokens at all are told apart", async () => {
  await using workshop = await openWorkshop();
  await workshop.start(await workshop.create(PARK));
  const send = (taskToken: string): Promise<unknown> =>
    workshop.client.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
  await expect(send("nonsense")).rejects.toThrow(InvalidToken);
  await expect(send(newToken(999, 1))).rejects.toThrow(TaskDoesNotExist);
  await expect(send(newToken(1, 2))).rejects.toThrow(TaskDoesNotExist);
  await expect(send(newToken(1, 1))).rejects.toThrow(TaskTimedOut);
  workshop.clock.now = NOON + 60_000;
  await expect(send(lastToken(workshop))).rejects.toThrow(TaskTimedOut);
});
