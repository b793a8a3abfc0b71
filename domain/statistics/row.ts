import type { BulletinRow } from "../../contract/bulletin-row.ts";
import type { Commit } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { evolve } from "../evolve.ts";
import { leadUnit } from "../policy.ts";
import { factsOf, type Facts } from "./facts.ts";

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
  const overdueFrom = overdueAfter(issue, facts);
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
    overdue: isOverdue(overdueFrom, end),
    ...(overdueFrom && { overdueFrom }),
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

/**
 * Overdue 超期 (commands.md §9): not closed, and the first `solve` (while it is open: its due instant, else what was promised)
 * has passed, unless it was held since before. The lamp on pages follows the same rule.
 */
function overdueAfter(issue: Issue, { firstSolve, suspended }: Facts): Instant | undefined {
  if (issue.status === "closed" || issue.status === "refused") return undefined;
  const due = issue.duties.find(({ id }) => id === firstSolve)?.dueAt ?? (suspended ? undefined : issue.promiseDueAt);
  const heldAt = issue.duties.find(({ kind }) => kind === "solve")?.heldAt;
  return due !== undefined && (heldAt === undefined || heldAt > due) ? due : undefined;
}
