import { useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { type Locale, LOCALES } from "../../contract/problems.ts";
import type { Say } from "./say.ts";
import { keep, kept } from "../enterprise/keep.ts";

/** The reader's language: zh-CN unless switched, remembered by the browser for both web pages. */
const PLACE = "huiyin.language";
const listeners = new Set<() => void>();
let chosen: Locale = kept(localStorage, PLACE, z.enum(LOCALES)) ?? "zh-CN";
document.documentElement.lang = chosen;

export function locale(): Locale {
  return chosen;
}

export function chooseLocale(next: Locale): void {
  chosen = next;
  keep(localStorage, PLACE, next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

export function useLocale(): Locale {
  return useSyncExternalStore(onChange, locale);
}

export function useSay(): Say {
  const now = useLocale();
  return (zh, en) => (now === "en" ? en : zh);
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
