import * as z from "zod/mini";
import { type FormDefinition } from "../../contract/form.ts";
import type { Submission } from "../../contract/views/enterprise.ts";
import { forget, keep, kept } from "./keep.ts";
import { requestKey } from "./request-key.ts";

const NAME = "huiyin.draft";

export const SentFile = z.object({ upload: z.string(), name: z.string(), size: z.number() });
export type SentFile = z.infer<typeof SentFile>;

/** A submission as it was sent, `contract/views/enterprise.ts`. */
const Sending = z.object({
  key: z.string(),
  form: z.string(),
  answers: z.record(z.string(), z.string()),
  files: z.array(z.object({ upload: z.string(), name: z.string() })),
  secrecyAcknowledged: z.boolean(),
  identityHidden: z.optional(z.boolean()),
});

const Draft = z.object({
  /** Made once per draft and kept until a receipt came: however often the button is pressed, one issue. */
  key: z.string(),
  answers: z.record(z.string(), z.string()),
  files: z.array(SentFile),
  /** The credit code, if the directory holds it though its check character is wrong. */
  genuine: z.optional(z.string()),
  identityHidden: z.optional(z.boolean()),
  /** The submission whose answer never came, as sent: it may have arrived. */
  sent: z.optional(Sending),
});
export type Draft = z.infer<typeof Draft>;

const fresh = (): Draft => ({ key: requestKey(), answers: {}, files: [] });
let draft: Draft | undefined;

/** What the enterprise has typed so far; also after a reload or a dead battery. */
export function currentDraft(): Draft {
  draft ??= kept(localStorage, NAME, Draft) ?? fresh();
  return draft;
}

/** Whether there is something to go on with. */
export function hasDraft(): boolean {
  const { answers, files } = currentDraft();
  return files.length > 0 || Object.values(answers).some((answer) => answer.trim() !== "");
}

export function saveDraft(): boolean {
  return keep(localStorage, NAME, currentDraft());
}

export function dropDraft(): void {
  draft = undefined;
  forget(localStorage, NAME);
}

/** What is sent: only fields the form has, trimmed, empty ones left out. */
export function submissionOf({ key, answers, files, identityHidden }: Draft, form: FormDefinition): Submission {
  const given: Record<string, string> = {};
  for (const { name } of form.sections.flatMap(({ fields }) => fields)) {
    const answer = answers[name]?.trim() ?? "";
    if (answer !== "") given[name] = answer;
  }
  return {
    key,
    form: `${form.id}@${form.version}`,
    answers: given,
    files: files.map(({ upload, name }) => ({ upload, name })),
    secrecyAcknowledged: true,
    ...(identityHidden === true && { identityHidden }),
  };
}
