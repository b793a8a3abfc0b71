import type { Issue } from "../../contract/issue.ts";
import type { Refusal } from "../context.ts";
import { inUse } from "../directory/in-use.ts";
import { dutyOf, valuesOf } from "../../contract/pack-values.ts";
import { lateness } from "../dates.ts";
import { happen, type Moment } from "../draft.ts";
import { openDuty, openOf } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { assignedSeats } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { dueInstant } from "../time/due.ts";

/** 异议退回: "this is not ours". The clock of the issue runs on while the office rules on it. */
export const objectToAssignment: Rule<"objectToAssignment"> = {
  seats: (issue, _, assignment) => assignedSeats(issue, ["head"], assignment),
  ready: (issue, moment, assignment) => fault(issue, assignment, moment),
  decide(draft, { assignment, reason, suggested }, moment) {
    if (suggested !== undefined && !inUse(moment.directory.units).some(({ id }) => id === suggested))
      return refuse("not-in-directory", "suggested", { unit: suggested });
    const data = { assignment, reason, ...(suggested !== undefined && { suggested }) };
    return happen(draft, moment, { type: "objectionRaised", data }, (after) => {
      const { limit } = dutyOf(moment.pack, "ruleObjection");
      const cap = openOf(after, "solve")?.dueAt;
      return [
        openDuty(after, { kind: "ruleObjection", asked: seatAt("office", after), limit, assignment, cap }, moment),
      ];
    });
  },
};

function fault(issue: Issue, assignment: string | undefined, moment: Moment): Refusal | undefined {
  const one = issue.assignments.find(({ id }) => id === assignment);
  if (one === undefined || one.state === "answered") return refuse("not-assigned", "assignment");
  if (issue.tier > 0) return refuse("wrong-tier", undefined, { tier: issue.tier });
  if (issue.objection) return refuse("objection-open", undefined, { request: issue.objection.request });
  const { pack, calendar, receivedAt } = moment;
  const { objectionWindow, maxDispatches } = valuesOf(pack);
  const from = one.assignedAt ?? issue.dispatchedAt ?? receivedAt;
  const until = dueInstant(from, objectionWindow, calendar, pack).dueAt;
  const heard = issue.ruledUnits?.includes(one.unit) === true;
  const used = one.role === "lead" && (issue.dispatchNo ?? 1) >= maxDispatches;
  const why = heard ? "heard" : used ? "used" : receivedAt > until ? "over" : undefined;
  if (why === undefined) return undefined;
  return refuse("objection-closed", undefined, { why, until, most: maxDispatches, ...lateness(receivedAt, until) });
}
