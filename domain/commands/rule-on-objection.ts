import type { CommandOf } from "../../contract/commands.ts";
import type { Issue } from "../../contract/issue.ts";
import { changeAssignments, limitFault, newAssignments, unitsFault, whomFault } from "../assigning.ts";
import type { Refusal } from "../context.ts";
import { type Draft, happen, type Moment } from "../draft.ts";
import { closing } from "../open-duty.ts";
import { leadOf, solveLimit } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { startClocks } from "./dispatch-issue.ts";

/** 异议裁定: rejected, everything stays; upheld, another unit has it with a fresh limit, or supports it. */
export const ruleOnObjection: Rule<"ruleOnObjection"> = {
  serves: "ruleObjection",
  seats: () => ["office"],
  ready: ({ objection }) => (objection ? undefined : refuse("no-such-request")),
  decide(draft, command, moment) {
    const { objection } = draft.issue;
    const { request, upheld, opinion, unit } = command;
    if (objection?.request !== request) return refuse("no-such-request", "request", { request });
    const { assignment } = objection;
    const isLead = leadOf(draft.issue)?.id === assignment;
    if (upheld && isLead && unit === undefined) return refuse("new-lead-missing", "unit");
    const data = { assignment, upheld, cause: "person" as const, ...(opinion && { opinion }) };
    const ruled = happen(draft, moment, { type: "objectionRuled", data }, (after) =>
      closing(after, "done", ["ruleObjection"]),
    );
    if (!upheld) return ruled;
    if (isLead && unit !== undefined) return dispatchAgain(ruled, { ...command, unit }, moment);
    return changeAssignments(ruled, { ended: [assignment], ...(unit !== undefined && { supports: [unit] }) }, moment);
  },
};

type Upheld = CommandOf<"ruleOnObjection"> & { unit: string };

function dispatchAgain(draft: Draft, { unit, person, limit: onTheSpot }: Upheld, moment: Moment): Draft | Refusal {
  const { issue } = draft;
  if (issue.class === undefined) throw new Error("a dispatched issue has a class");
  const limit = onTheSpot ?? solveLimit(moment.pack, 0, issue.class);
  const refusal =
    whomFault({ unit, person }, issue, moment) ??
    unitsFault([unit], unitsOf(issue), moment) ??
    limitFault(limit, moment);
  if (refusal) return refusal;
  const assignments = newAssignments(issue, { unit, person }, []);
  const data = { assignments, limit, dispatchNo: (issue.dispatchNo ?? 1) + 1 };
  const old = leadOf(issue)?.id;
  return happen(draft, moment, { type: "issueDispatched", data }, (after) => [
    ...closing({ duties: after.duties.filter(({ assignment }) => assignment === old) }, "void", [
      "solve",
      "report",
      "sign",
    ]),
    ...closing(after, "lapsed", ["decideExtension", "decideSuspension", "contact"]),
    ...startClocks(after, assignments, limit, moment),
  ]);
}

/** The units that keep their part, and the one that is rid of it: none of them is the new lead. */
function unitsOf({ assignments }: Issue): string[] {
  return assignments.filter(({ state }) => state !== "ended").map(({ unit }) => unit);
}
