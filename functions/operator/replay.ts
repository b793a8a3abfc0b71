import * as z from "zod/mini";
import { settings } from "../../adapters/environment.ts";
import { openExecutions, startExecution } from "../../adapters/executions.ts";
import { allCommits, issuePartition } from "../../adapters/store/history.ts";
import { issuePk } from "../../adapters/store/keys.ts";
import { readWait } from "../../adapters/store/wait.ts";
import { log } from "../runtime/log.ts";
import { recorded } from "../runtime/recorded.ts";
import { announce } from "../stream/announce.ts";
import { openBatch } from "../stream/batch.ts";
import { steer } from "../stream/steer-execution.ts";
import { failedNoticesAgain, noticesAgain, type SentAgain } from "./failed-notices.ts";

const Asked = z.union([
  z.strictObject({ issue: z.string(), dryRun: z.boolean() }),
  z.strictObject({ notices: z.literal(true), dryRun: z.boolean() }),
]);

export interface Replayed {
  readonly issue: string;
  readonly commits: number;
  readonly machine: "settled" | "asked";
  readonly notices: SentAgain;
}

/**
 * Everything that follows the commits of an issue once more, from the commits themselves: the stream keeps its records for a day only.
 * Each effect claims itself, so what was done stays done once; what was lost is made up for, and notices that failed are sent again. Or, of
 * all issues, only such notices. Throws if there is no such issue.
 */
export const handler = recorded("replay", async (event: unknown): Promise<Replayed | SentAgain> => {
  const asked = Asked.parse(event);
  const batch = openBatch();
  const { store } = batch;
  const { dryRun } = asked;
  if ("notices" in asked) {
    const again = await failedNoticesAgain(store, dryRun);
    log("REPLAYED", { ...again, dryRun });
    return again;
  }
  const { issue } = asked;
  const commits = await allCommits(store, issue);
  const wait = await readWait(store, issue);
  if (commits.length === 0 || wait === undefined) throw new Error(`there is no issue ${issue}`);
  const { wakeAt, epoch } = wait;
  const machine = wakeAt === "settled" ? "settled" : "asked";
  const found = await issuePartition(store, issue, { limit: 0 });
  const notices = await noticesAgain(store, found?.deliveries ?? [], dryRun);
  if (dryRun) return { issue, commits: commits.length, machine, notices };
  for (const commit of commits) await announce(commit, batch);
  const executions = openExecutions(settings("STATE_MACHINE"));
  if (machine === "asked") await startExecution(executions, { pk: issuePk(store, issue), issue, epoch, wakeAt });
  await steer(store, executions, issue);
  log("REPLAYED", { issue, commits: commits.length });
  return { issue, commits: commits.length, machine, notices };
});
