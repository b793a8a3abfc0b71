import type { CommandOf } from "../../contract/commands.ts";
import type { DutyEffect } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Limit } from "../../contract/limit.ts";
import type { Refusal } from "../context.ts";
import { dueFromNow, isOver } from "../dates.ts";
import { happen, type Moment } from "../draft.ts";
import { closing, openDuty, openSolve } from "../open-duty.ts";
import { isUnitSeat, placeOf, seatAt } from "../places.ts";
import { solveLimit } from "../policy.ts";
import { type Rule, refuse } from "../rule.ts";
import { seatsOf } from "../seats.ts";
import { interested } from "../separation.ts";

/** 分办交办: to one lead unit, with the limit of the class or one set on the spot. The clocks of tier 0 start. */
export const dispatchIssue: Rule<"dispatchIssue"> = {
  serves: "triage",
  seats: () => ["office"],
  decide(draft, command, moment) {
    const { issue } = draft;
    if (issue.class === undefined) throw new Error("a registered issue has a class");
    const limit = command.limit ?? solveLimit(moment.pack, 0, issue.class);
    const refusal = whomFault(command, issue, moment) ?? limitFault(limit, moment);
    if (refusal) return refusal;
    const { unit, person } = command;
    const id = `a${issue.assignments.length + 1}`;
    const assignments = [{ id, unit, role: "lead" as const, ...(person && { person }) }];
    return happen(draft, moment, { type: "issueDispatched", data: { assignments, limit, dispatchNo: 1 } }, (after) => [
      ...closing(after, "done", ["triage"]),
      ...clocks(after, id, unit, limit, moment),
    ]);
  },
};

function whomFault({ unit, person }: CommandOf<"dispatchIssue">, issue: Issue, moment: Moment): Refusal | undefined {
  const { directory, at } = moment;
  if (!directory.units.some(({ id }) => id === unit)) return refuse("not-in-directory", "unit", { unit });
  if (person === undefined) return undefined;
  const member = seatsOf(person, at, directory).some(({ seat }) => isUnitSeat(seat) && placeOf(seat) === unit);
  if (!member) return refuse("not-in-directory", "person", { person, unit });
  return interested([person], issue.enterprise, moment) ? refuse("interest", "person", { person }) : undefined;
}

function limitFault(limit: Limit, moment: Moment): Refusal | undefined {
  const due = dueFromNow(limit, moment);
  const latest = dueFromNow(moment.pack.limitMax, moment).dueAt;
  if (isOver(limit, due, moment)) return refuse("limit-past", "limit", { dueAt: due.dueAt });
  return due.dueAt > latest ? refuse("limit-too-long", "limit", { dueAt: due.dueAt, latest }) : undefined;
}

function clocks(issue: Issue, assignment: string, unit: string, limit: Limit, moment: Moment): DutyEffect[] {
  const { sign, report } = moment.pack.duties;
  const asked = seatAt("handler", { enterprise: issue.enterprise, unit });
  return [
    openDuty(issue, { kind: "sign", asked, limit: sign.limit, assignment }, moment),
    openDuty(issue, { kind: "report", asked, limit: report.limit, assignment }, moment),
    openSolve(issue, 0, limit, moment),
  ];
}
