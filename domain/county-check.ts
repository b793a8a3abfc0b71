import type { CountyFile } from "../contract/county.ts";
import { directorySentence } from "../contract/directory-faults.ts";
import { checkCalendar } from "./calendar-check.ts";
import { checkDirectory } from "./directory/check-directory.ts";

/** What is wrong with a county file, a sentence each; an empty list means that it may be loaded. */
export function checkCounty({ directory, calendar, forms }: CountyFile): string[] {
  return [
    ...checkCalendar(calendar).map(({ en }) => `calendar: ${en}`),
    ...checkDirectory(directory).map(({ code, facts, lines = [] }) => {
      return `${lines.join(", ")}: ${directorySentence(code, "en", facts)}`;
    }),
    ...twice(
      "form",
      forms.map(({ id }) => id),
    ),
    ...forms.flatMap(({ id, sections }) =>
      twice(
        `field of form ${id}`,
        sections.flatMap(({ fields }) => fields.map(({ name }) => name)),
      ),
    ),
  ];
}

function twice(what: string, names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.has(name) || !seen.add(name)).map((name) => `${what} ${name} is named twice`);
}
