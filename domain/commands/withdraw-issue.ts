import { closeUnanswered } from "../closing.ts";
import { dutyOf } from "../../contract/pack-values.ts";
import { happen } from "../draft.ts";
import { openDuty } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { type Rule, refuse } from "../rule.ts";

/**
 * 申请撤回: before anybody has taken it up it is over at once; afterwards somebody outside the unit asks the enterprise whether it wants
 * this itself. Until then every clock runs on: nobody is talked out of a problem to save a deadline.
 */
export const withdrawIssue: Rule<"withdrawIssue"> = {
  seats: (issue) => [seatAt("ent", issue)],
  ready: ({ withdrawal }) =>
    withdrawal && refuse("withdrawal-pending", undefined, { request: withdrawal.request, since: withdrawal.at }),
  decide(draft, { reason }, moment) {
    if (draft.issue.status === "submitted") return closeUnanswered(draft, "withdrawn", moment, undefined, reason);
    return happen(draft, moment, { type: "withdrawalRequested", data: { reason } }, (after) => {
      const { limit } = dutyOf(moment.pack, "verifyWithdrawal");
      return [openDuty(after, { kind: "verifyWithdrawal", asked: seatAt("aide", after), limit }, moment)];
    });
  },
};
