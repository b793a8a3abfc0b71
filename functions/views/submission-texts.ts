import * as z from "zod/mini";
import type { TextRef } from "../../contract/commit.ts";
import type { FormDefinition, FormField } from "../../contract/form.ts";
import type { Locale } from "../../contract/problems.ts";
import type { IssuePage } from "../../contract/views/issue.ts";
import { ISSUE_KINDS } from "../../contract/vocabulary.ts";
import { commitsOf, type IssuePartition } from "../../adapters/store/history.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Door } from "../runtime/call.ts";

interface Labelled {
  readonly label: string;
  readonly text: string;
}

type Page = z.infer<typeof IssuePage>;

const Answers = z.record(z.string(), z.string());

/** What the enterprise wrote, field by field, with the labels of the very form it was written in. Empty where it was erased. */
export async function submissionTexts(
  { issue, commits, texts }: IssuePartition,
  { form: formOf }: Settings,
  { store, locale }: Door,
): Promise<Pick<Page, "narrative" | "contact" | "chosenKind">> {
  const form = await formOf(issue.form);
  const first = commits.find(({ version }) => version === 1) ?? (await commitsOf(store, issue.id, { before: 2 }))[0];
  const event = first?.events.find(({ type }) => type === "issueSubmitted");
  if (form === undefined || event?.type !== "issueSubmitted") return { narrative: [], contact: [] };
  const answers = ({ text }: TextRef) => {
    const kept = texts.get(text);
    return kept === undefined ? {} : Answers.parse(JSON.parse(kept.content));
  };
  const { narrative, contact } = event.data;
  const chosenKind = ISSUE_KINDS.find((kind) => kind === answers(narrative)["kind"]);
  return {
    narrative: labelled(answers(narrative), "narrative", form, locale),
    contact: labelled(answers(contact), "contact", form, locale),
    ...(chosenKind !== undefined && { chosenKind }),
  };
}

function labelled(
  answers: Readonly<Record<string, string>>,
  part: FormField["part"],
  form: FormDefinition,
  locale: Locale,
): Labelled[] {
  const fields = form.sections.flatMap((section) => section.fields).filter((field) => field.part === part);
  return fields.flatMap((field) => {
    const text = answers[field.name];
    if (text === undefined || text === "") return [];
    const option = field.kind === "choice" ? field.options.find(({ value }) => value === text) : undefined;
    return [{ label: field.label[locale], text: option?.label[locale] ?? text }];
  });
}
