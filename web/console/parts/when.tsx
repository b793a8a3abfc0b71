import { expectedWords, fullInstantWords, instantWords } from "../../time-words.ts";
import { Expected } from "./expected.tsx";
import { useLocale } from "../language.ts";
import { useZone } from "../me.ts";

interface Props {
  readonly at: string | undefined;
  readonly full?: boolean;
  /** The date may still move, and says so. */
  readonly provisional?: boolean | undefined;
}

export function When({ at, full = false, provisional = false }: Props) {
  const [locale, zone] = [useLocale(), useZone()];
  if (at === undefined) return <span className="quiet">—</span>;
  const words = `${expectedWords(provisional, locale)}${full ? fullInstantWords(at, locale, zone) : instantWords(at, locale, zone)}`;
  const shown = <time dateTime={at}>{words}</time>;
  return provisional ? <Expected words={words}>{shown}</Expected> : shown;
}
