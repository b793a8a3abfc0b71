import type { Event, EventOf } from "../../contract/commit.ts";
import { CLASS_WORDS, DUTY_WORDS, KIND_WORDS, MEANS_WORDS, SLIP_COLOUR_WORDS } from "../../contract/words.ts";
import { dueText, instantText } from "../../domain/notice-text.ts";
import { kindOfDuty, seatName, unitName } from "./names.ts";
import { assignedUnit, dueAfter, type Telling, type TellingAt, unlessNow } from "./telling.ts";

/** The sentences of what does not happen to every issue: objections, extensions, suspensions, doing it again, taking it back. */
export function tellMore(event: Event, telling: TellingAt): string {
  const { locale, zone, directory, cause, outside = false } = telling;
  const say = (zh: string, english: string) => (locale === "en" ? english : zh);
  const when = (at: string) => instantText(at, locale, zone);
  const until = dueAfter(event, "solve", telling);
  const unit = (id: string) => unitName(id, directory);
  const silence = cause
    ? say(
        `${unlessNow(cause.owedAt, telling)}到期无人审批，`,
        `${unlessNow(cause.owedAt, telling)}Nobody decided in time: `,
      )
    : "";
  switch (event.type) {
    case "issueReclassified": {
      const facts = `${CLASS_WORDS[locale][event.data.class]}${say("，", ", ")}${KIND_WORDS[locale][event.data.kind]}`;
      return say(`调整分类：${facts}`, `Reclassified: ${facts}`);
    }
    case "assignmentChanged": {
      const lead = event.data.added.find(({ role }) => role === "lead");
      const supports = event.data.added.filter(({ role }) => role === "support").map((one) => unit(one.unit));
      const released = event.data.ended.map((one) => assignedUnit(one, telling));
      const parts = [
        ...(lead ? [say(`改由 ${unit(lead.unit)} 主办`, `${unit(lead.unit)} takes the lead`)] : []),
        ...(supports.length > 0
          ? [say(`增加协办：${supports.join("、")}`, `Supported by ${supports.join(", ")}`)]
          : []),
        ...(!lead && supports.length === 0
          ? [say(`解除协办：${released.join("、")}`, `Released: ${released.join(", ")}`)]
          : []),
      ];
      return parts.join(say("，", "; "));
    }
    case "objectionRaised": {
      const { suggested } = event.data;
      const more = suggested === undefined ? "" : say(`，建议交由 ${unit(suggested)}`, `, suggests ${unit(suggested)}`);
      return say(`对交办提出异议${more}`, `Objected to the assignment${more}`);
    }
    case "objectionRuled":
      if (event.data.upheld) return say("异议成立", "The objection was upheld");
      return `${silence}${say("异议不成立", "The objection was rejected")}`;
    case "supportAnswered":
      return say(
        `${assignedUnit(event.data.assignment, telling)}已反馈`,
        `${assignedUnit(event.data.assignment, telling)} answered`,
      );
    case "extensionRequested":
      return say(`申请延期至 ${when(event.data.newDue)}`, `Asked for an extension to ${when(event.data.newDue)}`);
    case "extensionDecided": {
      if (!event.data.granted || until === undefined)
        return `${silence}${say("延期未获同意", "The extension was not granted")}`;
      return say(`同意延期，${until} 前办结`, `Extended, to be solved by ${until}`);
    }
    case "suspensionRequested": {
      const asked = when(event.data.until);
      return say(`申请挂账至 ${asked}`, `Asked for a suspension until ${asked}`);
    }
    case "suspensionDecided": {
      const end = dueAfter(event, "suspension", telling);
      if (end === undefined) return `${silence}${say("挂账未获同意", "The suspension was not granted")}`;
      return say(`暂不具备条件，挂账至 ${end}`, `Cannot be done yet: suspended until ${end}`);
    }
    case "issueResumed": {
      const by = until === undefined ? "" : say(`，${until} 前办结`, `, to be solved by ${until}`);
      const over = event.data.cause === "time" ? say("挂账到期，", "The suspension is over: ") : "";
      return say(`${over}恢复办理${by}`, `${over}taken up again${by}`);
    }
    case "closeOutWithdrawn":
      return say("撤回销号申请，继续办理", "The close-out was withdrawn; it goes on");
    case "issueReworked":
      return say(
        `结果未获认可，第 ${event.data.reworkNo} 次二次办理`,
        `Not accepted: done again, time ${event.data.reworkNo}`,
      );
    case "withdrawalRequested":
      return say("企业申请撤回诉求，期限照常计算", "The enterprise asks to withdraw; every limit runs on");
    case "withdrawalDecided": {
      const means = MEANS_WORDS[locale][event.data.means];
      const found = event.data.genuine
        ? say("属企业本意", "it is its own wish")
        : say("并非企业本意，继续办理", "it is not its own wish; it goes on");
      return say(
        `已向企业核实撤回（${means}）：${found}`,
        `Asked the enterprise about the withdrawal (${means}): ${found}`,
      );
    }
    case "issueReopened":
      return say("重新办理", "Reopened");
    case "slipIssued": {
      const to = event.data.to.map((seat) => seatName(seat, directory, locale)).join(say("、", ", "));
      const answerBy = dueAfter(event, "report", telling);
      const by = answerBy === undefined ? "" : say(`，${answerBy} 前反馈`, `, to report by ${answerBy}`);
      const slip = SLIP_COLOUR_WORDS[locale][event.data.colour];
      return say(`督办单（${slip}）：${to}${by}`, `Slip (${slip}) to ${to}${by}`);
    }
    case "dueDatesRecomputed": {
      const shown = event.data.changes.filter(({ duty }) => !outside || kindOfDuty(duty) === "solve");
      const all = shown.map(
        (change) =>
          `${DUTY_WORDS[locale][kindOfDuty(change.duty)]} ${when(change.old)} → ${moved(event, change, telling)}`,
      );
      return `${say("工作日历调整，期限重算", "The calendar changed; due dates recomputed")}${all.length > 0 ? say("：", ": ") : ""}${all.join(say("；", "; "))}`;
    }
    case "identityRead":
      return outside
        ? say("政府部门查阅了企业身份", "The government looked up who the enterprise is")
        : say("查阅了企业身份", "Looked up who the enterprise is");
    default:
      return "";
  }
}

/** The new due instant of one duty; certain only as far as its calendar goes. */
function moved(
  { duties }: EventOf<"dueDatesRecomputed">,
  { duty, new: dueAt }: EventOf<"dueDatesRecomputed">["data"]["changes"][number],
  { locale, zone }: Telling,
): string {
  const provisional = duties.some((effect) => effect.do === "move" && effect.duty === duty && effect.provisional);
  return dueText({ dueAt, provisional }, locale, zone);
}
