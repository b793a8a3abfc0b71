import { now } from "../../adapters/clock.ts";
import { settings } from "../../adapters/environment.ts";
import { describeExecution, type Executions, openExecutions } from "../../adapters/executions.ts";
import { dueIssues } from "../../adapters/store/due.ts";
import { loadSettings } from "../../adapters/store/settings.ts";
import type { SealingStore } from "../../adapters/store/store.ts";
import { insertEpoch, readWait } from "../../adapters/store/wait.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { log, logFault } from "../runtime/log.ts";
import { measure } from "../runtime/metrics.ts";
import { recorded } from "../runtime/recorded.ts";
import { committingStore } from "../runtime/stage.ts";
import { fireWhatIsDue } from "../workflow/fire-what-is-due.ts";
import { postpone } from "../workflow/postpone.ts";

export interface Reconciled {
  /** Issues whose wake time had passed by more than `lateAfter`. */
  readonly late: number;
  readonly rungs: number;
  readonly restarted: number;
  readonly failed: number;
}

let opened: Executions | undefined;

/**
 * The safety net under the machines: every issue that should have been looked at and was not, the most overdue first, to the last page.
 * It fires what is due and restarts dead machines. It must find nothing to do; when it does, that is an alarm. One bad issue stops nobody.
 */
export const handler = recorded("reconcile", async (): Promise<Reconciled> => {
  opened ??= openExecutions(settings("STATE_MACHINE"));
  const store = committingStore();
  const { lateAfterSeconds } = await (await loadSettings(store)).pack();
  const found = { late: 0, rungs: 0, restarted: 0, failed: 0 };
  for await (const { issue } of dueIssues(store, addSeconds(now(), -lateAfterSeconds))) {
    found.late += 1;
    try {
      const { rungs, restarted } = await reconcile(store, opened, issue);
      found.rungs += rungs;
      if (restarted) found.restarted += 1;
      log("RECONCILED", { issue, rungs, restarted });
    } catch (error) {
      found.failed += 1;
      logFault("FAILED", error, { issue });
    }
  }
  measure({ ReconcilerFound: found.rungs + found.restarted + found.failed });
  log("RECONCILED", found);
  return found;
});

async function reconcile(store: SealingStore, executions: Executions, issue: string) {
  const wait = await readWait(store, issue);
  if (wait === undefined) throw new Error("there is no waiting item");
  const { rungs, wakeAt } = await fireWhatIsDue(store, issue);
  if (rungs === 0 && wakeAt !== "settled" && wakeAt <= now()) await postpone(store, issue, wakeAt, wait);
  if (wakeAt === "settled") return { rungs, restarted: false };
  const status = await describeExecution(executions, { issue, epoch: wait.epoch });
  if (status === "RUNNING") return { rungs, restarted: false };
  return { rungs, restarted: (await insertEpoch(store, issue, Number(wait.epoch) + 1)) === "inserted" };
}
