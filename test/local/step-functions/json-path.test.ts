import { expect, test } from "vitest";
import { NOON, openWorkshop } from "./harness.ts";

/**
 * States in JSONPath. Sources: developer guide, "Processing input and output", "Intrinsic functions for JSONPath states",
 * "Passing data between states with variables"; states-language.net, "Paths", "Choice State".
 */
const JSON_PATH = { QueryLanguage: undefined };
const INPUT = { order: { id: 7, lines: [{ n: 1 }, { n: 2 }, { n: 3 }] }, name: "Li", flag: true, nil: null };

async function outputOf(states: object, input: object = INPUT): Promise<unknown> {
  await using workshop = await openWorkshop();
  const execution = await workshop.start(await workshop.create(states, JSON_PATH), input);
  const { status, output, error } = await workshop.outcome(execution);
  return status === "SUCCEEDED" ? output : error;
}

const PATHS: [path: string, value: unknown][] = [
  ["$.order.id", 7],
  ["$['order']['lines'][0].n", 1],
  ["$.order.lines[-1].n", 3],
  ["$.order.lines[*].n", [1, 2, 3]],
  ["$.order.lines[0,2].n", [1, 3]],
  ["$.order.lines[1:].n", [2, 3]],
  ["$..n", [1, 2, 3]],
  ["$$.Execution.Input.name", "Li"],
  ["$$.State.Name", "A"],
  ["States.Format('{} of {}', $.name, $.order.id)", "Li of 7"],
  ["States.Array($.name, 'it\\'s', null, 1.5)", ["Li", "it's", null, 1.5]],
  ["States.ArrayPartition($.order.lines[*].n, 2)", [[1, 2], [3]]],
  ["States.ArrayContains($.order.lines[*].n, 2)", true],
  ["States.ArrayRange(1, 9, 3)", [1, 4, 7]],
  ["States.ArrayGetItem($.order.lines[*].n, 1)", 2],
  ["States.ArrayLength($.order.lines)", 3],
  ["States.ArrayUnique(States.Array(1, 1, 2))", [1, 2]],
  ["States.Base64Decode(States.Base64Encode($.name))", "Li"],
  ["States.Hash('x', 'SHA-1')", "11f6ad8ec52a2984abaafd7c3b516503785c2072"],
  ["States.JsonMerge($.order.lines[0], $.order.lines[1], false)", { n: 2 }],
  ["States.StringToJson('[1]')", [1]],
  ["States.JsonToString($.order.lines[0])", '{"n":1}'],
  ["States.MathAdd($.order.id, -2)", 5],
  ["States.StringSplit('1,2;;3', ',;')", ["1", "2", "3"]],
];

test.each(PATHS)("%s is looked up in a payload template", async (path, value) => {
  const states = { A: { Type: "Pass", Parameters: { "x.$": path, y: "$.name" }, End: true } };
  expect(await outputOf(states)).toEqual({ x: value, y: "$.name" });
});

test("InputPath, Result, ResultPath and OutputPath act in this order", async () => {
  const state = { Type: "Pass", InputPath: "$.order", ResultPath: "$.deep.id", End: true };
  expect(await outputOf({ A: state })).toEqual({ ...INPUT, deep: { id: INPUT.order } });
  expect(await outputOf({ A: { ...state, Result: 1, OutputPath: "$.deep" } })).toEqual({ id: 1 });
  expect(await outputOf({ A: { ...state, ResultPath: null } })).toEqual(INPUT);
  expect(await outputOf({ A: { ...state, InputPath: null, ResultPath: "$" } })).toEqual({});
});

test("variables are assigned from the result, all from what was there before, and read as $name", async () => {
  const states = {
    A: { Type: "Pass", Result: { n: 1 }, Assign: { "x.$": "$.n", y: 2 }, Next: "B" },
    B: { Type: "Pass", Assign: { "x.$": "$y", "y.$": "$x" }, Next: "C" },
    C: { Type: "Pass", Parameters: { "x.$": "$x", "y.$": "$y" }, End: true },
  };
  expect(await outputOf(states)).toEqual({ x: 2, y: 1 });
});

const RULES: [rule: object, met: boolean][] = [
  [{ Variable: "$.order.id", NumericGreaterThan: 6 }, true],
  [{ Variable: "$.order.id", NumericEqualsPath: "$.order.lines[0].n" }, false],
  [{ Variable: "$.name", StringMatches: "L*" }, true],
  [{ Variable: "$.name", StringMatches: "L\\\\*" }, false],
  [{ Variable: "$.name", StringLessThan: "M" }, true],
  [{ Variable: "$.name", NumericEquals: 7 }, false],
  [{ Variable: "$.flag", BooleanEquals: true }, true],
  [{ Variable: "$.nil", IsNull: true }, true],
  [{ Variable: "$.nothing", IsPresent: false }, true],
  [{ Variable: "$$.Execution.StartTime", TimestampGreaterThanEquals: "2026-03-02T12:00:00+08:00" }, true],
  [{ Variable: "$$.Execution.StartTime", IsTimestamp: true }, true],
  [{ And: [{ Variable: "$.flag", IsBoolean: true }, { Not: { Variable: "$.name", IsString: false } }] }, true],
  [
    {
      Or: [
        { Variable: "$.name", IsNumeric: true },
        { Variable: "$.nil", IsPresent: false },
      ],
    },
    false,
  ],
];

