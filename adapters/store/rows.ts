import type { Duty, Issue } from "../../contract/issue.ts";
import type { DutyRow, ListRow, RowNames } from "../../contract/list-row.ts";
import { SLIPS } from "../../contract/vocabulary.ts";
import { leadOf } from "../../domain/policy.ts";
import { overdueFrom } from "../../domain/promise.ts";

/** What lists show of an issue, made anew at every commit. Holds nothing that a mere note would change. */
export function listRow(issue: Issue, { subject, enterprise, township, chain }: RowNames): ListRow {
  const lead = leadOf(issue);
  const urgent = mostUrgent(issue);
  return {
    issue: issue.id,
    subject,
    enterprise,
    creditCode: issue.enterprise,
    township,
    chain,
    number: issue.number,
    status: issue.status,
    source: issue.source,
    kind: issue.kind,
    class: issue.class,
    level: issue.level,
    requestType: issue.requestType,
    unit: lead?.unit,
    person: lead?.person,
    units: [...new Set(issue.assignments.map(({ unit }) => unit))],
    tier: issue.tier,
    submittedAt: issue.submittedAt,
    registeredAt: issue.registeredAt,
    dispatchedAt: issue.dispatchedAt,
    signedAt: lead?.signedAt,
    dueAt: urgent?.dueAt,
    dueLimit: urgent?.limit,
    provisional: urgent?.provisional,
    heldAt: urgent?.heldAt,
    promiseDueAt: issue.promiseDueAt,
    overdueFrom: overdueFrom(issue),
    lamp: SLIPS.findLast((slip) => issue.duties.some((duty) => duty.slip === slip)),
    outcome: issue.outcome,
    rating: issue.rating,
    identityHidden: issue.identityHidden,
    closedAt: issue.closedAt,
  };
}

/** The clock of the issue; of a suspended one, the date until which it is. */
function mostUrgent({ status, duties }: Issue): Duty | undefined {
  if (status === "suspended") return duties.find(({ kind }) => kind === "suspension");
  return duties.find(({ kind }) => kind === "solve") ?? duties.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/** The work-list rows of an issue's open duties: one for the holder and for each seat it was raised from. */
export function dutyRows(issue: Issue, row: ListRow): DutyRow[] {
  const { number, subject, enterprise, identityHidden, status, tier } = row;
  const listed = issue.duties.flatMap((duty) =>
    [...new Set([duty.seat, ...duty.raisedFrom])].map((list) => ({ duty, list })),
  );
  return listed.map(({ duty, list }) => ({
    duty: duty.id,
    kind: duty.kind,
    seat: duty.seat,
    list,
    assignment: duty.assignment,
    step: duty.step,
    openedAt: duty.openedAt,
    limit: duty.limit,
    dueAt: duty.dueAt,
    provisional: duty.provisional,
    why: duty.why,
    slip: duty.slip,
    heldAt: duty.heldAt,
    issue: issue.id,
    number,
    subject,
    enterprise,
    identityHidden,
    status,
    tier,
  }));
}
