import {
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { NOON, openWorkshop } from "./harness.ts";

/** Source: API reference, the operation of the name. */
const WAIT = { Rest: { Type: "Wait", Seconds: 60, End: true } };

test("a machine that is deleted is gone at once; what it runs goes on, and its name is free again", async () => {
  await using workshop = await openWorkshop();
  const stateMachineArn = await workshop.create(WAIT);
  const executionArn = await workshop.start(stateMachineArn, {}, "one");
  await workshop.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  await workshop.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  const gone = { name: "StateMachineDoesNotExist" };
  const { client } = workshop;
  await expect(client.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject(gone);
  await expect(client.send(new ListExecutionsCommand({ stateMachineArn }))).rejects.toMatchObject(gone);
  await expect(workshop.start(stateMachineArn, {}, "two")).rejects.toMatchObject(gone);
  expect((await client.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
  await workshop.moveTo(NOON + 60_000);
  expect((await client.send(new DescribeExecutionCommand({ executionArn }))).status).toBe("SUCCEEDED");
});

test("machines are listed by name, page by page", async () => {
  await using workshop = await openWorkshop();
  const arns = [await workshop.create(WAIT), await workshop.create(WAIT), await workshop.create(WAIT)].toSorted();
  const first = await workshop.client.send(new ListStateMachinesCommand({ maxResults: 2 }));
  const rest = await workshop.client.send(new ListStateMachinesCommand({ maxResults: 2, nextToken: first.nextToken }));
  const seen = [...(first.stateMachines ?? []), ...(rest.stateMachines ?? [])];
  expect(seen.map((machine) => machine.stateMachineArn)).toEqual(arns);
  expect(rest.nextToken).toBeUndefined();
});

test("an execution tells the definition it runs on, also when its machine has a newer one", async () => {
  await using workshop = await openWorkshop();
  const stateMachineArn = await workshop.create(WAIT);
  const before = await workshop.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(before.revisionId).toBeUndefined();
  const executionArn = await workshop.start(stateMachineArn);
  const definition = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Succeed" } } });
  await workshop.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
  const runs = await workshop.client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  expect(runs.definition).toBe(before.definition);
  const after = await workshop.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(after).toMatchObject({ definition, revisionId: expect.any(String) });
});

test("the variables a state reads are told with the machine", async () => {
  await using workshop = await openWorkshop();
  const stateMachineArn = await workshop.create({
    A: { Type: "Pass", Assign: { count: 1, unused: 2 }, Next: "B" },
    B: { Type: "Pass", Output: "{% $count + $states.input.count %}", End: true },
  });
  const { variableReferences } = await workshop.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(variableReferences).toEqual({ B: ["count"] });
});

test("a definition can be validated without being created", async () => {
  await using workshop = await openWorkshop();
  const validate = async (definition: string): Promise<unknown> => {
    const { result, diagnostics } = await workshop.client.send(
      new ValidateStateMachineDefinitionCommand({ definition }),
    );
    return { result, diagnostics };
  };
  const level = { QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Succeed" } } };
  expect(await validate(JSON.stringify(level))).toEqual({ result: "OK", diagnostics: [] });
  expect(await validate("{}")).toEqual({
    result: "FAIL",
    diagnostics: [
      {
        severity: "ERROR",
        code: "SCHEMA_VALIDATION_FAILED",
        message: "These fields are required: [States, StartAt]",
        location: "/",
      },
    ],
  });
  expect(await validate(JSON.stringify({ ...level, StartAt: "B" }))).toMatchObject({
    diagnostics: [{ location: "/StartAt", message: "there is no state 'B'" }],
  });
  expect(await validate("nonsense")).toMatchObject({ diagnostics: [{ code: "INVALID_JSON_DESCRIPTION" }] });
});

test("a standard machine cannot be started synchronously", async () => {
  await using workshop = await openWorkshop();
  const stateMachineArn = await workshop.create(WAIT);
  const answer = await workshop.engine.handle("AWSStepFunctions.StartSyncExecution", { stateMachineArn });
  expect(answer).toMatchObject({ status: 400, errorType: "StateMachineTypeNotSupported" });
});