test.each(RULES)("the choice rule %j decides", async (rule, met) => {
  const states = {
    A: { Type: "Choice", Choices: [{ ...rule, Next: "Yes" }], Default: "No" },
    Yes: { Type: "Pass", Result: true, End: true },
    No: { Type: "Pass", Result: false, End: true },
  };
  expect(await outputOf(states)).toBe(met);
});

test("a task's parameters, selected result and caught error go where their paths say", async () => {
  await using workshop = await openWorkshop();
  workshop.invoke.answer = async (_, payload) =>
    payload.includes("7") ? { payload: '{"a":1,"b":2}' } : { payload: "", error: { type: "No", message: "m" } };
  const task = {
    Type: "Task",
    Resource: "arn:aws-cn:states:::lambda:invoke",
    Parameters: { FunctionName: "f", "Payload.$": "$.order" },
    TimeoutSecondsPath: "$.order.id",
    ResultSelector: { "b.$": "$.Payload.b" },
    ResultPath: "$.result",
    Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.failure", Next: "B" }],
    Next: "B",
  };
  const machine = await workshop.create(
    { A: task, B: { Type: "Succeed", OutputPath: "$['result','failure']" } },
    JSON_PATH,
  );
  expect((await workshop.outcome(await workshop.start(machine, { order: { id: 7 } }))).output).toEqual([{ b: 2 }]);
  const failed = await workshop.outcome(await workshop.start(machine, { order: { id: 8 } }));
  expect(failed.output).toEqual([{ Error: "No", Cause: expect.stringContaining("m") }]);
});

test("waits and failures read their paths", async () => {
  await using workshop = await openWorkshop();
  const states = {
    A: { Type: "Wait", SecondsPath: "$.seconds", Next: "B" },
    B: { Type: "Wait", TimestampPath: "$.at", Next: "C" },
    C: { Type: "Fail", ErrorPath: "$.error", CausePath: "States.Format('at {}', $.at)" },
  };
  const at = new Date(NOON + 90_000).toISOString();
  const execution = await workshop.start(await workshop.create(states, JSON_PATH), { seconds: 60, at, error: "E" });
  await workshop.moveTo(NOON + 89_999);
  expect((await workshop.outcome(execution)).status).toBe("RUNNING");
  await workshop.moveTo(NOON + 90_000);
  expect(await workshop.outcome(execution)).toMatchObject({ status: "FAILED", error: "E", cause: `at ${at}` });
});

test("what is not there, and functions given nonsense, fail under the names of the service", async () => {
  const look = (path: string): object => ({ A: { Type: "Pass", Parameters: { "x.$": path }, End: true } });
  expect(await outputOf(look("$.nothing"))).toBe("States.Runtime");
  expect(await outputOf(look("States.MathAdd($.name, 1)"))).toBe("States.IntrinsicFailure");
  expect(await outputOf({ A: { Type: "Pass", ResultPath: "$.name.x", End: true } })).toBe(
    "States.ResultPathMatchFailure",
  );
  const states = {
    A: { Type: "Choice", Choices: [{ Variable: "$.none", IsNull: true, Next: "B" }] },
    B: { Type: "Succeed" },
  };
  expect(await outputOf(states)).toBe("States.Runtime");
});

const WRONG: [what: string, state: object, path: string][] = [
  ["an expression of JSONata", { Type: "Wait", Seconds: "{% 1 %}", End: true }, "/States/A/Seconds"],
  ["a field of JSONata", { Type: "Pass", Output: 1, End: true }, "/States/A/Output"],
  ["a filter in a path", { Type: "Pass", InputPath: "$.a[?(@.b > 1)]", End: true }, "/States/A/InputPath"],
  ["a result path that is no reference", { Type: "Pass", ResultPath: "$.a[*]", End: true }, "/States/A/ResultPath"],
  [
    "an unknown function",
    { Type: "Pass", Parameters: { "x.$": "States.Nope()" }, End: true },
    "/States/A/Parameters/x.$",
  ],
  [
    "an unknown comparison",
    { Type: "Choice", Choices: [{ Variable: "$.a", Like: 1, Next: "A" }] },
    "/States/A/Choices[0]/Like",
  ],
];

test.each(WRONG)("%s is refused", async (_, state, path) => {
  await using workshop = await openWorkshop();
  await expect(workshop.create({ A: state }, JSON_PATH)).rejects.toThrow(`at ${path}'`);
});
