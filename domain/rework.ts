import type { TextRef } from "../contract/effect.ts";
import type { Issue } from "../contract/issue.ts";
import { climb } from "./climb.ts";
import { valuesOf } from "../contract/pack-values.ts";
import { type Draft, happen, type Moment } from "./draft.ts";
import { closing, contactWish, openCoordinate, openDuty, openSolve } from "./open-duty.ts";
import { topTier } from "./policy.ts";

type Cause = "refused" | "denied" | "badRating";

/**
 * 二次办理: it has to be done again, one tier up; at the top tier with a fresh limit there. The enterprise has to be contacted anew
 * before the next close-out.
 */
export function rework(draft: Draft, cause: Cause, moment: Moment, reason?: TextRef): Draft {
  const { tier, reworks = 0 } = draft.issue;
  const atTop = tier >= topTier(moment.pack);
  const data = { cause, reworkNo: reworks + 1, ...(reason && { reason }) };
  const again = happen(draft, moment, { type: "issueReworked", data }, (after) => [
    ...(atTop ? anew(after, moment) : []),
    openDuty(after, contactWish(after, moment), moment),
  ]);
  return atTop ? again : climb(again, "rework", moment);
}

function anew(issue: Issue, moment: Moment) {
  return [
    ...closing(issue, "void", ["solve", "coordinate"]),
    openSolve(issue, issue.tier, undefined, moment),
    ...(issue.tier > 0 ? [openCoordinate(issue, issue.tier, moment)] : []),
  ];
}

/**
 * Whether the enterprise's dissatisfaction sends it back by itself (commands.md §6, dissatisfaction rule). What the law does not allow
 * does not loop for ever: a leader decides on it instead, and also once the reworks are used up.
 */
export function sendsBack({ round, reworks = 0 }: Issue, { pack }: Moment): boolean {
  return round?.outcome === "resolved" && reworks < valuesOf(pack).maxReworks;
}
