import type { FormDefinition } from "../../contract/form.ts";
import { IDENTITY } from "./parts/identity-choice.ts";
import { words } from "./words.ts";

/** One screen of the form on a phone; the files come after the sections of the definition. */
export interface Screen {
  readonly title: string;
  readonly fields: FormDefinition["sections"][number]["fields"];
  readonly files: boolean;
  /** Whether to be hidden from the units is asked for here: with the contact, which the last section holds. */
  readonly identity: boolean;
}

export function screensOf(form: FormDefinition): Screen[] {
  const w = words();
  return [
    ...form.sections.map(({ title, fields }, at, { length }) => ({
      title: w.of(title),
      fields,
      files: false,
      identity: at === length - 1,
    })),
    { title: w.files.title, fields: [], files: true, identity: false },
  ];
}

/** Where a field is asked for. */
export function screenOf(screens: readonly Screen[], field: string): number {
  const at = screens.findIndex(
    ({ fields, identity }) => (identity && field === IDENTITY) || fields.some(({ name }) => name === field),
  );
  return at < 0 ? screens.length - 1 : at;
}
