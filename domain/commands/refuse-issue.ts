import { happen } from "../draft.ts";
import { closing } from "../open-duty.ts";
import type { Rule } from "../rule.ts";

/** 不予受理: with reason and basis; nothing is owed after it. */
export const refuseIssue: Rule<"refuseIssue"> = {
  serves: "triage",
  seats: () => ["office"],
  decide(draft, { reason, basis }, moment) {
    return happen(draft, moment, { type: "issueRefused", data: { reason, basis } }, (after) => closing(after, "done"));
  },
};
