import { happen } from "../draft.ts";
import { closing, ofAssignment } from "../open-duty.ts";
import { assignedSeats } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";

/** 签收: the unit takes the assignment. */
export const signAssignment: Rule<"signAssignment"> = {
  serves: "sign",
  seats: (issue, _, assignment) => assignedSeats(issue, ["handler", "head"], assignment),
  ready: ({ assignments }, _, assignment) =>
    assignments.some(({ id, state }) => id === assignment && state === "assigned")
      ? undefined
      : refuse("already-signed"),
  decide: (draft, { assignment }, moment) =>
    happen(draft, moment, { type: "assignmentSigned", data: { assignment } }, (after) =>
      closing(ofAssignment(after, assignment), "done", ["sign"]),
    ),
};
