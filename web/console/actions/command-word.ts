import type { Locale } from "../../../contract/problems.ts";
import { COMMAND_WORDS } from "../../../contract/words.ts";

/** The verb on the button. */
export function commandWord(command: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = COMMAND_WORDS[locale];
  return words[command] ?? command;
}
