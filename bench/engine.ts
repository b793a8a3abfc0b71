import { rmSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEngine } from "../local/step-functions/engine.ts";
import type { Engine } from "../local/step-functions/engine.ts";
import { fillWaiting } from "./engine-file.ts";
import { launchEngine } from "./engine-process.ts";
import { type Bench, type Figure, rounded } from "./figures.ts";

const bench = "engine";
const PLACE = { region: "us-east-1", account: "000000000000", partition: "aws", now: Date.now };

/** The Step Functions engine alone, without functions: steps a second, a herd of timers, restarts with many waiting. */
export const engine: Bench = async ({ tiny, say }) => {
  const folder = mkdtempSync(join(tmpdir(), "huiyin-bench-engine-"));
  try {
    say("engine: steps");
    const [executions, steps] = tiny ? [5, 3] : [500, 20];
    const timed = await stepsASecond(
      join(folder, "waits.sqlite"),
      executions,
      chain(steps, { Type: "Wait", Seconds: 0 }),
    );
    const plain = await stepsASecond(join(folder, "passes.sqlite"), executions, chain(steps, { Type: "Pass" }));
    say("engine: herd");
    const due = tiny ? 20 : 10_000;
    const herd = await fireHerd(join(folder, "herd.sqlite"), due);
    say("engine: restart with many waiting");
    const waiting = tiny ? 100 : 1_000_000;
    const again = await restart(folder, waiting);
    const count = waiting.toLocaleString("en");
    const figures: Omit<Figure, "bench">[] = [
      {
        name: "steps a second, each a transaction of its own, synchronous FULL",
        value: timed,
        unit: "/s",
        least: 2000,
      },
      { name: "steps a second, 40 to a transaction (Pass after Pass)", value: plain, unit: "/s", least: 2000 },
      {
        name: `herd of ${due.toLocaleString("en")} timers, the engine alone`,
        value: herd.seconds,
        unit: "s",
        most: 60,
      },
      { name: "timers of the herd fired early", value: herd.early, unit: "", most: 0 },
      {
        name: `restart after kill -9 with ${count} waiting, to the first answer`,
        value: again.ready,
        unit: "s",
        most: 10,
      },
      { name: `the same: largest resident memory`, value: again.megabytes, unit: "MB", most: 600 },
      { name: `kill -9 to the first timer, ${count} waiting`, value: again.timer, unit: "s", most: 2 },
    ];
    return figures.map((figure) => ({ bench, ...figure, value: rounded(figure.value) }));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

function chain(length: number, state: object): object {
  return Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `S${at}`,
      { ...state, ...(at + 1 < length ? { Next: `S${at + 1}` } : { End: true }) },
    ]),
  );
}

async function stepsASecond(file: string, executions: number, states: object): Promise<number> {
  const open = openEngine({ ...PLACE, file, invoke: async () => ({ payload: "" }), endpoint: () => undefined });
  const machine = await create(open, states);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: executions }, (_, at) =>
      ask(open, "StartExecution", { stateMachineArn: machine, name: `e${at}` }),
    ),
  );
  await quiet(open);
  const seconds = (performance.now() - began) / 1000;
  await open.close();
  return (executions * Object.keys(states).length) / seconds;
}

/** All are due in an hour; then the clock jumps to that instant. */
async function fireHerd(file: string, count: number): Promise<{ seconds: number; early: number }> {
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const at = now() + 3_600_000;
  const open = openEngine({ ...PLACE, now, file, invoke: async () => ({ payload: "" }), endpoint: () => undefined });
  const machine = await create(open, { W: { Type: "Wait", Timestamp: new Date(at).toISOString(), End: true } });
  for (let from = 0; from < count; from += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, count - from) }, (_, n) =>
        ask(open, "StartExecution", { stateMachineArn: machine, name: `e${from + n}` }),
      ),
    );
  }
  await quiet(open, now);
  offset = at - Date.now();
  open.clockMoved();
  await quiet(open, now);
  const stops: number[] = [];
  for (let token: unknown; ;) {
    const page = await ask(open, "ListExecutions", {
      stateMachineArn: machine,
      maxResults: 1000,
      ...(token === undefined ? {} : { nextToken: token }),
    });
    stops.push(...page.executions.map((one: { stopDate: number }) => one.stopDate * 1000));
    token = page.nextToken;
    if (token === undefined) break;
  }
  await open.close();
  return { seconds: (Math.max(...stops) - at) / 1000, early: stops.filter((stop) => stop < at).length };
}

async function restart(folder: string, waiting: number): Promise<{ ready: number; megabytes: number; timer: number }> {
  await fillWaiting(join(folder, "engine.sqlite"), waiting);
  const first = await launchEngine(folder);
  const states = { W: { Type: "Wait", Seconds: 1, End: true } };
  const { stateMachineArn } = await first.ask("CreateStateMachine", {
    name: "timer",
    roleArn: "r",
    definition: definition(states),
  });
  const { executionArn, startDate } = await first.ask("StartExecution", { stateMachineArn, name: "soon" });
  await pauseUntil(startDate * 1000 + 900);
  const killed = Date.now();
  await first.kill();
  const second = await launchEngine(folder);
  const ready = (Date.now() - killed) / 1000;
  for (;;) {
    const { stopDate } = await second.ask("DescribeExecution", { executionArn });
    if (stopDate !== undefined) {
      const figures = { ready, megabytes: second.peakMegabytes(), timer: (stopDate * 1000 - killed) / 1000 };
      await second.kill();
      return figures;
    }
  }
}

function definition(states: object): string {
  return JSON.stringify({ QueryLanguage: "JSONata", StartAt: Object.keys(states)[0], States: states });
}

async function create(open: Engine, states: object): Promise<string> {
  const made = await ask(open, "CreateStateMachine", { name: "bench", roleArn: "r", definition: definition(states) });
  return made.stateMachineArn;
}

async function ask(open: Engine, operation: string, body: object) {
  const { status, body: answer } = await open.handle(`AWSStepFunctions.${operation}`, body);
  if (status !== 200) throw new Error(JSON.stringify(answer));
  return Object(answer);
}

async function quiet(open: Engine, now: () => number = Date.now): Promise<void> {
  while (!open.isQuiet(now())) await new Promise((resolve) => setImmediate(resolve));
}

async function pauseUntil(at: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));
}
