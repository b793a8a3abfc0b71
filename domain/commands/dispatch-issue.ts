import { clocksOf, limitFault, newAssignments, unitsFault, whomFault } from "../assigning.ts";
import { valuesOf } from "../../contract/pack-values.ts";
import type { Assignment, DutyEffect } from "../../contract/effect.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Limit } from "../../contract/limit.ts";
import { happen, type Moment } from "../draft.ts";
import { closing, contactWish, openAll, openSolve, type Wish } from "../open-duty.ts";
import { seatAt } from "../places.ts";
import { solveLimit } from "../policy.ts";
import { type Rule } from "../rule.ts";

/** 分办交办: to one lead unit and those that support it, with the limit of the class or one set on the spot. The clocks of tier 0 start. */
export const dispatchIssue: Rule<"dispatchIssue"> = {
  serves: "triage",
  seats: () => ["office"],
  decide(draft, { unit, person, supports = [], limit: onTheSpot }, moment) {
    const { issue } = draft;
    if (issue.class === undefined) throw new Error("a registered issue has a class");
    const limit = onTheSpot ?? solveLimit(moment.pack, 0, issue.class);
    const refusal =
      whomFault({ unit, person }, issue, moment) ?? unitsFault(supports, [unit], moment) ?? limitFault(limit, moment);
    if (refusal) return refusal;
    const assignments = newAssignments(issue, { unit, person }, supports);
    return happen(draft, moment, { type: "issueDispatched", data: { assignments, limit, dispatchNo: 1 } }, (after) => [
      ...closing(after, "done", ["triage"]),
      ...startClocks(after, assignments, limit, moment),
    ]);
  },
};

/** Everything a dispatch starts: the issue's own clock, the lead's, and those of the units in support. */
export function startClocks(
  issue: Issue,
  assignments: readonly Assignment[],
  limit: Limit,
  moment: Moment,
): DutyEffect[] {
  const solve = openSolve(issue, 0, limit, moment);
  const wishes = assignments.flatMap((one) => clocksOf(one, issue, solve.dueAt, moment));
  const [sign, ...others] = wishes;
  const lead = assignments.find(({ role }) => role === "lead");
  if (sign === undefined || lead === undefined) throw new Error("a dispatch has a lead");
  const report: Wish = {
    kind: "report",
    asked: seatAt("handler", { enterprise: issue.enterprise, unit: lead.unit }),
    limit: moment.pack.duties.report.limit,
    assignment: lead.id,
  };
  const asks = issue.identityHidden === true || valuesOf(moment.pack).contactOnDispatch;
  const contact = asks ? [contactWish(issue, moment)] : [];
  const [signing, reporting, ...rest] = openAll(issue, [sign, report, ...others, ...contact], moment);
  if (signing === undefined || reporting === undefined) throw new Error("a dispatch has a lead");
  return [signing, reporting, solve, ...rest];
}
