import type { Period } from "../../contract/bulletin-row.ts";
import type { Figure } from "../../contract/figure.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { Row } from "./row.ts";

export function within(at: Instant | undefined, { start, end }: Period): boolean {
  return at !== undefined && start <= at && at < end;
}

/** 新增: registered in the period. */
export function isNew(row: Row, period: Period): boolean {
  return within(row.registeredAt, period);
}

/** 上期结转: registered and open at the start of the period. */
export function isCarried(row: Row, { start }: Period): boolean {
  return row.registeredAt < start && !wasClosed(row, start);
}

/** 重新办理: closed when the period began, and reopened in it. */
export function isReopened(row: Row, period: Period): boolean {
  const { registeredAt, reopenings = [] } = row;
  return registeredAt < period.start && wasClosed(row, period.start) && reopenings.some(({ at }) => within(at, period));
}

/** The state just before an instant: what was closed and reopened before it was open. */
function wasClosed({ endedAt, reopenings = [] }: Row, start: Instant): boolean {
  if (endedAt !== undefined && endedAt < start) return true;
  return reopenings.some(({ closedAt, at }) => closedAt < start && at >= start);
}

/** 合计: carried over, new and reopened. */
export function isInTotal(row: Row, period: Period): boolean {
  return isNew(row, period) || isCarried(row, period) || isReopened(row, period);
}

/** 挂账: in hand, and planned for later. */
export function isPlanned({ status }: Row): boolean {
  return status === "suspended";
}

export function isInHand({ status }: Row): boolean {
  return status !== "closed" && status !== "refused";
}

/** Whether any figure of the period looks at the issue: such rows make up its data set. */
export function concerns(row: Row, period: Period): boolean {
  const instants = [
    row.promiseDueAt,
    row.rated?.at,
    row.lapsedAt,
    ...row.signs.map(({ dueAt }) => dueAt),
    ...row.escalations.map(({ at }) => at),
    ...row.lateRungs,
    ...(row.reworks ?? []),
  ];
  return isInTotal(row, period) || instants.some((at) => within(at, period));
}

type Test = (row: Row) => boolean;

/** How many rows pass, and which. */
export function count(key: string, rows: readonly Row[], test: Test = () => true): Figure {
  const issues = rows.filter((row) => test(row)).map(({ issue }) => issue);
  return { key, value: issues.length, issues };
}

/** Of the rows that count at all, those that pass. */
export function rate(key: string, rows: readonly Row[], counts: Test, passes: Test): Figure {
  const all = rows.filter((row) => counts(row));
  const { issues: ofIssues } = count(key, all);
  return { ...count(key, all, passes), of: ofIssues.length, ofIssues };
}
