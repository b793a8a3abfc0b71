import { expect, test } from "vitest";
import { NOON, openWorkshop, types } from "./harness.ts";

const LAMBDA = "arn:aws-cn:states:::lambda:invoke";
const DAY = 86_400_000;

test("values flow through Output, variables through Assign, and both are computed from the old variables", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({
    Count: { Type: "Pass", Assign: { count: "{% $states.input.n %}", list: [1, "{% 1 + 1 %}"] }, Next: "Add" },
    Add: {
      Type: "Pass",
      Assign: { count: "{% $count + 1 %}" },
      Output: { before: "{% $count %}", list: "{% $list %}" },
      Next: "Done",
    },
    Done: { Type: "Succeed", Output: "{% $merge([$states.input, {'after': $count}]) %}" },
  });
  const execution = await workshop.start(machine, { n: 4 });
  expect(await workshop.outcome(execution)).toEqual({
    status: "SUCCEEDED",
    output: { before: 4, list: [1, 2], after: 5 },
  });
  const left = (await workshop.history(execution)).find((event) => event.type === "PassStateExited");
  expect(left?.stateExitedEventDetails?.assignedVariables).toEqual({ count: "4", list: "[1,2]" });
});

test("expressions see the injected clock, the execution and the state", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({
    Look: {
      Type: "Pass",
      Output: {
        millis: "{% $millis() %}",
        now: "{% $now() %}",
        day: "{% $now('[Y0001]-[M01]-[D01] [H01]:[m01]', '+0800') %}",
        name: "{% $states.context.Execution.Name %}",
        startedAt: "{% $states.context.Execution.StartTime %}",
        state: "{% $states.context.State.Name %}",
        parsed: "{% $parse('[1]') %}",
        hash: "{% $hash('a', 'SHA-256') %}",
      },
      End: true,
    },
  });
  const execution = await workshop.start(machine, {}, "the-name");
  expect((await workshop.outcome(execution)).output).toEqual({
    millis: NOON,
    now: "2026-03-02T04:00:00.000Z",
    day: "2026-03-02 12:00",
    name: "the-name",
    startedAt: "2026-03-02T04:00:00.000Z",
    state: "Look",
    parsed: [1],
    hash: "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
  });
});

test("a choice takes the first rule that holds, its own Output and Assign, or the Default", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({
    Which: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.n > 10 %}", Output: "big", Next: "Done" },
        { Condition: "{% $states.input.n > 5 %}", Output: "middling", Assign: { seen: true }, Next: "Done" },
      ],
      Default: "Done",
    },
    Done: { Type: "Succeed" },
  });
  const outputs = [];
  for (const n of [11, 7, 1]) {
    outputs.push((await workshop.outcome(await workshop.start(machine, { n }))).output);
  }
  expect(outputs).toEqual(["big", "middling", { n: 1 }]);
});

test("a choice without a match or without a boolean fails", async () => {
  await using workshop = await openWorkshop();
  const which = (condition: string): object => ({
    Which: { Type: "Choice", Choices: [{ Condition: condition, Next: "Done" }] },
    Done: { Type: "Succeed" },
  });
  const none = await workshop.start(await workshop.create(which("{% false %}")));
  expect(await workshop.outcome(none)).toMatchObject({ status: "FAILED", error: "States.NoChoiceMatched" });
  const text = await workshop.start(await workshop.create(which("{% 'yes' %}")));
  expect(await workshop.outcome(text)).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
});

