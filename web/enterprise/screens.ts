import type { FormDefinition } from "../../contract/form.ts";
import { words } from "./words.ts";

/** One screen of the form on a phone; the files come after the sections of the definition. */
export interface Screen {
  readonly title: string;
  readonly fields: FormDefinition["sections"][number]["fields"];
  readonly files: boolean;
}

export function screensOf(form: FormDefinition): Screen[] {
  const w = words();
  return [
    ...form.sections.map(({ title, fields }) => ({ title: w.of(title), fields, files: false })),
    { title: w.files.title, fields: [], files: true },
  ];
}

/** Where a field is asked for. */
export function screenOf(screens: readonly Screen[], field: string): number {
  const at = screens.findIndex(({ fields }) => fields.some(({ name }) => name === field));
  return at < 0 ? screens.length - 1 : at;
}
