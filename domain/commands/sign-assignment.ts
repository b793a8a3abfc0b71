import { happen } from "../draft.ts";
import { closing } from "../open-duty.ts";
import { unitSeats } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";

/** 签收: the unit takes the assignment. */
export const signAssignment: Rule<"signAssignment"> = {
  serves: "sign",
  seats: (issue) => unitSeats(issue),
  ready: ({ assignments }) =>
    assignments.some(({ state }) => state === "assigned") ? undefined : refuse("already-signed"),
  decide(draft, { assignment }, moment) {
    const found = draft.issue.assignments.find(({ id }) => id === assignment);
    if (found === undefined) return refuse("not-assigned", "assignment");
    if (found.state === "signed") return refuse("already-signed", "assignment");
    return happen(draft, moment, { type: "assignmentSigned", data: { assignment } }, (after) =>
      closing(after, "done", ["sign"]),
    );
  },
};
