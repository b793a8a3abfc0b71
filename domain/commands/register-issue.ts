import { happen } from "../draft.ts";
import type { Rule } from "../rule.ts";

/** 受理登记: gives the issue its number, class and kind. Throws if the caller brought no number. */
export const registerIssue: Rule<"registerIssue"> = {
  serves: "triage",
  seats: () => ["office"],
  decide(draft, command, moment) {
    const { number } = moment;
    if (number === undefined) throw new Error("registering takes a number");
    const { class: cls, kind, level, requestType } = command;
    return happen(draft, moment, { type: "issueRegistered", data: { number, class: cls, kind, level, requestType } });
  },
};
