import type { Locale } from "../../../contract/problems.ts";
import { KIND_WORDS, LEVEL_WORDS, OUTCOME_WORDS, SOURCE_WORDS } from "../../../contract/words.ts";

/** The address of a figure (`contract/figure.ts`) as people say it; `unitName` gives the name of a unit by its id. */
export function figureWords(key: string, locale: Locale, unitName: (id: string) => string | undefined): string {
  const whole = key.endsWith("/of");
  const [section = "", first = "", second = ""] = key.replace(/\/of$/, "").split(".");
  const words = COUNTED[locale];
  const colon = locale === "en" ? ": " : "：";
  const unit = section === "units" ? `${unitName(first) ?? first}${colon}` : "";
  const last = section === "units" ? second : first;
  const name = part(section, last, locale) ?? words[last] ?? words[section];
  if (name === undefined) return key;
  if (!whole) return `${unit}${name}${section === "bySource" || section === "byKind" ? suffix(second, locale) : ""}`;
  return locale === "en" ? `${unit}${name}: what it is counted of` : `${unit}${name}的分母`;
}

/** A figure that one value of a list names. */
function part(section: string, name: string, locale: Locale): string | undefined {
  const en = locale === "en";
  const of = (words: Readonly<Record<string, string>>): string | undefined => words[name];
  switch (section) {
    case "overall":
      return of(OUTCOME_WORDS[locale]) && `${en ? "Closed: " : "销号："}${of(OUTCOME_WORDS[locale])}`;
    case "bySource":
      return of(SOURCE_WORDS[locale]) && `${en ? "Source: " : "来源："}${of(SOURCE_WORDS[locale])}`;
    case "byKind":
      return of(KIND_WORDS[locale]) && `${en ? "Kind: " : "类别："}${of(KIND_WORDS[locale])}`;
    case "resolution":
      if (name === "all") return en ? "Solved, all levels" : "全部问题化解率";
      return (
        of(LEVEL_WORDS[locale]) &&
        (en ? `Solved, ${of(LEVEL_WORDS.en)} level` : `${of(LEVEL_WORDS["zh-CN"])}问题化解率`)
      );
    case "escalated":
      return en ? `Raised to tier ${name}` : `提级到第 ${name} 级`;
    default:
      return undefined;
  }
}

function suffix(second: string, locale: Locale): string {
  if (second === "closed") return locale === "en" ? ", closed" : "，已销号";
  return locale === "en" ? ", share" : "，占比";
}

const COUNTED: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  "zh-CN": {
    carried: "上期结转",
    new: "本期新增",
    total: "合计",
    closed: "已销号",
    inHand: "在办",
    overdue: "超期",
    reopened: "重新办理",
    planned: "挂账",
    reworked: "二次办理",
    refused: "不予受理",
    undispatched: "尚未交办",
    closeOut: "办结率",
    onTime: "按时办结率",
    signedInTime: "及时签收率",
    satisfaction: "满意率",
    noValidAnswer: "视为未作有效评价",
    late: "系统执行迟于承诺",
  },
  en: {
    carried: "Carried over",
    new: "New",
    total: "In all",
    closed: "Closed",
    inHand: "In hand",
    overdue: "Overdue",
    reopened: "Reopened",
    planned: "Suspended",
    reworked: "Done again",
    refused: "Refused",
    undispatched: "Not dispatched",
    closeOut: "Close-out rate",
    onTime: "Closed in time",
    signedInTime: "Signed in time",
    satisfaction: "Satisfaction",
    noValidAnswer: "No valid answer",
    late: "Taken later than promised by the system",
  },
};
