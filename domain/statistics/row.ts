import type { BulletinRow } from "../../contract/bulletin-row.ts";
import type { Commit } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { evolve } from "../evolve.ts";
import { leadUnit } from "../policy.ts";
import { overdueFrom } from "../promise.ts";
import { factsOf } from "./facts.ts";

export type Row = BulletinRow;

/**
 * An issue as it stood at the end of a period: its commits with `at < end`, evolved (commands.md §9). Undefined for an issue
 * that was not registered by then: it counts nowhere. Takes all commits of the issue, oldest first.
 */
export function rowAt(commits: readonly Commit[], end: Instant): Row | undefined {
  const past = commits.filter(({ at }) => at < end);
  const issue = past.reduce<Issue | undefined>(evolve, undefined);
  if (issue === undefined) return undefined;
  const { number, kind, level, registeredAt } = issue;
  if (issue.class === undefined || number === undefined || kind === undefined) return undefined;
  if (level === undefined || registeredAt === undefined) return undefined;
  const facts = factsOf(past);
  const unit = leadUnit(issue);
  const from = overdueFrom(issue);
  return {
    issue: issue.id,
    version: issue.version,
    number,
    source: issue.source,
    kind,
    class: issue.class,
    level,
    ...(unit !== undefined && { unit }),
    tier: issue.tier,
    status: issue.status,
    registeredAt,
    ...(issue.promiseDueAt && !facts.suspended && { promiseDueAt: issue.promiseDueAt }),
    ...(issue.closedAt && { endedAt: issue.closedAt }),
    ...(issue.outcome && { outcome: issue.outcome }),
    onTime: issue.status === "closed" && facts.lastRoundInTime,
    overdue: isOverdue(from, end),
    ...(from && { overdueFrom: from }),
    ...(facts.rated && { rated: facts.rated }),
    ...(facts.lapsedAt && { lapsedAt: facts.lapsedAt }),
    signs: facts.signs.map(({ assignment, dueAt, doneAt }) => ({
      unit: issue.assignments.find(({ id }) => id === assignment)?.unit ?? "",
      dueAt,
      ...(doneAt && { doneAt }),
    })),
    escalations: facts.escalations,
    lateRungs: facts.lateRungs,
    ...(facts.reopenings.length > 0 && { reopenings: facts.reopenings }),
    ...(facts.reworks.length > 0 && { reworks: facts.reworks }),
  };
}

/** An issue that nothing was committed to since its row was counted, at a later end. */
export function unmovedUntil(row: Row, end: Instant): Row {
  return { ...row, overdue: isOverdue(row.overdueFrom, end) };
}

function isOverdue(from: Instant | undefined, end: Instant): boolean {
  return from !== undefined && from < end;
}
