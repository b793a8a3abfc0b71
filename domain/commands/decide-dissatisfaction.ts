import { close, isRated } from "../closing.ts";
import { tierSeat } from "../policy.ts";
import { rework } from "../rework.ts";
import { type Rule, refuse } from "../rule.ts";

/** 不满意处置: the leader closes in spite of the enterprise's answer, with a reason the enterprise is told, or has it done again. */
export const decideDissatisfaction: Rule<"decideDissatisfaction"> = {
  serves: "coordinate",
  seats: (issue, { pack }) => [tierSeat(pack, Math.max(issue.tier, 1), issue)],
  ready: ({ dissatisfied }) => (dissatisfied ? undefined : refuse("no-such-duty")),
  decide(draft, { reason, decision = "close" }, moment) {
    if (decision === "close") return close(draft, "despiteDissatisfaction", moment, reason);
    return rework(draft, isRated(draft.issue) ? "badRating" : "denied", moment, reason);
  },
};
