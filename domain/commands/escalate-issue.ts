import { climb } from "../climb.ts";
import { tierHolder, topTier } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";

/** 提级 before it is due: the office, or whoever has it, sees that it will not be solved here. */
export const escalateIssue: Rule<"escalateIssue"> = {
  byTier: true,
  seats: (issue, { pack }) => ["office", ...tierHolder(pack, issue)],
  ready: ({ tier }, { pack }) => (tier < topTier(pack) ? undefined : refuse("at-top", undefined, { tier })),
  decide: (draft, { reason }, moment) => climb(draft, "manual", moment, reason),
};
