import type * as z from "zod/mini";
import { answersSchema, type FormDefinition } from "../../contract/form.ts";
import type { Draft } from "./draft.ts";
import { words } from "./words.ts";

/** Something to correct: which field, and what to do about it. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** Judges answers by the same schema as the function does. `only`: the fields of one screen. */
export function faultsOf(
  form: FormDefinition,
  { answers, genuine }: Pick<Draft, "answers" | "genuine">,
  only?: readonly string[],
): Fault[] {
  const fields = form.sections.flatMap((section) => section.fields);
  const given = fields.flatMap(({ name }) => {
    const answer = answers[name]?.trim() ?? "";
    return answer === "" ? [] : [[name, answer] as const];
  });
  const { error } = answersSchema(form, (code) => code === genuine).safeParse(Object.fromEntries(given));
  return (error?.issues ?? []).flatMap((issue) => {
    const field = fields.find(({ name }) => name === issue.path[0]);
    if (field === undefined || only?.includes(field.name) === false) return [];
    return [{ field: field.name, message: sentence(issue, answers[field.name]?.trim() ?? "", field) }];
  });
}

type Field = FormDefinition["sections"][number]["fields"][number];

function sentence(issue: z.core.$ZodIssue, answer: string, field: Field): string {
  const w = words();
  const label = w.of(field.label);
  if (answer === "") return field.kind === "choice" ? w.form.choose(label) : w.form.fillIn(label);
  if (issue.code === "too_big") return w.form.tooLong(label, Number(issue.maximum), answer.length);
  switch (field.kind) {
    case "creditCode":
      return answer.length === 18 ? w.form.creditCodeWrong : w.form.creditCodeLength(answer.length);
    case "phone":
      return w.form.phoneWrong;
    case "email":
      return w.form.emailWrong;
    default:
      return w.form.wrong(label);
  }
}
