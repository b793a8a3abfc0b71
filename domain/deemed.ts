import type { DutyEffect } from "../contract/effect.ts";
import type { Duty } from "../contract/issue.ts";
import { type Draft, happen, type Moment } from "./draft.ts";

/** Nobody decided in time: an extension and a suspension are refused by that, an objection is rejected. */
export function deemed(draft: Draft, duty: Duty, moment: Moment): Draft {
  const close: DutyEffect = { do: "close", duty: duty.id, as: "lapsed" };
  const cause = "time" as const;
  switch (duty.kind) {
    case "decideExtension":
      return happen(draft, moment, { type: "extensionDecided", data: { granted: false, cause } }, () => [close]);
    case "decideSuspension":
      return happen(draft, moment, { type: "suspensionDecided", data: { granted: false, cause } }, () => [close]);
    case "ruleObjection": {
      const { objection } = draft.issue;
      if (objection === undefined) throw new Error(`${duty.id} is open and nobody objects`);
      const data = { assignment: objection.assignment, upheld: false, cause };
      return happen(draft, moment, { type: "objectionRuled", data }, () => [close]);
    }
    default:
      throw new Error(`${duty.kind} decides on nothing that was asked for`);
  }
}
