import { commitIssue } from "../../adapters/store/issues.ts";
import { codeHash, newIssueId, queryCode } from "../../adapters/ids.ts";
import { readSubmission } from "../../adapters/store/submissions.ts";
import type { CommandOf } from "../../contract/commands.ts";
import { decide } from "../../domain/issue.ts";
import type { Caller, Door, UseCase } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { Refused, refusedBy } from "../runtime/refused.ts";
import { committingStore, queryCodeKey } from "../runtime/stage.ts";
import { acceptUploads, attachmentsOf, standIns } from "./accept-uploads.ts";
import { foreseen, refuseIfOld } from "./carry-out.ts";
import { foretold } from "./foretell.ts";
import { type Answers, noAnswers, readAnswers } from "./read-answers.ts";
import { firstReceipt, receiptOf } from "./receipt.ts";

/** 提交诉求: the same key with the same content gives the same receipt for ever. A dry run leaves the key as it is. */
export const submitIssue: UseCase<"submitIssue"> = async (call) => {
  const { body, query, store, receivedAt } = call;
  if (query.dryRun === "true") {
    const untold = Object.keys(body.answers).length === 0;
    const asked = untold ? noAnswers(body) : await readAnswers(body, await call.settings(), call.locale);
    const { allowed, context } = await allowedBy(asked.command, newIssueId(), call);
    return foretold(allowed, context, call);
  }
  const { key: submission, ...content } = body;
  const digest = digestOf(content);
  const known = await readSubmission(store, submission);
  if (known) return receiptOf(known, digest, call);

  const answers = await readAnswers(body, await call.settings(), call.locale);
  const id = newIssueId();
  const { command, context } = await allowedBy(answers.command, id, call);
  const files = await acceptUploads(body.files, id, call, answers.form.files.types);
  const decision = decide(undefined, { ...command, attachments: attachmentsOf(files) }, context);
  if ("refusal" in decision) throw refusedBy(decision, context);
  refuseIfOld(call);
  const codeKey = await queryCodeKey();
  const code = queryCode(codeKey, id);
  const outcome = await commitIssue(committingStore(), {
    before: undefined,
    decision,
    receivedAt,
    texts: answers.texts,
    files,
    names: answers.names,
    codeHash: codeHash(codeKey, code),
    submission: { key: submission, digest },
    graceSeconds: context.pack.firingGraceSeconds,
  });
  if (outcome === "committed") return firstReceipt(decision, answers.names, code);
  if (typeof outcome === "object") return receiptOf(outcome.keyTaken, digest, call);
  throw new Refused("moved-on");
};

interface Submitting extends Door {
  readonly body: { readonly files: Parameters<typeof standIns>[0] };
  readonly caller: Caller | undefined;
}

/** What the rules say before any file is touched. Throws what they have against it. */
async function allowedBy(commandOf: Answers["command"], issue: string, call: Submitting) {
  const { body, caller, store, receivedAt } = call;
  const { calendar, directory, pack } = await call.settings();
  const presence = caller ? ({ as: "person", person: caller.person } as const) : ({ as: "enterprise" } as const);
  const context = { tenant: store.tenant, issue, receivedAt, presence, calendar, pack: await pack(), directory };
  const command: CommandOf<"submitIssue"> = commandOf(standIns(body.files), caller ? "visit" : "web");
  return { command, context, allowed: foreseen(undefined, command, context) };
}
