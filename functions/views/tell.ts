import type { Event } from "../../contract/commit.ts";
import { CALL_BACK_WORDS, CLOSED_BY_WORDS, DECISION_WORDS, RATING_WORDS } from "../../contract/event-words.ts";
import type { Locale } from "../../contract/problems.ts";
import { CLASS_WORDS, DUTY_WORDS, KIND_WORDS, MEANS_WORDS, OUTCOME_WORDS, SLIP_WORDS } from "../../contract/words.ts";
import { tellMore } from "./tell-more.ts";
import { assignedUnit, dueAfter, type TellingAt, unlessNow } from "./telling.ts";
import { kindOfDuty, seatName, tierName, unitName } from "./names.ts";

/** One sentence of the timeline that a person can say aloud, in the reader's language. */
export function tell(event: Event, telling: TellingAt): string {
  const { locale, directory, pack, cause, rating } = telling;
  const en = locale === "en";
  const say = (zh: string, english: string) => (en ? english : zh);
  const until = dueAfter(event, "solve", telling);
  const by = until === undefined ? "" : say(`，${until} 前办结`, `, to be solved by ${until}`);
  switch (event.type) {
    case "issueSubmitted":
      return event.data.source === "web"
        ? say("企业提交了诉求", "The enterprise handed in a problem")
        : say("走访时收到诉求", "A problem was found on a visit");
    case "issueRegistered": {
      const { number, class: cls, kind } = event.data;
      const facts = `${CLASS_WORDS[locale][cls]}${say("，", ", ")}${KIND_WORDS[locale][kind]}`;
      return say(`已受理登记：${number}（${facts}）`, `Registered as ${number} (${facts})`);
    }
    case "issueRefused":
      return say("不予受理", "Refused");
    case "issueDispatched": {
      const unit = unitName(event.data.assignments[0]?.unit ?? "", directory);
      const others = event.data.assignments.slice(1).map((one) => unitName(one.unit, directory));
      const support =
        others.length === 0 ? "" : say(`，${others.join("、")} 协办`, `, supported by ${others.join(", ")}`);
      const again = event.data.dispatchNo > 1 ? say("异议成立，改", "Objection upheld. ") : "";
      return say(`${again}交由 ${unit} 办理${support}${by}`, `${again}Given to ${unit}${support}${by}`);
    }
    case "assignmentSigned": {
      const unit = assignedUnit(event.data.assignment, telling);
      return say(`${unit}已签收`, `${unit} signed for it`);
    }
    case "contactRecorded": {
      const means = MEANS_WORDS[locale][event.data.means];
      const at = unlessNow(event.data.when, telling);
      return say(`${at}已联系企业（${means}）`, `${at}Contacted the enterprise (${means})`);
    }
    case "progressReported": {
      const next = dueAfter(event, "report", telling);
      const more = next === undefined ? "" : say(`，${next} 前再次反馈`, `; next report by ${next}`);
      return say(`反馈了办理进展${more}`, `Reported progress${more}`);
    }
    case "issueEscalated": {
      const tier = tierName(event.data.to, pack, locale);
      if (event.data.cause !== "due") {
        const again = event.data.cause === "rework";
        return say(
          `${again ? "二次办理，" : ""}提级至 第 ${event.data.to} 级 ${tier}${by}`,
          `${again ? "To be done again: raised" : "Raised"} to tier ${event.data.to}, ${tier}${by}`,
        );
      }
      const at = cause ? unlessNow(cause.owedAt, telling) : "";
      return say(
        `${at}到期未办结，自动提级至 第 ${event.data.to} 级 ${tier}${by}`,
        `${at}Not solved in time: raised to tier ${event.data.to}, ${tier}${by}`,
      );
    }
    case "tierDecisionRecorded": {
      const moved = until === undefined ? "" : say(`，期限改为 ${until}`, `; now due ${until}`);
      return say(`作出调度决定${moved}`, `Decided how to go on${moved}`);
    }
    case "closeOutRequested": {
      const outcome = OUTCOME_WORDS[locale][event.data.outcome];
      return say(`申请销号：${outcome}`, `Asked for close-out: ${outcome}`);
    }
    case "closeOutStepDecided": {
      const decision = DECISION_WORDS[locale][event.data.decision];
      return say(
        `销号审核第 ${event.data.step + 1} 步：${decision}`,
        `Review, step ${event.data.step + 1}: ${decision}`,
      );
    }
    case "callBackRecorded": {
      const result = CALL_BACK_WORDS[locale][event.data.result];
      return say(`回访企业：${result}`, `Called the enterprise back: ${result}`);
    }
    case "issueRated": {
      if (!rating) return say("企业已评价", "The enterprise rated it");
      const mark = markOf(event.data.level, locale);
      const late = event.data.late ? say("（销号后）", " (after the close)") : "";
      return say(`企业评价：${mark}${late}`, `Rated by the enterprise: ${mark}${late}`);
    }
    case "ratingLapsed":
      return say("企业未在期限内评价", "The enterprise gave no mark in time");
    case "issueClosed": {
      const { outcome, by: ground } = event.data;
      if (ground === "withdrawn") return say("企业撤回，已办结", "Withdrawn by the enterprise: closed");
      const into = telling.outside === true ? "" : ` ${event.data.into}`;
      if (ground === "merged") return say(`并入另一件诉求${into}`, `Merged into another issue${into}`);
      const facts = `${OUTCOME_WORDS[locale][outcome]}${say("，", ", ")}${CLOSED_BY_WORDS[locale][ground]}`;
      return say(`已销号（${facts}）`, `Closed (${facts})`);
    }
    case "noteAdded":
      return event.data.audience === "enterprise"
        ? say("请企业补充材料", "The enterprise is asked for more")
        : say("补充了材料", "Added a note");
    case "rungFired": {
      const { duty, slip = "none", owedAt } = event.data;
      const what = DUTY_WORDS[locale][kindOfDuty(duty)];
      return `${unlessNow(owedAt, telling)}${SLIP_WORDS[locale][slip]}${en ? ": " : "："}${what}`;
    }
    case "dutyRaised": {
      const what = DUTY_WORDS[locale][kindOfDuty(event.data.duty)];
      const to = seatName(event.data.to, directory, locale);
      const at = cause ? unlessNow(cause.owedAt, telling) : "";
      return say(`${at}「${what}」未完成，上提至 ${to} 督办`, `${at}"${what}" not done: raised to ${to}`);
    }
    default:
      return tellMore(event, telling);
  }
}

function markOf(level: number, locale: Locale): string {
  const words: Readonly<Record<number, string>> = RATING_WORDS[locale];
  return words[level] ?? String(level);
}
