import * as z from "zod/mini";
import type { Seat } from "../../contract/vocabulary.ts";
import { settings } from "../../adapters/environment.ts";
import { describeExecution, openExecutions } from "../../adapters/executions.ts";
import { allCommits } from "../../adapters/store/history.ts";
import { loadIssue } from "../../adapters/store/issues.ts";
import { readWait } from "../../adapters/store/wait.ts";
import { recorded } from "../runtime/recorded.ts";
import { stageStore } from "../runtime/stage.ts";

/** An enterprise's seat is its credit code: here it is just the enterprise. */
const unnamed = (seat: Seat): Seat => seat.replace(/^ent:.*/, "ent");

const Asked = z.strictObject({ issue: z.string() });

/**
 * What an operator needs to know of an issue: what happened when, what is owed by which seat, and whether its machine lives. No name, no
 * text, no firm: ids, seats, kinds and times. Throws if there is no such issue.
 */
export const handler = recorded("describe-issue", async (event: unknown) => {
  const { issue } = Asked.parse(event);
  const store = stageStore();
  const [stored, commits, wait] = await Promise.all([
    loadIssue(store, issue),
    allCommits(store, issue),
    readWait(store, issue),
  ]);
  if (stored === undefined) throw new Error(`there is no issue ${issue}`);
  const { status, tier, version, number, submittedAt, closedAt, duties } = stored.issue;
  const machine = wait && (await describeExecution(openExecutions(settings("STATE_MACHINE")), { issue, ...wait }));
  return {
    issue,
    number,
    status,
    tier,
    version,
    submittedAt,
    closedAt,
    events: commits.map(({ version: at, at: when, receivedAt, command, actor, events }) => ({
      version: at,
      at: when,
      receivedAt,
      command,
      seat: unnamed(actor.seat),
      events: events.map(({ type }) => type),
    })),
    duties: duties.map(({ id, kind, seat, dueAt, slip, heldAt, ladder }) => ({
      duty: id,
      kind,
      seat: unnamed(seat),
      dueAt,
      slip,
      heldAt,
      nextRung: ladder[0] && { key: ladder[0].key, owedAt: ladder[0].owedAt, effect: ladder[0].effect },
    })),
    waiting: wait && { wakeAt: wait.wakeAt, epoch: wait.epoch, parkedFor: wait.parkedFor },
    machine,
  };
});
