import { CLOSE_OUT_OUTCOMES } from "../../contract/vocabulary.ts";
import { valuesOf } from "../../contract/pack-values.ts";
import { lateness } from "../dates.ts";
import { happen } from "../draft.ts";
import { contactWish, openCoordinate, openDuty, openSolve } from "../open-duty.ts";
import { kindOf, seatAt } from "../places.ts";
import { tierHolder } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { dueInstant } from "../time/due.ts";

/** 重新办理: by the enterprise within the window, by the office or the holder of the tier at any time. A new machine waits for it. */
export const reopenIssue: Rule<"reopenIssue"> = {
  seats: (issue, { pack }) => [seatAt("ent", issue), "office", ...tierHolder(pack, issue)],
  ready(issue, { actor, receivedAt, calendar, pack }) {
    const { outcome, closedAt = receivedAt, reopens = 0 } = issue;
    if (!CLOSE_OUT_OUTCOMES.some((one) => one === outcome)) return refuse("outcome-final");
    if (kindOf(actor.seat) !== "ent") return undefined;
    const until = dueInstant(closedAt, pack.reopenWindow, calendar, pack).dueAt;
    const most = valuesOf(pack).maxReopens;
    if (receivedAt > until) return refuse("window-over", undefined, { until, ...lateness(receivedAt, until) });
    return reopens >= most ? refuse("reopens-used", undefined, { most }) : undefined;
  },
  decide(draft, { reason }, moment) {
    const data = { cause: reason, reopenNo: (draft.issue.reopens ?? 0) + 1 };
    return happen(draft, moment, { type: "issueReopened", data }, (after) => [
      openSolve(after, after.tier, undefined, moment),
      ...(after.tier > 0 ? [openCoordinate(after, after.tier, moment)] : []),
      openDuty(after, contactWish(after, moment), moment),
    ]);
  },
};
