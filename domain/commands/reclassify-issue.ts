import { happen } from "../draft.ts";
import { type Rule, refuse } from "../rule.ts";

/** 调整分类: changes the chain of the next close-out and later limits; what runs runs on. */
export const reclassifyIssue: Rule<"reclassifyIssue"> = {
  seats: () => ["office"],
  decide(draft, { class: cls, kind }, moment) {
    if (draft.issue.class === cls && draft.issue.kind === kind) return refuse("no-change", "class");
    return happen(draft, moment, { type: "issueReclassified", data: { class: cls, kind } });
  },
};
