import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { openEngine } from "../../../local/step-functions/engine.ts";
import { alreadyThere, kill, launch, made } from "./killable.ts";
import { openWorkshop, types } from "./harness.ts";

const STEPS = ["One", "Two", "Rest", "Three", "Four"];
const EXECUTIONS = 100;
/** It is killed when this many more calls have been made: among the first, between two steps, around the rest of a second. */
const KILLS = [1, 7, 20, 33, 25, 40];

const states = Object.fromEntries(
  STEPS.map((name, at) => {
    const onwards = STEPS[at + 1] === undefined ? { End: true } : { Next: STEPS[at + 1] };
    const payload = { execution: "{% $states.context.Execution.Name %}", step: name };
    return [
      name,
      name === "Rest"
        ? { Type: "Wait", Seconds: 1, ...onwards }
        : {
            Type: "Task",
            Resource: "arn:aws-cn:states:::lambda:invoke",
            Arguments: { FunctionName: "f", Payload: payload },
            ...onwards,
          },
    ];
  }),
);

test("killed at any instant, again and again, it loses nothing and records no completed step twice", async () => {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-crash-"));
  const file = join(folder, "engine.sqlite");
  const calls = join(folder, "calls");
  const definition = JSON.stringify({ QueryLanguage: "JSONata", StartAt: STEPS[0], States: states });
  const answered = new Set<string>();
  let { child, client } = await launch(file, calls);
  try {
    const created = await client.send(new CreateStateMachineCommand({ name: "m", roleArn: "r", definition }));
    const stateMachineArn = String(created.stateMachineArn);

    /** Whoever got no answer asks again: the name makes that safe. */
    const startTheRest = (): Promise<void>[] =>
      Array.from({ length: EXECUTIONS }, (_, n) => `e${n}`)
        .filter((name) => !answered.has(name))
        .map(async (name) => {
          await client.send(new StartExecutionCommand({ stateMachineArn, name, input: "{}" })).catch(alreadyThere);
          answered.add(name);
        });

    for (const more of KILLS) {
      const before = made(calls).length;
      const starting = Promise.allSettled(startTheRest());
      await expect
        .poll(() => made(calls).length, { interval: 1, timeout: 20_000 })
        .toBeGreaterThanOrEqual(before + more);
      await kill(child);
      await starting;
      ({ child, client } = await launch(file, calls));
    }

    await Promise.all(startTheRest());
    const list = new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 });
    const ended = async (): Promise<number> =>
      (await client.send(list)).executions?.filter((one) => one.status === "SUCCEEDED").length ?? 0;
    await expect.poll(ended, { timeout: 15_000 }).toBe(EXECUTIONS);

    const { executions = [] } = await client.send(list);
    for (const { executionArn } of executions) {
      const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
      expect(types(events)).toEqual([
        "ExecutionStarted",
        ...STEPS.flatMap((name) =>
          name === "Rest"
            ? ["WaitStateEntered", "WaitStateExited"]
            : ["TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited"],
        ),
        "ExecutionSucceeded",
      ]);
      const at = (type: string): number => Number(events.find((event) => event.type === type)?.timestamp);
      expect(at("WaitStateExited") - at("WaitStateEntered")).toBeGreaterThanOrEqual(1000);
    }
    const called = made(calls);
    expect(new Set(called).size).toBe(EXECUTIONS * 4);
    expect(called.length).toBeLessThanOrEqual(EXECUTIONS * 4 + KILLS.length * 16);
  } finally {
    await kill(child);
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

test("a second engine is not let in to a file that is in use: it would fire every timer twice", async () => {
  await using workshop = await openWorkshop();
  expect(() =>
    openEngine({
      file: workshop.file,
      now: Date.now,
      region: "r",
      account: "1",
      partition: "aws",
      endpoint: () => undefined,
      invoke: async () => ({ payload: "" }),
    }),
  ).toThrow("locked");
});
