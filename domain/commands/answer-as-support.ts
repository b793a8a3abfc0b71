import { happen } from "../draft.ts";
import { closing, ofAssignment } from "../open-duty.ts";
import { assignedSeats } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";

/** 协办反馈: what a unit in support has to say; whoever answers has signed for it. */
export const answerAsSupport: Rule<"answerAsSupport"> = {
  serves: "support",
  seats: (issue, _, assignment) => assignedSeats(issue, ["handler", "head"], assignment),
  ready: ({ assignments }, _, assignment) => {
    const one = assignments.find(({ id }) => id === assignment);
    return one?.role === "support" && one.state !== "answered" ? undefined : refuse("not-assigned", "assignment");
  },
  decide(draft, { assignment, text }, moment) {
    const unsigned = draft.issue.assignments.some(({ id, state }) => id === assignment && state === "assigned");
    const signed = unsigned
      ? happen(draft, moment, { type: "assignmentSigned", data: { assignment } }, (after) =>
          closing(ofAssignment(after, assignment), "done", ["sign"]),
        )
      : draft;
    return happen(signed, moment, { type: "supportAnswered", data: { assignment, text } }, (after) =>
      closing(ofAssignment(after, assignment), "done", ["support"]),
    );
  },
};
