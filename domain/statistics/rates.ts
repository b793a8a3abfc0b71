import type { Period } from "../../contract/bulletin-row.ts";
import type { Figure } from "../../contract/figure.ts";
import { rate, within } from "./count.ts";
import type { Row } from "./row.ts";

/** Marks of 3 and more are satisfied (GB/T 39735-2020 has five levels). */
const SATISFIED = 3;

/** 办结率: promised for the period and closed at its end, of all that was promised for it. */
export function closeOutRate(key: string, rows: readonly Row[], period: Period): Figure {
  return rate(key, rows, promisedIn(period), ({ status }) => status === "closed");
}

/** 按时办结率: of all that was promised for the period, what was asked to be closed in time and then closed. */
export function onTimeRate(key: string, rows: readonly Row[], period: Period): Figure {
  return rate(key, rows, promisedIn(period), ({ onTime }) => onTime);
}

/** 及时签收率: of the signatures due in the period, by one unit or by all, those received in time. */
export function signedInTimeRate(key: string, rows: readonly Row[], period: Period, unit?: string): Figure {
  const due = rows.flatMap(({ issue, signs }) =>
    signs
      .filter((sign) => within(sign.dueAt, period) && (unit === undefined || sign.unit === unit))
      .map((sign) => ({ issue, inTime: sign.doneAt !== undefined && sign.doneAt <= sign.dueAt })),
  );
  const done = due.filter(({ inTime }) => inTime);
  const issuesOf = (signs: typeof due) => [...new Set(signs.map(({ issue }) => issue))];
  return { key, value: done.length, issues: issuesOf(done), of: due.length, ofIssues: issuesOf(due) };
}

/** 满意率: of the issues rated in the period, those marked 3 or better. Silence is in neither number. */
export function satisfactionRate(key: string, rows: readonly Row[], period: Period): Figure {
  return rate(
    key,
    rows,
    ({ rated }) => within(rated?.at, period),
    ({ rated }) => rated !== undefined && rated.level >= SATISFIED,
  );
}

/** 化解率: solved, of everything given; explained or terminated is closed, but not solved. */
export function resolutionRate(key: string, rows: readonly Row[]): Figure {
  return rate(
    key,
    rows,
    () => true,
    ({ outcome }) => outcome === "resolved",
  );
}

function promisedIn(period: Period) {
  return ({ promiseDueAt }: Row) => within(promiseDueAt, period);
}
