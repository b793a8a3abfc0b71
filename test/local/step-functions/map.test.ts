import { GetExecutionHistoryCommand, ListExecutionsCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { NOON, openWorkshop, types } from "./harness.ts";

/**
 * Map. Sources: developer guide, "Map workflow state", "Using Map state in Inline mode", "Using Map state in Distributed
 * mode", and its tolerated failure threshold.
 */
const each = (states: object, more: object = {}, config: object = {}): object => ({
  Type: "Map",
  Items: "{% $states.input.numbers %}",
  ItemProcessor: { ProcessorConfig: config, StartAt: Object.keys(states)[0], States: states },
  End: true,
  ...more,
});
const DOUBLE = { Double: { Type: "Pass", Output: "{% $states.input * 2 %}", End: true } };
const ASK = {
  Ask: {
    Type: "Task",
    Resource: "arn:aws-cn:states:::lambda:invoke",
    Arguments: { FunctionName: "f", Payload: { n: "{% $states.input %}" } },
    Output: "{% $states.result.Payload %}",
    End: true,
  },
};
const DISTRIBUTED = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };

test("every item goes through the states inside, and the results keep the order of the items", async () => {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.create({ All: each(DOUBLE) }), { numbers: [1, 2, 3] });
  expect(await workshop.outcome(execution)).toEqual({ status: "SUCCEEDED", output: [2, 4, 6] });
  const events = await workshop.history(execution);
  expect(types(events)).toEqual([
    "ExecutionStarted",
    "MapStateEntered",
    "MapStateStarted",
    ...Array.from({ length: 3 }, () => "MapIterationStarted"),
    ...Array.from({ length: 3 }, () => ["PassStateEntered", "PassStateExited", "MapIterationSucceeded"]).flat(),
    "MapStateSucceeded",
    "MapStateExited",
    "ExecutionSucceeded",
  ]);
  expect(events[2]?.mapStateStartedEventDetails).toEqual({ length: 3 });
  expect(events[4]?.mapIterationStartedEventDetails).toEqual({ name: "All", index: 1 });
  expect(events[4]?.previousEventId).toBe(3);
});

