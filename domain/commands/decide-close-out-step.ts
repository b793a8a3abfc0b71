import type { DutyEffect } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import { happen, type Moment } from "../draft.ts";
import { releaseDuty } from "../move-duty.ts";
import { closing, openDuty, openOf, openReview } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { rework } from "../rework.ts";
import { type Rule, refuse } from "../rule.ts";
import { inAssignedUnit } from "../separation.ts";

/** 销号审核: one step of the chain approves, returns the issue to the unit with its clock, or has it done again one tier up. */
export const decideCloseOutStep: Rule<"decideCloseOutStep"> = {
  serves: "reviewCloseOut",
  seats: ({ round }) => (round === undefined ? [] : round.chain.slice(round.step, round.step + 1)),
  decide(draft, { round, step, decision, opinion }, moment) {
    const { returns } = draft.issue;
    if (decision !== "approve" && opinion === undefined) return refuse("opinion-missing", "opinion");
    if (decision === "return" && returns >= moment.pack.maxReturns)
      return refuse("returns-used", "decision", { max: returns });
    const data = { round, step, decision, ...(opinion && { opinion }) };
    const decided = happen(draft, moment, { type: "closeOutStepDecided", data }, (after) => [
      ...closing(after, "done", ["reviewCloseOut"]),
      ...(decision === "approve" ? nextStep(after, moment) : []),
      ...(decision === "return" ? released(after, moment) : []),
    ]);
    return decision === "refuse" ? rework(decided, "refused", moment) : decided;
  },
};

function nextStep(issue: Issue, moment: Moment): DutyEffect[] {
  if (issue.status === "reviewing") return [openReview(issue, issue.round?.step ?? 0, moment)];
  const { callBack, rate } = moment.pack.duties;
  return [
    openDuty(issue, { kind: "callBack", asked: seatAt("aide", issue), limit: callBack.limit }, moment),
    openDuty(issue, { kind: "rate", asked: seatAt("ent", issue), limit: rate.limit }, moment),
  ];
}

/** The hold is given back, unless the unit returned its own request: that would be time bought for nothing (T5). */
function released(issue: Issue, moment: Moment): DutyEffect[] {
  const solve = openOf(issue, "solve");
  if (solve === undefined) throw new Error("a round holds a solve duty");
  const { person, onBehalfOf } = moment.actor;
  const own = [person, onBehalfOf].some((one) => one !== undefined && inAssignedUnit(one, issue, moment));
  return [releaseDuty(solve, issue, own, moment)];
}
