import { CLOSE_OUT_OUTCOMES } from "../../contract/vocabulary.ts";
import type { CommandOf } from "../../contract/commands.ts";
import type { Refusal } from "../context.ts";
import { closeIfAnswered } from "../closing.ts";
import { lateness } from "../dates.ts";
import { type Draft, happen, type Moment } from "../draft.ts";
import { closing, openCoordinate } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { rework, sendsBack } from "../rework.ts";
import { type Rule, refuse } from "../rule.ts";
import { dueInstant } from "../time/due.ts";

/** 评价: the enterprise's own word, by its own channel. After the close it is shown and changes nothing. */
export const rateIssue: Rule<"rateIssue"> = {
  seats: (issue) => [seatAt("ent", issue)],
  ready: ({ status, dissatisfied, ratedRounds, rounds, outcome }) => {
    if (status === "closed" && !CLOSE_OUT_OUTCOMES.some((one) => one === outcome)) return refuse("outcome-final");
    if (status === "verifying" && dissatisfied) return refuse("dissatisfaction-open");
    return ratedRounds.includes(rounds) ? refuse("already-rated", undefined, { round: rounds }) : undefined;
  },
  decide(draft, command, moment) {
    if (draft.issue.status === "closed") return rateLate(draft, command, moment);
    const rated = happen(draft, moment, { type: "issueRated", data: markOf(command, false) }, (after) => [
      ...closing(after, "done", ["rate"]),
      ...(after.dissatisfied || !moment.pack.callBackAlways ? closing(after, "void", ["callBack"]) : []),
      ...(after.dissatisfied && !sendsBack(after, moment)
        ? [openCoordinate(after, Math.max(after.tier, 1), moment)]
        : []),
    ]);
    const again = rated.issue.dissatisfied && sendsBack(rated.issue, moment);
    return again ? rework(rated, "badRating", moment) : closeIfAnswered(rated, moment);
  },
};

function rateLate(draft: Draft, command: CommandOf<"rateIssue">, moment: Moment): Draft | Refusal {
  const { pack, calendar, receivedAt } = moment;
  const until = dueInstant(draft.issue.closedAt ?? receivedAt, pack.reopenWindow, calendar, pack).dueAt;
  if (receivedAt > until) return refuse("window-over", undefined, { until, ...lateness(receivedAt, until) });
  return happen(draft, moment, { type: "issueRated", data: markOf(command, true) });
}

function markOf({ round, level, tags, text }: CommandOf<"rateIssue">, late: boolean) {
  return { round, level, channel: "code" as const, late, tags, ...(text && { text }) };
}
