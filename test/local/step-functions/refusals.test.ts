import { CreateStateMachineCommand, InvalidDefinition, ListStateMachinesCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { openWorkshop } from "./harness.ts";

const END = { Type: "Succeed" };
const TASK = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments: { FunctionName: "f" }, End: true };

/** What is not implemented is refused when the machine is created, under the path of the thing. */
const REFUSED: [what: string, states: object, path: string][] = [
  ["a parallel state", { A: { Type: "Parallel", Branches: [], End: true } }, "/States/A/Type"],
  ["a map state", { A: { Type: "Map", End: true } }, "/States/A/Type"],
  ["a heartbeat", { A: { ...TASK, HeartbeatSeconds: 5 } }, "/States/A"],
  ["JSONPath", { A: { Type: "Pass", QueryLanguage: "JSONPath", End: true } }, "/States/A/QueryLanguage"],
  ["a JSONPath field", { A: { Type: "Pass", ResultPath: "$.x", End: true } }, "/States/A"],
  ["another service", { A: { ...TASK, Resource: "arn:aws:states:::sqs:sendMessage" } }, "/States/A/Resource"],
  [
    "another action",
    { A: { ...TASK, Resource: "arn:aws:states:::aws-sdk:dynamodb:createTable" } },
    "/States/A/Resource",
  ],
  ["a callback of Lambda", { A: { ...TASK, Resource: `${TASK.Resource}.waitForTaskToken` } }, "/States/A/Resource"],
  [
    "an argument",
    { A: { ...TASK, Arguments: { FunctionName: "f", InvocationType: "Event" } } },
    "/States/A/Arguments/InvocationType",
  ],
  [
    "a callback without token",
    { A: { ...TASK, Resource: "arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken" } },
    "/States/A/Arguments",
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

test("a machine that does not name JSONata, or is no JSON, is refused", async () => {
  await using workshop = await openWorkshop();
  await expect(workshop.create({ A: END }, { QueryLanguage: undefined })).rejects.toThrow("/QueryLanguage");
  await expect(workshop.createFrom("{")).rejects.toThrow("INVALID_JSON_DESCRIPTION");
});

test("calls, kinds of machines and names that are not implemented or not allowed are refused by name", async () => {
  await using workshop = await openWorkshop();
  await expect(workshop.client.send(new ListStateMachinesCommand({}))).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: expect.stringContaining("ListStateMachines"),
  });
  const express = { name: "m", roleArn: "r", type: "EXPRESS" as const, definition: "{}" };
  await expect(workshop.client.send(new CreateStateMachineCommand(express))).rejects.toThrow("EXPRESS");
  const machine = await workshop.create({ A: END });
  for (const name of ["a b", "a/b", "a#b", "x".repeat(81), "a\u0000"]) {
    await expect(workshop.start(machine, {}, name)).rejects.toMatchObject({ name: "InvalidName" });
  }
});
