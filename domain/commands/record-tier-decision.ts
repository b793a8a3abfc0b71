import type { PlainDate } from "../../contract/vocabulary.ts";
import { changeAssignments } from "../assigning.ts";
import type { Refusal } from "../context.ts";
import { dueFromNow, isOver } from "../dates.ts";
import { type Draft, happen, type Moment } from "../draft.ts";
import { moveDuty } from "../move-duty.ts";
import { closing, openOf } from "../open-duty.ts";
import { tierHolder } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import type { Due } from "../time/due.ts";

/** 调度决定: what the leader or the meeting decided, once with a new date for the unit (T6). */
export const recordTierDecision: Rule<"recordTierDecision"> = {
  serves: "coordinate",
  byTier: true,
  seats: (issue, { pack }) => tierHolder(pack, issue),
  ready: ({ tier }) => (tier === 0 ? refuse("wrong-tier", undefined, { tier }) : undefined),
  decide(draft, { text, newDue, change }, moment) {
    const due = newDue === undefined ? undefined : newDate(draft, newDue, moment);
    if (due && "refusal" in due) return due;
    const data = { text, ...(due && { newDue: due.dueAt }) };
    const decided = happen(draft, moment, { type: "tierDecisionRecorded", data }, (after) => {
      const solve = openOf(after, "solve");
      return [
        ...closing(after, "done", ["coordinate"]),
        ...(due && solve ? [moveDuty(solve, after, due, moment)] : []),
      ];
    });
    return change === undefined ? decided : changeAssignments(decided, change, moment);
  },
};

function newDate({ issue }: Draft, date: PlainDate, moment: Moment): Due | Refusal {
  const { pack } = moment;
  const limit = { unit: "date" as const, date };
  const due = dueFromNow(limit, moment);
  const latest = dueFromNow(pack.limitMax, moment).dueAt;
  if (isOver(limit, due, moment)) return refuse("limit-past", "newDue", { dueAt: due.dueAt });
  if (issue.tierMoves >= pack.maxTierMoves) return refuse("moves-used", "newDue", { most: pack.maxTierMoves });
  return due.dueAt > latest ? refuse("limit-too-long", "newDue", { dueAt: due.dueAt, latest }) : due;
}
