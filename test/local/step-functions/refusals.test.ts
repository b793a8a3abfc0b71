import { CreateActivityCommand, CreateStateMachineCommand, InvalidDefinition } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { openWorkshop } from "./harness.ts";

const END = { Type: "Succeed" };
const TASK = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments: { FunctionName: "f" }, End: true };

/** What is not implemented is refused when the machine is created, under the path of the thing. */
const REFUSED: [what: string, states: object, path: string][] = [
  ["a parallel state", { A: { Type: "Parallel", Branches: [], End: true } }, "/States/A/Type"],
  ["JSONPath inside a JSONata machine", { A: { Type: "Pass", QueryLanguage: "JSONPath", End: true } }, "/States/A"],
  ["a JSONPath field", { A: { Type: "Pass", ResultPath: "$.x", End: true } }, "/States/A/ResultPath"],
  ["another field", { A: { ...TASK, Credentials: { RoleArn: "r" } } }, "/States/A"],
  [
    "a service of another protocol",
    { A: { ...TASK, Resource: "arn:aws:states:::s3:putObject" } },
    "/States/A/Resource",
  ],
  [
    "an unknown service",
    { A: { ...TASK, Resource: "arn:aws:states:::aws-sdk:ec2:runInstances" } },
    "/States/A/Resource",
  ],
  [
    "a task that waits for a job",
    { A: { ...TASK, Resource: "arn:aws:states:::ecs:runTask.sync" } },
    "/States/A/Resource",
  ],
  ["an argument", { A: { ...TASK, Arguments: { FunctionName: "f", TenantId: "x" } } }, "/States/A/Arguments/TenantId"],
  ["a rule without condition", { A: { Type: "Choice", Choices: [{ Next: "A" }] } }, "/States/A/Choices[0]"],
  [
    "a rule with another field",
    { A: { Type: "Choice", Choices: [{ Condition: true, Next: "A", Colour: 1 }] } },
    "/States/A/Choices[0]",
  ],
  [
    "a heartbeat no shorter than its time-out",
    { A: { ...TASK, TimeoutSeconds: 5, HeartbeatSeconds: 5 } },
    "/States/A/HeartbeatSeconds",
  ],
  [
    "a delay that is never reached",
    { A: { ...TASK, Retry: [{ ErrorEquals: ["x"], IntervalSeconds: 5, MaxDelaySeconds: 5 }] } },
    "/States/A/Retry[0]/MaxDelaySeconds",
  ],
  [
    "a mistake inside a Map",
    { A: { Type: "Map", ItemProcessor: { StartAt: "B", States: { B: { Type: "Pass" } } }, End: true } },
    "/States/A/ItemProcessor/States/B",
  ],
  ["a broken expression", { A: { ...TASK, Output: { x: "{% 1 + %}" } } }, "/States/A/Output/x"],
  ["$eval", { A: { ...TASK, Output: "{% $eval('1') %}" } }, "/States/A/Output"],
  ["a state that is not there", { A: { Type: "Pass", Next: "B" } }, "/States/A/Next"],
  ["a catch to nowhere", { A: { ...TASK, Catch: [{ ErrorEquals: ["x"], Next: "B" }] } }, "/States/A/Catch[0]/Next"],
  ["an unreachable state", { A: END, B: END }, "/States/B"],
  ["no way on", { A: { Type: "Pass" } }, "/States/A"],
  ["both ways on", { A: { Type: "Pass", Next: "B", End: true }, B: END }, "/States/A"],
  ["a wait without an end", { A: { Type: "Wait", End: true } }, "/States/A"],
  ["States.ALL among others", { A: { ...TASK, Retry: [{ ErrorEquals: ["States.ALL", "x"] }] } }, "/States/A/Retry[0]"],
  ["time-out nought", { A: { ...TASK, TimeoutSeconds: 0 } }, "/States/A/TimeoutSeconds"],
  ["a reserved variable", { A: { Type: "Pass", Assign: { states: 1 }, End: true } }, "/States/A/Assign"],
];

test.each(REFUSED)("a definition with %s is refused", async (_, states, path) => {
  await using workshop = await openWorkshop();
  const refused = await workshop.create(states).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(InvalidDefinition);
  expect(String(refused)).toMatch(new RegExp(`at ${path.replace(/[[\]]/gu, "\\$&")}'$`, "u"));
});

test("a text that is no JSON is refused with where reading stopped", async () => {
  await using workshop = await openWorkshop();
  await expect(workshop.createFrom("{")).rejects.toThrow("INVALID_JSON_DESCRIPTION");
  await expect(workshop.createFrom('{\n  "StartAt": nobody }')).rejects.toThrow(/line: 2, column: 20/u);
});

test("in a text of several lines the line of what is wrong is named", async () => {
  await using workshop = await openWorkshop();
  const definition = { StartAt: "A", States: { A: { Type: "Pass", Next: "B" }, B: { Type: "Wait", Seconds: -1 } } };
  await expect(workshop.createFrom(JSON.stringify(definition, null, 2))).rejects.toThrow(
    "at /States/B/Seconds' (line 10)",
  );
});

test("calls, kinds of machines and names that are not implemented or not allowed are refused by name", async () => {
  await using workshop = await openWorkshop();
  await expect(workshop.client.send(new CreateActivityCommand({ name: "a" }))).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: expect.stringContaining("CreateActivity"),
  });
  const express = { name: "m", roleArn: "r", type: "EXPRESS" as const, definition: "{}" };
  await expect(workshop.client.send(new CreateStateMachineCommand(express))).rejects.toThrow("EXPRESS");
  const machine = await workshop.create({ A: END });
  for (const name of ["a b", "a/b", "a#b", "x".repeat(81), "a\u0000"]) {
    await expect(workshop.start(machine, {}, name)).rejects.toMatchObject({ name: "InvalidName" });
  }
});
