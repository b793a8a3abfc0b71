import { closeUnanswered } from "../closing.ts";
import { type Rule, refuse } from "../rule.ts";

/** 并案: the same matter is dealt with in another issue, which has to be open. */
export const mergeIssue: Rule<"mergeIssue"> = {
  serves: "triage",
  seats: () => ["office"],
  decide(draft, { into }, moment) {
    const { target } = moment;
    const fits = target?.issue === into && target.open && into !== draft.issue.id;
    return fits ? closeUnanswered(draft, "merged", moment, into) : refuse("target-closed", "into", { into });
  },
};