test("waits end at their instant, never before, also beyond the longest timer of the platform", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({
    "Some seconds": { Type: "Wait", Seconds: "{% $states.input.seconds %}", Next: "Until then" },
    "Until then": { Type: "Wait", Timestamp: "{% $states.input.until %}", End: true },
  });
  const execution = await workshop.start(machine, { seconds: 90, until: "2026-05-01T08:00:00+08:00" });
  expect(workshop.engine.nextTimer()).toBe(NOON + 90_000);
  await workshop.moveTo(NOON + 89_999);
  expect(types(await workshop.history(execution)).at(-1)).toBe("WaitStateEntered");
  await workshop.moveTo(NOON + 90_000);
  const until = Date.parse("2026-05-01T00:00:00Z");
  expect(until - workshop.clock.now).toBeGreaterThan(24.8 * DAY);
  expect(workshop.engine.nextTimer()).toBe(until);
  // A timer that overflows goes off within a millisecond: many answers later it would have.
  for (let asked = 0; asked < 50; asked++) expect((await workshop.outcome(execution)).status).toBe("RUNNING");
  await workshop.reopen();
  await workshop.moveTo(until);
  expect((await workshop.outcome(execution)).status).toBe("SUCCEEDED");
});

test("timers run in real time by themselves", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({ Rest: { Type: "Wait", Seconds: 1, End: true } });
  const execution = await workshop.start(machine);
  const began = Date.now();
  const offset = workshop.clock.now - began;
  const ticking = setInterval(() => {
    workshop.clock.now = Date.now() + offset;
  }, 5);
  await expect.poll(async () => (await workshop.outcome(execution)).status, { timeout: 5000 }).toBe("SUCCEEDED");
  clearInterval(ticking);
  expect(Date.now() - began).toBeGreaterThanOrEqual(990);
});

test("Fail ends the execution under its error and cause", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({
    Stop: { Type: "Fail", Error: "Refused", Cause: "{% 'no seat for ' & $states.input.town %}" },
  });
  const execution = await workshop.start(machine, { town: "Qingshui" });
  expect(await workshop.outcome(execution)).toMatchObject({
    status: "FAILED",
    error: "Refused",
    cause: "no seat for Qingshui",
  });
  expect(types(await workshop.history(execution))).toEqual(["ExecutionStarted", "FailStateEntered", "ExecutionFailed"]);
});

test("an expression that fails or gives nothing is an error that can be caught", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({
    Ask: {
      Type: "Task",
      Resource: LAMBDA,
      Arguments: { FunctionName: "f", Payload: "{% $states.input.missing %}" },
      Catch: [
        { ErrorEquals: ["States.QueryEvaluationError"], Output: "{% $states.errorOutput.Error %}", Next: "Done" },
      ],
      End: true,
    },
    Done: { Type: "Succeed" },
  });
  const execution = await workshop.start(machine);
  expect(await workshop.outcome(execution)).toEqual({ status: "SUCCEEDED", output: "States.QueryEvaluationError" });
  const failed = (await workshop.history(execution)).find((event) => event.type === "EvaluationFailed");
  expect(failed?.evaluationFailedEventDetails).toMatchObject({ location: "Arguments/Payload", state: "Ask" });
  expect(workshop.invoke.calls).toHaveLength(0);
});

test("a machine that turns in circles is ended when its history is full", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({
    A: { Type: "Pass", Next: "B" },
    B: { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "End" }], Default: "A" },
    End: { Type: "Succeed" },
  });
  const execution = await workshop.start(machine);
  expect(await workshop.outcome(execution)).toMatchObject({ status: "FAILED", error: "States.Runtime" });
});

test("the time-out of the whole execution ends it, whatever it waits for", async () => {
  await using workshop = await openWorkshop();
  const machine = await workshop.create({ Rest: { Type: "Wait", Seconds: 600, End: true } }, { TimeoutSeconds: 60 });
  const execution = await workshop.start(machine);
  expect(workshop.engine.nextTimer()).toBe(NOON + 60_000);
  await workshop.moveTo(NOON + 60_000);
  expect((await workshop.outcome(execution)).status).toBe("TIMED_OUT");
  expect(types(await workshop.history(execution)).at(-1)).toBe("ExecutionTimedOut");
  expect(workshop.engine.nextTimer()).toBeUndefined();
});
