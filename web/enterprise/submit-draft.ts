import type { FormDefinition } from "../../contract/form.ts";
import type { Submission, SubmitAnswer } from "../../contract/views/enterprise.ts";
import { ask } from "./api.ts";
import { type Problem, Refused } from "../problem.ts";
import { currentDraft, dropDraft, saveDraft, submissionOf } from "./draft.ts";
import type { Fault } from "./faults.ts";
import { keepReceipt } from "./kept-receipt.ts";
import { refusedFile } from "./refused-file.ts";
import { forgetForm } from "./settings.ts";
import { draftTray } from "./trays.ts";

export type End =
  | { readonly is: "received" }
  | { readonly is: "faults"; readonly faults: readonly Fault[] }
  | { readonly is: "refused"; readonly error: Refused; readonly outdated: boolean }
  | { readonly is: "unreachable"; readonly error: unknown };

/**
 * Sends the draft. Its key stays until a receipt came. If an earlier, different sending did arrive after all, the API says that the key
 * is used; the earlier content is then sent once more, which answers its receipt: one issue, never two.
 */
export async function submitDraft(form: FormDefinition): Promise<End> {
  const draft = currentDraft();
  const earlier = draft.sent;
  const submission = submissionOf(draft, form);
  // Remembered before it is sent: the browser may be closed before the answer comes.
  draft.sent = submission;
  saveDraft();
  try {
    received(await ask("submitIssue", { body: submission }), false);
    return { is: "received" };
  } catch (error) {
    if (!(error instanceof Refused)) return { is: "unreachable", error };
    if (error.problem.code === "key-reused" && earlier !== undefined) return again(earlier);
    if (earlier === undefined) delete draft.sent;
    else draft.sent = earlier;
    saveDraft();
    return refused(error, submission);
  }
}

async function again(earlier: Submission): Promise<End> {
  currentDraft().sent = earlier;
  saveDraft();
  try {
    received(await ask("submitIssue", { body: earlier }), true);
    return { is: "received" };
  } catch (error) {
    return error instanceof Refused ? refused(error, earlier) : { is: "unreachable", error };
  }
}

function received(answer: SubmitAnswer, earlier: boolean): void {
  if (answer.dryRun || answer.code === undefined)
    throw new Error("what an enterprise hands in is answered with its query code");
  keepReceipt({ ...answer, code: answer.code, earlier });
  dropDraft();
  draftTray().empty();
}

function refused(error: Refused, sent: Submission): End {
  const { code } = error.problem;
  if (code === "form-outdated") forgetForm();
  const file = refusedFile(error.problem, sent.files, draftTray());
  const faults = file ? [file] : faultsIn(error.problem);
  return faults.length > 0 ? { is: "faults", faults } : { is: "refused", error, outdated: code === "form-outdated" };
}

/** The API names what is wrong by its path in the submission: `answers.phone`, `files.0`. */
function faultsIn({ field, title, errors = [] }: Problem): Fault[] {
  const named = errors.length > 0 ? errors : field === undefined ? [] : [{ field, message: title }];
  return named.flatMap(({ field, message }) => {
    const [part, name = ""] = field.split(".");
    if (part === "answers") return [{ field: name, message }];
    return part === "files" ? [{ field: "files", message }] : [];
  });
}
