import { changeAssignments } from "../assigning.ts";
import { tierHolder } from "../policy.ts";
import type { Rule } from "../rule.ts";

/** 改派/增减协办. */
export const changeAssignment: Rule<"changeAssignment"> = {
  byTier: true,
  seats: (issue, { pack }) => ["office", ...tierHolder(pack, issue)],
  decide: (draft, { lead, supports, ended }, moment) => changeAssignments(draft, { lead, supports, ended }, moment),
};
