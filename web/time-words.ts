import type { Locale } from "../contract/problems.ts";
import type { TimeLeft } from "../contract/views/duty.ts";
import type { Instant, PlainDate } from "../contract/vocabulary.ts";

/** Where counties of China read their clocks; pages that know better (GET /me answers `zone`) pass their own. */
export const COUNTY_ZONE = "Asia/Shanghai";

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function partsOf(at: string, locale: Locale, zone: string): Parts {
  const written = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone: zone,
    year: "numeric",
    month: locale === "en" ? "short" : "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  return Object.fromEntries(written.map(({ type, value }) => [type, value]));
}

/** `18:00`. */
export function clockWords(at: Instant, zone = COUNTY_ZONE): string {
  const { hour, minute } = partsOf(at, "zh-CN", zone);
  return `${hour}:${minute}`;
}

/** `11月27日 周五`, `Fri 27 Nov`: the weekday is what people plan by. Takes an instant or a plain date. */
export function dayWords(at: Instant | PlainDate, locale: Locale, zone = COUNTY_ZONE): string {
  const { month, day, weekday } =
    at.length === 10 ? partsOf(`${at}T12:00:00Z`, locale, "UTC") : partsOf(at, locale, zone);
  return locale === "en" ? `${weekday} ${day} ${month}` : `${month}月${day}日 ${weekday}`;
}

/** `11月27日 周五 18:00`, `Fri 27 Nov, 18:00`. */
export function instantWords(at: Instant, locale: Locale, zone = COUNTY_ZONE): string {
  return `${dayWords(at, locale, zone)}${locale === "en" ? "," : ""} ${clockWords(at, zone)}`;
}

/** With the year, for papers that are kept: `2026年11月27日 周五 18:00`, `Fri 27 Nov 2026, 18:00`. */
export function fullInstantWords(at: Instant, locale: Locale, zone = COUNTY_ZONE): string {
  const { year } = partsOf(at, locale, zone);
  const day = dayWords(at, locale, zone);
  return locale === "en" ? `${day} ${year}, ${clockWords(at, zone)}` : `${year}年${day} ${clockWords(at, zone)}`;
}

/** A refusal names its instants as the API writes them; people read them on the county's clocks. */
export function instantsInWords(text: string, locale: Locale): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (at) => instantWords(at, locale));
}

const UNITS = {
  workingDay: { "zh-CN": "个工作日", en: "working day" },
  calendarDay: { "zh-CN": "天", en: "day" },
  workingHour: { "zh-CN": "个工作小时", en: "working hour" },
} as const;

function amountWords({ unit, amount }: TimeLeft, locale: Locale): string {
  const name = UNITS[unit][locale];
  return locale === "en" && amount !== 1 ? `${amount} ${name}s` : `${amount} ${name}`;
}

/** Without the date: `还剩 2 个工作日`, `今天到期`, `已超期 1 个工作日`. Always in the unit the limit was set in. */
export function leftWords(left: TimeLeft, locale: Locale): string {
  const en = locale === "en";
  if (left.over) {
    if (left.amount === 0) return en ? "overdue" : "已超期";
    return en ? `${amountWords(left, locale)} overdue` : `已超期 ${amountWords(left, locale)}`;
  }
  if (left.today && left.unit !== "workingHour") return en ? "due today" : "今天到期";
  // No open day lies between today and a due date that a person set on a day off.
  const amount = left.amount === 0 ? { ...left, amount: 1 } : left;
  const less = left.amount === 0 ? (en ? "less than " : "不足 ") : "";
  return en ? `${less}${amountWords(amount, locale)} left` : `还剩${less || " "}${amountWords(amount, locale)}`;
}

/** What stands before a date that may still move. */
export function expectedWords(provisional: boolean, locale: Locale): string {
  return provisional ? (locale === "en" ? "expected " : "预计 ") : "";
}

/** `1月4日 周一 18:00（预计）`: the same inside a sentence. */
export function markedWords(when: string, provisional: boolean, locale: Locale): string {
  return provisional ? `${when}${locale === "en" ? " (expected)" : "（预计）"}` : when;
}

export interface Due {
  readonly left: TimeLeft;
  readonly dueAt: Instant;
  /** The date may still move: the calendar of that year is not published, or the clock is held. */
  readonly provisional: boolean;
}

/** The whole of it: `还剩 2 个工作日(11月27日 周五 18:00 前)` · `今天 18:00 前` · `已超期 1 个工作日(11月27日 周五 18:00 到期)`. */
export function dueWords({ left, dueAt, provisional }: Due, locale: Locale, zone = COUNTY_ZONE): string {
  const en = locale === "en";
  const at = instantWords(dueAt, locale, zone);
  const expected = expectedWords(provisional, locale);
  if (left.over) return en ? `${leftWords(left, locale)} (was due ${at})` : `${leftWords(left, locale)}（${at} 到期）`;
  if (left.today)
    return en ? `${expected}today by ${clockWords(dueAt, zone)}` : `${expected}今天 ${clockWords(dueAt, zone)} 前`;
  return en ? `${leftWords(left, locale)} (${expected}by ${at})` : `${leftWords(left, locale)}（${expected}${at} 前）`;
}
