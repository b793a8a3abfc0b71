import type * as z from "zod/mini";
import { RegisterFilter } from "../../../contract/views/queries.ts";
import { CLASSES, ISSUE_KINDS, LEVELS, SLIPS, STATUSES } from "../../../contract/vocabulary.ts";
import {
  CLASS_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  SLIP_SHAPES,
  SLIP_WORDS,
  STATUS_WORDS,
} from "../../../contract/words.ts";
import type { Locale } from "../../../contract/problems.ts";

export type Filter = z.infer<typeof RegisterFilter>;
export type FilterName = Exclude<keyof Filter, "sort">;

/** The filter an address holds; a part of it that means nothing is left out, the rest still works. */
export function filterOf(address: URLSearchParams): Filter {
  const given = Object.fromEntries(address);
  const whole = RegisterFilter.safeParse(given);
  if (whole.success) return whole.data;
  const wrong = new Set(whole.error.issues.flatMap((issue) => ("keys" in issue ? issue.keys : issue.path)));
  const rest = RegisterFilter.safeParse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))));
  return rest.success ? rest.data : {};
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const choices = <X extends string>(all: readonly X[], words: Record<X, string>): Choice[] =>
  all.map((value) => ({ value, label: words[value] }));

/** What may be chosen for a filter; `unit` is asked from the directory, `search` and `month` are typed. */
export function choicesOf(name: FilterName, locale: Locale, units: readonly Choice[]): readonly Choice[] {
  const en = locale === "en";
  switch (name) {
    case "status":
      return [{ value: "open", label: en ? "open" : "未销号" }, ...choices(STATUSES, STATUS_WORDS[locale])];
    case "kind":
      return choices(ISSUE_KINDS, KIND_WORDS[locale]);
    case "class":
      return choices(CLASSES, CLASS_WORDS[locale]);
    case "level":
      return choices(LEVELS, LEVEL_WORDS[locale]);
    case "unit":
      return units;
    case "tier":
      return ["0", "1", "2"].map((value) => ({ value, label: tierLabel(value, en) }));
    case "lamp":
      return [
        { value: "normal", label: `${SLIP_SHAPES.none} ${SLIP_WORDS[locale].none}` },
        ...SLIPS.map((value) => ({ value, label: `${SLIP_SHAPES[value]} ${SLIP_WORDS[locale][value]}` })),
      ];
    default:
      return [];
  }
}

function tierLabel(value: string, en: boolean): string {
  if (value === "0") return en ? "unit" : "承办单位";
  return en ? `tier ${value}` : `第 ${value} 级`;
}