test("MaxConcurrency lets so many items run at a time", async () => {
  await using workshop = await openWorkshop();
  let [running, most] = [0, 0];
  workshop.invoke.answer = async (_, payload) => {
    most = Math.max(most, (running += 1));
    for (let turn = 0; turn < 200; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    running -= 1;
    return { payload };
  };
  const machine = await workshop.create({ All: each(ASK, { MaxConcurrency: 2 }) });
  const execution = await workshop.start(machine, { numbers: [1, 2, 3, 4, 5] });
  expect((await workshop.outcome(execution)).output).toEqual([1, 2, 3, 4, 5].map((n) => ({ n })));
  expect(most).toBe(2);
});

test("states inside see the variables outside, and what they assign stays inside, also in a Map in a Map", async () => {
  await using workshop = await openWorkshop();
  const inner = {
    Sum: { Type: "Pass", Assign: { bias: 0 }, Output: "{% $states.input + $bias + $row %}", End: true },
  };
  const outer = {
    Row: { Type: "Pass", Assign: { row: "{% $states.context.Map.Item.Index * 100 %}" }, Next: "Cells" },
    Cells: each(inner, { Items: "{% $states.input %}" }),
  };
  const machine = await workshop.create({
    Before: { Type: "Pass", Assign: { bias: 1000 }, Next: "Rows" },
    Rows: each(outer, { Next: "After", End: undefined }),
    After: { Type: "Pass", Output: { rows: "{% $states.input %}", bias: "{% $bias %}" }, End: true },
  });
  const execution = await workshop.start(machine, { numbers: [[1, 2], [3]] });
  expect((await workshop.outcome(execution)).output).toEqual({ rows: [[1001, 1002], [1103]], bias: 1000 });
});

test("an item that fails fails the Map, which may catch it; the others are aborted", async () => {
  await using workshop = await openWorkshop();
  workshop.invoke.answer = async (_, payload) =>
    payload.includes("2")
      ? { payload: "", error: { type: "Unlucky", message: "two" } }
      : await new Promise(() => undefined);
  const caught = { ErrorEquals: ["Unlucky"], Output: "{% $states.errorOutput.Error %}", Next: "Caught" };
  const machine = await workshop.create({ All: each(ASK, { Catch: [caught] }), Caught: { Type: "Succeed" } });
  const starting = workshop.start(machine, { numbers: [1, 2] });
  const executionArn = `${machine.replace(":stateMachine:", ":execution:")}`;
  void starting.catch(() => undefined);
  await expect
    .poll(async () => {
      const { executions = [] } = await workshop.client.send(new ListExecutionsCommand({ stateMachineArn: machine }));
      return executions.map(({ status }) => status);
    })
    .toEqual(["SUCCEEDED"]);
  const { executions = [] } = await workshop.client.send(new ListExecutionsCommand({ stateMachineArn: machine }));
  const [only] = executions;
  expect(only?.executionArn?.startsWith(executionArn)).toBe(true);
  const seen = types(await workshop.history(String(only?.executionArn)));
  expect(seen.slice(-7)).toEqual([
    "MapIterationFailed",
    "MapIterationAborted",
    "MapStateFailed",
    "MapStateExited",
    "SucceedStateEntered",
    "SucceedStateExited",
    "ExecutionSucceeded",
  ]);
});

test("a distributed Map runs executions of its own and tolerates as many failures as it says", async () => {
  await using workshop = await openWorkshop();
  const states = {
    Pick: { Type: "Choice", Choices: [{ Condition: "{% $states.input < 0 %}", Next: "Bad" }], Default: "Good" },
    Bad: { Type: "Fail", Error: "Negative" },
    Good: { Type: "Succeed" },
  };
  const machine = await workshop.create({
    All: each(states, { ToleratedFailureCount: 1, Label: "each" }, DISTRIBUTED),
  });
  const good = await workshop.start(machine, { numbers: [1, -2, 3] });
  expect(await workshop.outcome(good)).toEqual({ status: "SUCCEEDED", output: [1, 3] });
  expect(types(await workshop.history(good)).slice(2, -1)).toEqual([
    "MapStateStarted",
    "MapRunStarted",
    "MapRunSucceeded",
    "MapStateSucceeded",
    "MapStateExited",
  ]);
  const bad = await workshop.start(machine, { numbers: [-1, -2, 3] });
  expect(await workshop.outcome(bad)).toMatchObject({
    status: "FAILED",
    error: "States.ExceedToleratedFailureThreshold",
  });
  const { executions = [] } = await workshop.client.send(new ListExecutionsCommand({ stateMachineArn: machine }));
  expect(executions).toHaveLength(2);
});

test("waits inside a Map survive a restart; stopping the execution ends them", async () => {
  await using workshop = await openWorkshop();
  const rest = { Rest: { Type: "Wait", Seconds: 60, Output: "{% $states.input %}", End: true } };
  const machine = await workshop.create({ All: each(rest) });
  const first = await workshop.start(machine, { numbers: [1, 2] }, "first");
  const second = await workshop.start(machine, { numbers: [3] }, "second");
  await workshop.client.send(new StopExecutionCommand({ executionArn: second }));
  await workshop.reopen();
  expect(workshop.engine.nextTimer()).toBe(NOON + 60_000);
  await workshop.moveTo(NOON + 60_000);
  expect(await workshop.outcome(first)).toEqual({ status: "SUCCEEDED", output: [1, 2] });
  const history = await workshop.client.send(new GetExecutionHistoryCommand({ executionArn: second }));
  expect(types(history.events ?? []).at(-1)).toBe("ExecutionAborted");
  expect(workshop.engine.nextTimer()).toBeUndefined();
});

test("what is not a list, and a Map whose result is too large, fail under the names of the service", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({ All: each(DOUBLE) });
  expect(await workshop.outcome(await workshop.start(machine, { numbers: 7 }))).toMatchObject({
    status: "FAILED",
    error: "States.QueryEvaluationError",
  });
  const large = { Big: { Type: "Pass", Output: "{% $pad('', 100000, 'x') %}", End: true } };
  const big = await workshop.start(await workshop.create({ All: each(large) }), { numbers: [1, 2, 3] });
  expect(await workshop.outcome(big)).toMatchObject({ status: "FAILED", error: "States.DataLimitExceeded" });
});
