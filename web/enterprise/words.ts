import type { Locale } from "../../contract/problems.ts";
import { locale } from "./language.ts";
import { en } from "./words/en.ts";
import { zh } from "./words/zh.ts";

export type Words = typeof zh;
const ALL: Record<Locale, Words> = { "zh-CN": zh, en };

/** What the page says in the reader's language; `of` picks from words that come with the data. */
export function words(): Words & { of(text: Record<Locale, string>): string } {
  const language = locale();
  return { ...ALL[language], of: (text) => text[language] };
}
