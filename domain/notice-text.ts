import type { Notice, NoticeLine } from "../contract/notice.ts";
import type { Locale } from "../contract/problems.ts";
import type { Instant } from "../contract/vocabulary.ts";
import { DUTY_WORDS, OUTCOME_WORDS, SEAT_WORDS, SLIP_SHAPES, SLIP_WORDS } from "../contract/words.ts";

export interface NoticeText {
  /** Of the mail and in the inbox: no names, no content. */
  readonly subject: string;
  /** Plain text, to be escaped where it is shown as HTML. */
  readonly text: string;
}

export interface Manner {
  readonly locale: Locale;
  readonly zone: string;
  /** Where the recipient opens the issue. */
  readonly link: string;
}

/** A notice in words: the first line is the subject, all of them the text, then the link. */
export function noticeText({ issue, number, lines }: Notice, { locale, zone, link }: Manner): NoticeText {
  const sentences = noticeSentences(lines, locale, zone);
  const name = number ?? (locale === "en" ? `receipt ${issue}` : `受理号 ${issue}`);
  const more = lines.length - 1;
  const tail = more === 0 ? "" : locale === "en" ? ` (and ${more} more)` : `(另有 ${more} 项)`;
  const open = locale === "en" ? "Open the issue" : "查看诉求";
  return {
    subject: `${locale === "en" ? "[Huiyin] " : "【回音】"}${name} ${sentences[0] ?? ""}${tail}`,
    text: [`${name}`, ...sentences, "", `${open}: ${link}`, ""].join("\n"),
  };
}

/** Each line of a notice in words; for a place that needs no link, as the inbox beside the issue. */
export function noticeSentences(lines: readonly NoticeLine[], locale: Locale, zone: string): string[] {
  return lines.map((line) => sentenceOf(line, locale, (at) => instantText(at, locale, zone)));
}

/** `11月27日 周五 18:00`: the weekday is what people plan by. */
export function instantText(at: Instant, locale: Locale, zone: string): string {
  const parts = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone: zone,
    month: locale === "en" ? "short" : "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  const time = `${of("hour")}:${of("minute")}`;
  return locale === "en"
    ? `${of("weekday")} ${of("day")} ${of("month")}, ${time}`
    : `${of("month")}月${of("day")}日 ${of("weekday")} ${time}`;
}

type Say = (at: Instant) => string;

function sentenceOf(line: NoticeLine, locale: Locale, say: Say): string {
  return locale === "en" ? english(line, say) : chinese(line, say);
}

function chinese(line: NoticeLine, say: Say): string {
  const duties = DUTY_WORDS["zh-CN"];
  const by = (due: { dueAt: Instant; provisional: boolean }) => `${due.provisional ? "预计 " : ""}${say(due.dueAt)} 前`;
  switch (line.template) {
    case "dutyOpened":
      return line.duty === "rate" ? `已办结,请您评价(${by(line)})` : `待办:${duties[line.duty]}(${by(line)})`;
    case "dutyRaised":
      return `${SEAT_WORDS["zh-CN"][line.from]}未按时完成,上提给您督办:${duties[line.duty]}(应在 ${say(line.dueAt)} 前完成)`;
    case "slip":
      return line.duty === "rate"
        ? `请您评价(${by(line)})`
        : `${SLIP_SHAPES[line.slip]} ${SLIP_WORDS["zh-CN"][line.slip]}:${SEAT_WORDS["zh-CN"][line.holder]} ${duties[line.duty]}(${by(line)})`;
    case "nobody":
      return `岗位无人:${SEAT_WORDS["zh-CN"][line.seat]},待办「${duties[line.duty]}」没有人可以承担`;
    case "registered":
      return "诉求已受理登记";
    case "refused":
      return "诉求不予受理,理由和依据请查看";
    case "dispatched":
      return `已交办 ${line.unit},${by(line)}办结`;
    case "progress":
      return "有新的办理进展";
    case "escalated":
      return `到期未办结,自动提级至第 ${line.tier} 级,${by(line)}办结`;
    case "decided":
      return `第 ${line.tier} 级作出调度决定`;
    case "returned":
      return "销号申请被退回,请继续办理";
    case "note":
      return "企业补充了材料";
    case "closed":
      return `已销号:${OUTCOME_WORDS["zh-CN"][line.outcome]}`;
  }
}

function english(line: NoticeLine, say: Say): string {
  const duties = DUTY_WORDS.en;
  const by = (due: { dueAt: Instant; provisional: boolean }) =>
    `by ${say(due.dueAt)}${due.provisional ? " (provisional)" : ""}`;
  switch (line.template) {
    case "dutyOpened":
      return line.duty === "rate" ? `Done: please rate it ${by(line)}` : `To do: ${duties[line.duty]}, ${by(line)}`;
    case "dutyRaised":
      return `Not done in time by the ${SEAT_WORDS.en[line.from]}, raised to you: ${duties[line.duty]} (was due ${by(line)})`;
    case "slip":
      return line.duty === "rate"
        ? `Please rate it ${by(line)}`
        : `${SLIP_SHAPES[line.slip]} ${SLIP_WORDS.en[line.slip]}: ${SEAT_WORDS.en[line.holder]}, ${duties[line.duty]}, ${by(line)}`;
    case "nobody":
      return `Nobody holds the seat "${SEAT_WORDS.en[line.seat]}": nobody can ${duties[line.duty]}`;
    case "registered":
      return "Your issue is registered";
    case "refused":
      return "Your issue was refused; reason and basis are on its page";
    case "dispatched":
      return `Given to ${line.unit}, to be solved ${by(line)}`;
    case "progress":
      return "There is progress";
    case "escalated":
      return `Not solved in time, raised to tier ${line.tier}, to be solved ${by(line)}`;
    case "decided":
      return `Tier ${line.tier} has decided`;
    case "returned":
      return "The close-out was returned; go on with it";
    case "note":
      return "The enterprise added something";
    case "closed":
      return `Closed: ${OUTCOME_WORDS.en[line.outcome]}`;
  }
}
