import * as z from "zod/mini";
import { settings } from "../../adapters/environment.ts";
import { openExecutions, startExecution } from "../../adapters/executions.ts";
import { allCommits } from "../../adapters/store/history.ts";
import { issuePk } from "../../adapters/store/keys.ts";
import { readWait } from "../../adapters/store/wait.ts";
import { log } from "../runtime/log.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";
import { announce } from "../stream/announce.ts";
import { steer } from "../stream/steer-execution.ts";

const Asked = z.strictObject({ issue: z.string(), dryRun: z.boolean() });

export interface Replayed {
  readonly issue: string;
  readonly commits: number;
  readonly machine: "settled" | "asked";
}

/**
 * Everything that follows the commits of an issue once more, from the commits themselves: the stream keeps its records for a day only.
 * Each effect claims itself, so what was done stays done once; what was lost is made up for. Throws if there is no such issue.
 */
export const handler = recorded("replay", async (event: unknown): Promise<Replayed> => {
  const { issue, dryRun } = Asked.parse(event);
  const store = stageStore();
  const commits = await allCommits(store, issue);
  const wait = await readWait(store, issue);
  if (commits.length === 0 || wait === undefined) throw new Error(`there is no issue ${issue}`);
  const { wakeAt, epoch } = wait;
  const machine = wakeAt === "settled" ? "settled" : "asked";
  if (dryRun) return { issue, commits: commits.length, machine };
  for (const commit of commits) await announce(commit);
  const executions = openExecutions(settings("STATE_MACHINE"));
  if (machine === "asked") await startExecution(executions, { pk: issuePk(store, issue), issue, epoch, wakeAt });
  await steer(executions, issue);
  log("REPLAYED", { issue, commits: commits.length });
  return { issue, commits: commits.length, machine };
});
