import type { Locale } from "../../contract/problems.ts";
import { DUTY_KINDS, SEAT_KINDS, STATUSES } from "../../contract/vocabulary.ts";
import { DUTY_WORDS, SEAT_WORDS, STATUS_WORDS } from "../../contract/words.ts";
import { SEPARATION } from "./separation-words.ts";

export type Facts = Readonly<Record<string, string | number>>;

/** Facts of a refusal that are words of ours, in the caller's language: a status, seats, what was asked for, how late, and which rule. */
export function factWords(facts: Facts | undefined, locale: Locale): Facts | undefined {
  if (facts === undefined) return undefined;
  const known = Object.entries(facts).map(([name, fact]) => [name, WORDS[name]?.(fact, locale) ?? fact]);
  const said: Facts = Object.fromEntries(known);
  const why = WHY[locale][String(facts["why"])] ?? SEPARATION[locale][String(facts["why"])];
  return why === undefined ? said : { ...said, why: why(said) };
}

const WORDS: Readonly<Record<string, (fact: string | number, locale: Locale) => string | undefined>> = {
  status: (fact, locale) => {
    const status = STATUSES.find((one) => one === fact);
    return status && STATUS_WORDS[locale][status];
  },
  seats: (fact, locale) =>
    SEAT_KINDS.filter((kind) => String(fact).split(",").includes(kind))
      .map((kind) => SEAT_WORDS[locale][kind])
      .join(locale === "en" ? ", " : "、"),
  request: (fact, locale) => {
    const kind = DUTY_KINDS.find((one) => String(fact).startsWith(`${one}#`));
    return kind && DUTY_WORDS[locale][kind];
  },
  late: (fact, locale) => durationWords(Number(fact), locale),
};

/** Why an objection comes too late (commands.md §6, 8). */
const WHY: Readonly<Record<Locale, Readonly<Record<string, (facts: Facts) => string>>>> = {
  "zh-CN": {
    heard: () => "该单位的异议已经裁定过，每个单位只裁定一次",
    used: ({ most }) => `已分办 ${most} 次，至多 ${most} 次`,
    over: ({ until, late }) => `异议期到 ${until} 为止，现在已晚 ${late}`,
  },
  en: {
    heard: () => "this unit has been ruled on, and each is ruled on once",
    used: ({ most }) => `it has been dispatched ${most} times, which is the most`,
    over: ({ until, late }) => `the time for it ended ${until}, ${late} ago`,
  },
};

const UNITS = [
  [86_400, " 天", " d"],
  [3600, " 小时", " h"],
  [60, " 分钟", " min"],
  [1, " 秒", " s"],
] as const;

/** `2 小时`, `1 天 3 小时`: the largest unit and the one below it. */
function durationWords(seconds: number, locale: Locale): string {
  const first = UNITS.findIndex(([size]) => seconds >= size);
  let left = seconds;
  const parts = UNITS.slice(Math.max(first, 0), Math.max(first, 0) + 2).flatMap(([size, zh, en]) => {
    const amount = Math.floor(left / size);
    left -= amount * size;
    return amount === 0 ? [] : [`${amount}${locale === "en" ? en : zh}`];
  });
  return parts.join(" ");
}
