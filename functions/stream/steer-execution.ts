import { settings } from "../../adapters/environment.ts";
import { type Executions, openExecutions, signal, startExecution } from "../../adapters/executions.ts";
import type { Store } from "../../adapters/store/store.ts";
import { readWait, removeToken, type Wait } from "../../adapters/store/wait.ts";
import { firedByTime } from "../../domain/by-the-clock.ts";
import { log } from "../runtime/log.ts";
import { eachInserted } from "./inserted-records.ts";

let opened: Executions | undefined;

/** An inserted EPOCH starts its machine; after an inserted COMMIT a machine parked for another time is told to look again. */
export const handler = eachInserted("steer-execution", async (inserted, { store }) => {
  opened ??= openExecutions(settings("STATE_MACHINE"));
  if ("commit" in inserted)
    return firedByTime(inserted.commit) ? undefined : steer(store, opened, inserted.commit.issue);
  await startExecution(opened, inserted.epoch);
  log("EXECUTION_STARTED", { issue: inserted.epoch.issue, epoch: inserted.epoch.epoch });
});

export async function steer(store: Store, executions: Executions, issue: string): Promise<void> {
  const wait = await readWait(store, issue);
  if (wait === undefined || !shouldSignal(wait)) return;
  const sent = await signal(executions, wait.token, wait.wakeAt);
  if (sent === "stale") log("STALE_TOKEN", { issue });
  await removeToken(store, issue, wait.token);
}

/** Somebody waits, and for another time than the one that holds now. */
export function shouldSignal(wait: Wait): wait is Wait & { token: string } {
  return wait.token !== undefined && wait.parkedFor !== wait.wakeAt;
}
