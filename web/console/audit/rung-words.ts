import type { Locale } from "../../../contract/problems.ts";
import { DUTY_WORDS } from "../../../contract/words.ts";

/** `solve#2/1/3` as people say it, with the key itself for those who look into the records. */
export function rungWords(key: string, locale: Locale): string {
  const words: Readonly<Record<string, string>> = DUTY_WORDS[locale];
  const word = words[/^[a-zA-Z]+/.exec(key)?.[0] ?? ""];
  return word === undefined ? key : `${word} (${key})`;
}
