import type { Directory } from "../../contract/directory.ts";
import type { Duty, Issue } from "../../contract/issue.ts";
import type { Pack } from "../../contract/pack.ts";
import type { Locale } from "../../contract/problems.ts";
import { DUTY_WORDS, SEAT_WORDS } from "../../contract/words.ts";
import { leadUnit } from "../../domain/policy.ts";
import { seatName, tierName, unitName } from "./names.ts";

interface Words {
  readonly locale: Locale;
  readonly directory: Directory;
  readonly pack: Pack;
}

/** The duty whose end the enterprise waits for: the one that runs, `solve` before others, or the suspension that holds it. */
export function leadingDuty({ duties }: Issue): Duty | undefined {
  const running = duties.filter(({ heldAt }) => heldAt === undefined);
  const main = running.find(({ kind }) => kind === "solve" || kind === "suspension");
  return main ?? running.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/** Who has it now: unit and seat, no names. */
export function holderText(issue: Issue, { locale, directory, pack }: Words): string {
  const unit = unitName(leadUnit(issue) ?? "", directory);
  const duty = leadingDuty(issue);
  switch (issue.status) {
    case "submitted":
    case "registered":
      return seatName(duty?.seat ?? "office", directory, locale);
    case "handling":
    case "suspended":
      return issue.tier === 0 ? unit : `${unit} · ${tierName(issue.tier, pack, locale)}`;
    case "verifying":
      return verifiers(issue, directory, locale);
    case "reviewing":
      return duty === undefined ? SEAT_WORDS[locale].office : seatName(duty.seat, directory, locale);
    case "closed":
    case "refused":
      return SEAT_WORDS[locale].office;
  }
}

/** The enterprise's own mark is awaited beside the call-back: both are named, each with what it has to do. */
function verifiers({ duties }: Issue, directory: Directory, locale: Locale): string {
  const all = duties.filter(({ heldAt }) => heldAt === undefined).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const named = all.map(({ kind, seat }) => {
    const who = kind === "rate" ? YOU[locale] : seatName(seat, directory, locale);
    return locale === "en" ? `${who} (${DUTY_WORDS.en[kind]})` : `${who}（${DUTY_WORDS[locale][kind]}）`;
  });
  return named.length === 0 ? SEAT_WORDS[locale].office : named.join(locale === "en" ? ", " : "、");
}

const YOU = { "zh-CN": "您", en: "you" } as const;

const NEXT = {
  "zh-CN": {
    submitted: "办公室受理登记，然后交由承办单位办理。",
    registered: "办公室确定承办单位和办结期限。",
    handling: "承办单位联系您、办理，办好后申请销号；到期未办结将自动提级。",
    suspended: "暂不具备条件，已列计划；到期恢复办理，期限照常计算。",
    reviewing: "逐级审核办理结果；审核通过后请您评价。",
    verifying: "请您评价办理结果；工作人员可能会回访您。",
    dissatisfied: "您的不满意评价正由领导处置。",
    withdrawing: "工作人员将与您核实撤回是不是本意；核实前照常办理，期限不变。",
    closed: "已办结。",
    refused: "本件不予受理，理由和依据见下。",
  },
  en: {
    submitted: "The office registers it and passes it on to a unit.",
    registered: "The office decides which unit deals with it, and until when.",
    handling: "The unit contacts you and deals with it. If it is not solved in time, it is raised by itself.",
    suspended: "It cannot be done yet. It is planned, looked after, and taken up again on the date at the latest.",
    reviewing: "The result is reviewed step by step; then you are asked to rate it.",
    verifying: "Please rate the result. Somebody may call you back.",
    dissatisfied: "A leader deals with your dissatisfaction.",
    withdrawing: "Somebody asks you whether you withdraw of your own will; until then it goes on as before.",
    closed: "It is closed.",
    refused: "It was refused; reason and basis are below.",
  },
} as const;

/** What comes next, in one sentence. */
export function nextText({ status, dissatisfied, withdrawal }: Issue, { locale }: Words): string {
  if (withdrawal !== undefined) return NEXT[locale].withdrawing;
  return NEXT[locale][status === "verifying" && dissatisfied ? "dissatisfied" : status];
}
