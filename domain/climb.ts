import type { TextRef } from "../contract/effect.ts";
import { type Draft, happen, type Moment } from "./draft.ts";
import { closing, openCoordinate, openSolve } from "./open-duty.ts";
import { topTier } from "./policy.ts";

/** One tier up, with fresh limits from now: an outage never costs more than one tier (T4). What was asked for below lapses. */
export function climb(draft: Draft, cause: "due" | "manual" | "rework", moment: Moment, reason?: TextRef): Draft {
  const from = draft.issue.tier;
  const to = from + 1;
  if (to > topTier(moment.pack)) throw new Error(`pack ${moment.pack.id} has no tier ${to}`);
  const data = { from, to, cause, ...(reason && { reason }) };
  return happen(draft, moment, { type: "issueEscalated", data }, (after) => [
    ...closing(after, "lapsed", ["solve", "coordinate", "ruleObjection", "decideExtension", "decideSuspension"]),
    openSolve(after, to, undefined, moment),
    openCoordinate(after, to, moment),
  ]);
}
