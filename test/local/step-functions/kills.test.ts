import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { HistoryEvent, SFNClient } from "@aws-sdk/client-sfn";
import { expect, onTestFinished, test } from "vitest";
import { types } from "./harness.ts";
import { alreadyThere, kill, launch, made } from "./killable.ts";
import { seededRandom } from "./seeded.ts";

/** `HUIYIN_KILLS_SEED` plays the same instants again; `HUIYIN_KILLS` asks for more or fewer of them. */
const SEED = Number(process.env["HUIYIN_KILLS_SEED"] ?? Date.now() % 1_000_000);
const KILLS = Number(process.env["HUIYIN_KILLS"] ?? 100);
const LONGEST_LIFE_MS = 90;

const task = (step: string): object => ({
  Type: "Task",
  Resource: "arn:aws-cn:states:::lambda:invoke",
  Arguments: { FunctionName: "f", Payload: { execution: "{% $states.context.Execution.Name %}", step } },
  Output: "{% $states.input %}",
});
const states = {
  Weigh: { Type: "Choice", Choices: [{ Condition: "{% $states.input.n >= 0 %}", Next: "First" }], Default: "Last" },
  First: { ...task("First"), Assign: { seen: "{% $states.result.Payload.step %}" }, Next: "Each" },
  Each: {
    Type: "Map",
    Items: [1, 2],
    ItemProcessor: { StartAt: "Inside", States: { Inside: { ...task("Inside"), End: true } } },
    Output: "{% $states.input %}",
    Next: "Rest",
  },
  Rest: { Type: "Wait", Seconds: 1, Next: "Last" },
  Last: { ...task("Last"), Output: "{% $states.input.n & ' ' & $seen %}", End: true },
};
const TASK = ["TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited"];
const EACH = [
  "MapStateEntered",
  "MapStateStarted",
  "MapIterationStarted",
  "MapIterationStarted",
  "MapStateSucceeded",
  "MapStateExited",
];
/** Two iterations run beside each other: of them only how often each event is there. */
const ITERATION = [...TASK, "MapIterationSucceeded"];
const WHOLE_STORY = [
  "ExecutionStarted",
  "ChoiceStateEntered",
  "ChoiceStateExited",
  ...TASK,
  ...EACH,
  ...ITERATION,
  ...ITERATION,
  "WaitStateEntered",
  "WaitStateExited",
  ...TASK,
  "ExecutionSucceeded",
];

test(`killed ${KILLS} times at random (seed ${SEED}), it loses nothing and changes nothing it has recorded`, async ({
  signal,
}) => {
  console.log(`kills.test: HUIYIN_KILLS_SEED=${SEED} HUIYIN_KILLS=${KILLS}`);
  const random = seededRandom(SEED);
  const folder = mkdtempSync(join(tmpdir(), "huiyin-kills-"));
  const [file, calls] = [join(folder, "engine.sqlite"), join(folder, "calls")];
  let { child, client } = await launch(file, calls);
  onTestFinished(async () => {
    await kill(child);
    rmSync(folder, { recursive: true, force: true });
  });
  const definition = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "Weigh", States: states });
  const machine = await client.send(new CreateStateMachineCommand({ name: "m", roleArn: "r", definition }));
  const stateMachineArn = String(machine.stateMachineArn);
  const executionOf = (n: number): string => `${stateMachineArn.replace(":stateMachine:", ":execution:")}:e${n}`;
  const start = (n: number): Promise<unknown> =>
    client
      .send(new StartExecutionCommand({ stateMachineArn, name: `e${n}`, input: JSON.stringify({ n }) }))
      .catch(alreadyThere);
  /** What somebody has been told of an execution's history; it may only grow. */
  const told = new Map<number, HistoryEvent[]>();
  const acknowledged = new Set<number>();

  for (let round = 0; round < KILLS; round += 1) {
    const asking = Promise.allSettled([
      start(round).then(() => acknowledged.add(round)),
      ...(round > 0 ? [look(client, Math.floor(random() * round))] : []),
    ]);
    const life = Math.floor(random() * LONGEST_LIFE_MS);
    await Promise.all([pass(life), ...(random() < 0.5 ? [asking] : [])]);
    await kill(child);
    await asking;
    signal.throwIfAborted();
    ({ child, client } = await launch(file, calls));
  }

  for (const n of acknowledged) {
    expect((await client.send(new DescribeExecutionCommand({ executionArn: executionOf(n) }))).name).toBe(`e${n}`);
  }
  await Promise.all(Array.from({ length: KILLS }, (_, n) => start(n)));
  for (let n = 0; n < KILLS; n += 1) {
    const executionArn = executionOf(n);
    const status = async () => await client.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await status()).status, { timeout: 20_000, interval: 20 }).toBe("SUCCEEDED");
    expect((await status()).output).toBe(`"${n} First"`);
    const events = await historyOf(client, n);
    expect(types(events).toSorted()).toEqual(WHOLE_STORY.toSorted());
    expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
    expect(types(events).slice(0, 8)).toEqual(WHOLE_STORY.slice(0, 8));
    expect(events.slice(0, told.get(n)?.length ?? 0)).toEqual(told.get(n) ?? []);
    const at = (type: string): number => Number(events.find((event) => event.type === type)?.timestamp);
    expect(at("WaitStateExited") - at("WaitStateEntered")).toBeGreaterThanOrEqual(1000);
  }
  expect(new Set(made(calls)).size).toBe(KILLS * 3);

  async function look(from: SFNClient, n: number): Promise<void> {
    const events = await historyOf(from, n);
    if (events.length > (told.get(n)?.length ?? 0)) {
      told.set(n, events);
    }
  }
  async function historyOf(from: SFNClient, n: number): Promise<HistoryEvent[]> {
    const { events = [] } = await from.send(new GetExecutionHistoryCommand({ executionArn: executionOf(n) }));
    return events;
  }
}, 400_000);

/** Real milliseconds pass: the engine lives in another process, whose clock is the world's. */
async function pass(ms: number): Promise<void> {
  const until = performance.now() + ms;
  await expect.poll(() => performance.now() >= until, { interval: 1, timeout: 10_000 }).toBe(true);
}
