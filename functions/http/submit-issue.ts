import { commitIssue } from "../../adapters/store/issues.ts";
import { codeHash, newIssueId, queryCode } from "../../adapters/ids.ts";
import { readSubmission } from "../../adapters/store/submissions.ts";
import { decide } from "../../domain/issue.ts";
import type { UseCase } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { Refused, refusedBy } from "../runtime/refused.ts";
import { committingStore, queryCodeKey } from "../runtime/stage.ts";
import { acceptUploads, attachmentsOf } from "./accept-uploads.ts";
import { allowedBy, foretellSubmission } from "./allow-submission.ts";
import { refuseIfOld } from "./carry-out.ts";
import { readAnswers } from "./read-answers.ts";
import { firstReceipt, receiptOf } from "./receipt.ts";

/** 提交诉求: the same key with the same content gives the same receipt for ever. */
export const submitIssue: UseCase<"submitIssue"> = async (call) => {
  const { body, query, store, receivedAt } = call;
  if (query.dryRun === "true") return foretellSubmission(call);
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
