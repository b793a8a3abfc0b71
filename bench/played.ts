import { startEngine } from "../test/adapters/dynamodb.ts";
import type { Life, Step } from "./lives.ts";
import { type Invoked, invocations } from "./logged.ts";
import { type Metered, openMeter } from "./meter.ts";
import { quiet, rig } from "./system.ts";

/**
 * What one life of an issue took, on the whole system with a counter before the database. Calls of the mail and the reconciler that name no
 * issue are not among them; each command's reads of the settings in force are, those of decisions by the clock are not.
 */
export interface Played {
  /** In the order of the story; `clock` = what happened while the clock moved to the next step. */
  readonly laps: readonly { readonly command: string; readonly calls: readonly Metered[] }[];
  /** Calls that concern no issue: what the schedules ask in one turn. */
  readonly idle: readonly Metered[];
  readonly invoked: readonly Invoked[];
  /** Steps the state machine entered, retries included. */
  readonly transitions: number;
}

/** Functions that run by the clock, whatever the number of issues; `read` served the page looked up in between. */
const APART: ReadonlySet<string> = new Set([
  "deliver-notices",
  "reconcile",
  "freeze-bulletin",
  "send-bulletin",
  "prove-the-day",
  "load-county",
  "read",
]);

export async function played(steps: readonly Step[]): Promise<Played> {
  const engine = await startEngine();
  const meter = await openMeter(engine.endpoint);
  try {
    await using run = await rig("2026-11-23T09:00", meter.endpoint);
    const { client, system } = run;
    const life: Life = { receipt: "", code: "", assignment: undefined };
    const laps: { command: string; calls: Metered[] }[] = [];
    const lap = (command: string) => laps.push({ command, calls: meter.take() });
    await quiet(system.url);
    meter.take();
    for (const step of steps) {
      await client.moveTo(step.at);
      lap("clock");
      await step.look?.(client, life);
      meter.take();
      await step.give(client, life);
      await quiet(system.url);
      lap(step.command);
    }
    await client.moveTo(dayAfter(steps.at(-1)?.at ?? ""));
    lap("clock");
    await quiet(system.url);
    const idle = meter.take();
    const mine = ({ body }: Metered) => body.includes(life.receipt) || ONE_ISSUE.test(body);
    const page = await client.get(`/_local/executions/${life.receipt}-1`);
    const invoked = invocations(run.data.path).filter(({ name }) => !APART.has(name));
    return {
      laps: laps.map(({ command, calls }) => {
        const until = command === "clock" ? 0 : calls.findIndex(({ body }) => body.includes("#WAKE#"));
        const asked = ({ body }: Metered, at: number) => at < until && body.includes('"POINTER"');
        return { command, calls: calls.filter((call, at) => mine(call) || asked(call, at)) };
      }),
      idle: idle.filter((call) => !mine(call)),
      invoked,
      transitions: transitionsOf(page["events"] as { type: string }[]),
    };
  } finally {
    await meter.close();
    await engine.stop();
  }
}

/** Items that are read or written for the sake of one issue without being its own. */
const ONE_ISSUE = /#KEY#|#COUNTER#|#THROTTLE#/;

/** AWS counts every step entered and every retry of one. */
function transitionsOf(events: readonly { type: string }[]): number {
  const count = (...types: readonly string[]) => events.filter(({ type }) => types.includes(type)).length;
  const entered = events.filter(({ type }) => type.endsWith("StateEntered")).length;
  return entered + count("TaskScheduled") - count("TaskStateEntered");
}

function dayAfter(local: string): string {
  const day = new Date(`${local.slice(0, 10)}T00:00Z`);
  return `${new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10)}T09:00`;
}
