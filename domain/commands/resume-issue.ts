import { seatAt } from "../places.ts";
import { leadUnit, tierHolder } from "../policy.ts";
import { resume } from "../resume.ts";
import type { Rule } from "../rule.ts";

/** 恢复办理: before the date, because it can be done now. */
export const resumeIssue: Rule<"resumeIssue"> = {
  serves: "suspension",
  byTier: true,
  seats: (issue, { pack }) => [
    seatAt("head", { enterprise: issue.enterprise, unit: leadUnit(issue) }),
    "office",
    ...tierHolder(pack, issue),
  ],
  decide: (draft, { reason }, moment) => resume(draft, "person", moment, reason),
};
