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
  /** Query code of the issue, for a notice that says `received`. */
  readonly code?: string | undefined;
}

/** A notice in words: the first line is the subject, all of them the text, then the link. */
export function noticeText({ issue, number, lines }: Notice, { locale, zone, link, code }: Manner): NoticeText {
  const sentences = noticeSentences(lines, locale, zone);
  const name = number ?? (locale === "en" ? `receipt ${issue}` : `受理号 ${issue}`);
  const more = lines.length - 1;
  const tail = more === 0 ? "" : locale === "en" ? ` (and ${more} more)` : `（另有 ${more} 项）`;
  const open = locale === "en" ? "Open the issue: " : "查看诉求：";
  return {
    subject: `${locale === "en" ? "[Huiyin] " : "【回音】"}${name} ${sentences[0] ?? ""}${tail}`,
    text: [
      `${name}`,
      ...sentences,
      ...(code === undefined ? [] : codeText(code, locale)),
      "",
      `${open}${link}`,
      "",
    ].join("\n"),
  };
}

/** Grouped as it is printed, to be typed from paper or read over the telephone. */
function codeText(code: string, locale: Locale): string[] {
  const grouped = code.replaceAll(/(.{4})(?=.)/g, "$1-");
  return locale === "en"
    ? [
        "",
        `Query code: ${grouped}`,
        "With receipt number and query code you follow and rate it yourself. Give the code to nobody.",
      ]
    : ["", `查询码：${grouped}`, "凭受理号和查询码可以自己查进度、补材料、作评价。请勿把查询码告诉他人。"];
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

interface Due {
  readonly dueAt: Instant;
  readonly provisional: boolean;
}

/** A due instant, and whether it may still move because the holidays of its year are not published. */
export function dueText({ dueAt, provisional }: Due, locale: Locale, zone: string): string {
  const at = instantText(dueAt, locale, zone);
  if (!provisional) return at;
  return locale === "en" ? `${at} (provisional)` : `预计 ${at}`;
}

/** Lines without facts. */
const PLAIN = {
  "zh-CN": {
    received: "助企干部走访时记录的诉求已提交",
    registered: "诉求已受理登记",
    refused: "诉求不予受理，理由和依据请查看",
    progress: "有新的办理进展",
    returned: "销号申请被退回，请继续办理",
    note: "企业补充了材料",
    released: "贵单位的交办已解除，不必再办",
    asked: "请您补充材料，要补充的内容请查看",
    extensionRefused: "延期申请未获同意",
    suspensionRefused: "挂账申请未获同意",
    withdrawalAsked: "企业申请撤回，正在核实；期限照常计算",
    withdrawalFalse: "撤回核实：企业并不愿意撤回",
  },
  en: {
    received: "What your aide took down on a visit was handed in",
    registered: "Your issue is registered",
    refused: "Your issue was refused; reason and basis are on its page",
    progress: "There is progress",
    returned: "The close-out was returned; go on with it",
    note: "The enterprise added something",
    released: "Your unit has no part in it any more",
    asked: "Please add something; what is asked for is on the page",
    extensionRefused: "The extension was not granted",
    suspensionRefused: "The suspension was not granted",
    withdrawalAsked: "The enterprise asks to withdraw; this is being verified and every limit runs on",
    withdrawalFalse: "The enterprise does not want to withdraw",
  },
} as const;
const ESCALATED = {
  "zh-CN": { due: "到期未办结，自动", manual: "", rework: "二次办理，" },
  en: { due: "Not solved in time, ", manual: "It was ", rework: "To be done again, " },
} as const;

type Say = (at: Instant) => string;

function sentenceOf(line: NoticeLine, locale: Locale, say: Say): string {
  return locale === "en" ? english(line, say) : chinese(line, say);
}

function chinese(line: NoticeLine, say: Say): string {
  const duties = DUTY_WORDS["zh-CN"];
  const by = (due: { dueAt: Instant; provisional: boolean }) => `${due.provisional ? "预计 " : ""}${say(due.dueAt)} 前`;
  switch (line.template) {
    case "dutyOpened":
      return line.duty === "rate" ? `已办结，请您评价（${by(line)}）` : `待办：${duties[line.duty]}（${by(line)}）`;
    case "dutyRaised":
      return `${SEAT_WORDS["zh-CN"][line.from]}未按时完成，上提给您督办：${duties[line.duty]}（应在 ${say(line.dueAt)} 前完成）`;
    case "slip":
      return line.duty === "rate"
        ? `请您评价（${by(line)}）`
        : `${SLIP_SHAPES[line.slip]} ${SLIP_WORDS["zh-CN"][line.slip]}：${SEAT_WORDS["zh-CN"][line.holder]} ${duties[line.duty]}（${by(line)}）`;
    case "nobody":
      return `岗位无人：${SEAT_WORDS["zh-CN"][line.seat]}，待办「${duties[line.duty]}」没有人可以承担`;
    case "fellTo":
      return `${SEAT_WORDS["zh-CN"][line.asked]}不能承担「${duties[line.duty]}」，改由${SEAT_WORDS["zh-CN"][line.seat]}承担`;
    case "dispatched":
      return `已交办 ${line.unit}，${by(line)}办结`;
    case "escalated":
      return `${ESCALATED["zh-CN"][line.cause ?? "due"]}提级至第 ${line.tier} 级，${line.tierBy ? `该级 ${by(line.tierBy)}作出调度决定，` : ""}${by(line)}办结`;
    case "decided":
      return `第 ${line.tier} 级作出调度决定`;
    case "closed":
      return `已销号：${OUTCOME_WORDS["zh-CN"][line.outcome]}`;
    case "recomputed":
      return `工作日历调整，「${duties[line.duty]}」改为 ${by(line)}`;
    case "extended":
      return `延期已同意，${by(line)}办结`;
    case "suspended":
      return `暂不具备条件，挂账至 ${line.provisional ? "预计 " : ""}${say(line.until)}`;
    case "resumed":
      return `恢复办理，${by(line)}办结`;
    case "reworked":
      return `办理结果未获认可，二次办理${line.by ? `，${by(line.by)}办结` : ""}`;
    case "reopened":
      return `重新办理，${by(line)}办结`;
    case "supportAnswered":
      return `协办单位 ${line.unit} 已反馈`;
    case "manualSlip":
      return `${SLIP_SHAPES[line.slip]} 督办单，请查看`;
    case "objectionRuled":
      return line.upheld ? "异议成立" : "异议不成立，请继续办理";
    default:
      return PLAIN["zh-CN"][line.template];
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
    case "fellTo":
      return `The ${SEAT_WORDS.en[line.asked]} cannot ${duties[line.duty]}: it falls to the ${SEAT_WORDS.en[line.seat]}`;
    case "dispatched":
      return `Given to ${line.unit}, to be solved ${by(line)}`;
    case "escalated":
      return `${ESCALATED.en[line.cause ?? "due"]}raised to tier ${line.tier}${line.tierBy ? `, which decides how to go on ${by(line.tierBy)}` : ""}, to be solved ${by(line)}`;
    case "decided":
      return `Tier ${line.tier} has decided`;
    case "closed":
      return `Closed: ${OUTCOME_WORDS.en[line.outcome]}`;
    case "recomputed":
      return `The working calendar changed: "${duties[line.duty]}" is due ${by(line)}`;
    case "extended":
      return `An extension was granted, to be solved ${by(line)}`;
    case "suspended":
      return `It cannot be done yet and is suspended until ${say(line.until)}${line.provisional ? " (provisional)" : ""}`;
    case "resumed":
      return `Taken up again, to be solved ${by(line)}`;
    case "reworked":
      return `The result was not accepted: it is done again${line.by ? `, to be solved ${by(line.by)}` : ""}`;
    case "reopened":
      return `Reopened, to be solved ${by(line)}`;
    case "supportAnswered":
      return `${line.unit} has answered in support`;
    case "manualSlip":
      return `${SLIP_SHAPES[line.slip]} A slip was written to you`;
    case "objectionRuled":
      return line.upheld ? "The objection was upheld" : "The objection was rejected; go on with it";
    default:
      return PLAIN.en[line.template];
  }
}
