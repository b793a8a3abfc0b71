import type { CountyFile } from "../contract/county.ts";
import { directorySentence } from "../contract/directory-faults.ts";
import type { Instant } from "../contract/vocabulary.ts";
import { checkCalendar } from "./calendar-check.ts";
import { checkDirectory } from "./directory/check-directory.ts";
import { checkRules } from "./settings/pack-check.ts";

/**
 * What is wrong with a county file, a sentence each; an empty list means that it may be loaded. Its pack is held against its calendar; that
 * seats are still to be filled keeps no county from being set up.
 */
export function checkCounty({ directory, calendar, pack, forms }: CountyFile, at: Instant): string[] {
  const ofCalendar = checkCalendar(calendar);
  const ofPack = ofCalendar.length > 0 ? [] : checkRules(pack, { calendar, at });
  return [
    ...ofCalendar.map(({ en }) => `calendar: ${en}`),
    ...ofPack.map(({ en }) => `pack: ${en}`),
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
