import { closeUnanswered } from "../closing.ts";
import { type Rule, refuse } from "../rule.ts";

/** 并案: the same matter is dealt with in another issue, which has to be open. */
export const mergeIssue: Rule<"mergeIssue"> = {
  serves: "triage",
  seats: () => ["office"],
  decide(draft, { into }, moment) {
    const { target } = moment;
    if (target === undefined || !target.open || target.issue === draft.issue.id)
      return refuse("target-closed", "into", { into });
    return closeUnanswered(draft, "merged", moment, target.issue);
  },
};
