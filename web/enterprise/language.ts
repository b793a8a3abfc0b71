import * as z from "zod/mini";
import type { Locale } from "../../contract/problems.ts";
import { keep, kept } from "./keep.ts";

const NAME = "huiyin.language";
const KnownLocale = z.enum(["zh-CN", "en"]) satisfies z.ZodMiniType<Locale>;
const asked = KnownLocale.safeParse(new URLSearchParams(location.search).get("lang"));

let current: Locale = asked.success ? asked.data : (kept(localStorage, NAME, KnownLocale) ?? "zh-CN");

/** The language of the page: Chinese unless the reader switched. */
export function locale(): Locale {
  return current;
}

export function speak(language: Locale): void {
  current = language;
  keep(localStorage, NAME, language);
}
