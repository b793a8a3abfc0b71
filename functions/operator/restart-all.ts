import * as z from "zod/mini";
import { now } from "../../adapters/clock.ts";
import { settings } from "../../adapters/environment.ts";
import { describeExecution, type Executions, openExecutions } from "../../adapters/executions.ts";
import { dueIssues } from "../../adapters/store/due.ts";
import type { Store } from "../../adapters/store/store.ts";
import { insertEpoch, readWait } from "../../adapters/store/wait.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { log, logFault } from "../runtime/log.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";

/** First without `issues`: which issues wait for something. Then with some of them at a time. */
const Asked = z.strictObject({
  issues: z.optional(z.array(z.string()).check(z.maxLength(100))),
  /** Only say what would be done. */
  dryRun: z.boolean(),
  /** Also issues whose machine lives: after a restore, when the machines look at another table. */
  all: z.optional(z.boolean()),
});

export type Restarted = "alive" | "settled" | "would restart" | "restarted" | "superseded" | "failed";
export type RestartAnswer = { readonly waiting: readonly string[] } | { readonly outcome: Record<string, Restarted> };

/** Far beyond every limit there can be: all that wait. */
const FAR = 100 * 366 * 86_400;
let opened: Executions | undefined;

/** Gives every issue whose machine is dead its next epoch, which the stream turns into a new machine. What is due then fires at once. */
export const handler = recorded("restart-all", async (event: unknown): Promise<RestartAnswer> => {
  const { issues, dryRun, all = false } = Asked.parse(event);
  const store = stageStore();
  if (issues === undefined) {
    const waiting: string[] = [];
    for await (const { issue } of dueIssues(store, addSeconds(now(), FAR))) waiting.push(issue);
    return { waiting };
  }
  const outcome: Record<string, Restarted> = {};
  for (const issue of issues) {
    try {
      outcome[issue] = await restart(store, issue, { dryRun, all });
    } catch (error) {
      outcome[issue] = "failed";
      logFault("FAILED", error, { issue });
    }
  }
  return { outcome };
});

async function restart(store: Store, issue: string, how: { dryRun: boolean; all: boolean }): Promise<Restarted> {
  opened ??= openExecutions(settings("STATE_MACHINE"));
  const wait = await readWait(store, issue);
  if (wait === undefined) throw new Error("there is no waiting item");
  if (wait.wakeAt === "settled") return "settled";
  if (!how.all && (await describeExecution(opened, { issue, epoch: wait.epoch })) === "RUNNING") return "alive";
  if (how.dryRun) return "would restart";
  const inserted = await insertEpoch(store, issue, Number(wait.epoch) + 1);
  log("RESTARTED", { issue, epoch: Number(wait.epoch) + 1 });
  return inserted === "inserted" ? "restarted" : "superseded";
}
