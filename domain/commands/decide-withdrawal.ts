import { closeUnanswered } from "../closing.ts";
import { happen } from "../draft.ts";
import { closing } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { type Rule, refuse } from "../rule.ts";
import { startOfMinute } from "../time/instants.ts";

/** 撤回核实: after a call to the enterprise, by somebody outside the units. */
export const decideWithdrawal: Rule<"decideWithdrawal"> = {
  serves: "verifyWithdrawal",
  seats: (issue) => [seatAt("aide", issue)],
  ready: ({ withdrawal }) => (withdrawal ? undefined : refuse("no-such-request")),
  decide(draft, { request, genuine, when, means, text }, moment) {
    const { withdrawal } = draft.issue;
    if (withdrawal?.request !== request) return refuse("no-such-request", "request", { request });
    if (when > moment.receivedAt) return refuse("contact-in-future", "when", { when, receivedAt: moment.receivedAt });
    if (when < startOfMinute(withdrawal.at)) return refuse("no-call", "when", { requestedAt: withdrawal.at });
    const data = { genuine, when, means, text };
    const decided = happen(draft, moment, { type: "withdrawalDecided", data }, (after) =>
      closing(after, "done", ["verifyWithdrawal"]),
    );
    return genuine ? closeUnanswered(decided, "withdrawn", moment) : decided;
  },
};
