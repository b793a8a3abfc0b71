import type { DryRun } from "../../contract/views/issue.ts";
import { newIssueId } from "../../adapters/ids.ts";
import type { Call, Caller, Door } from "../runtime/call.ts";
import type { ENDPOINTS } from "../../contract/endpoints.ts";
import { standIns } from "./accept-uploads.ts";
import { foreseen } from "./carry-out.ts";
import { foretold } from "./foretell.ts";
import { type Answers, noAnswers, readAnswers } from "./read-answers.ts";

interface Submitting extends Door {
  readonly body: { readonly files: Parameters<typeof standIns>[0] };
  readonly caller: Caller | undefined;
}

/** A submission as the rules judge it before any file is touched. Throws what they have against it. */
export async function allowedBy(commandOf: Answers["command"], issue: string, call: Submitting) {
  const { body, caller, store, receivedAt } = call;
  const { calendar, directory, pack } = await call.settings();
  const presence = caller ? ({ as: "person", person: caller.person } as const) : ({ as: "enterprise" } as const);
  const context = { tenant: store.tenant, issue, receivedAt, presence, calendar, pack: await pack(), directory };
  const command = commandOf(standIns(body.files), caller ? "visit" : "web");
  return { command, context, allowed: foreseen(undefined, command, context) };
}

/** What handing in would do. Its key stays unused; without answers, none are judged. */
export async function foretellSubmission(call: Call<(typeof ENDPOINTS)["submitIssue"]>): Promise<DryRun> {
  const { body, locale } = call;
  const untold = Object.keys(body.answers).length === 0;
  const asked = untold ? noAnswers(body) : await readAnswers(body, await call.settings(), locale);
  const { allowed, context } = await allowedBy(asked.command, newIssueId(), call);
  return foretold(allowed, context, call);
}
