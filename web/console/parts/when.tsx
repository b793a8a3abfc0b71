import { fullInstantWords, instantWords } from "../../time-words.ts";
import { useLocale } from "../language.ts";
import { useZone } from "../me.ts";

export function When({ at, full = false }: { at: string | undefined; full?: boolean }) {
  const [locale, zone] = [useLocale(), useZone()];
  if (at === undefined) return <span className="quiet">—</span>;
  return <time dateTime={at}>{full ? fullInstantWords(at, locale, zone) : instantWords(at, locale, zone)}</time>;
}
