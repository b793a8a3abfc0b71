import type { DataSet, Period } from "../../contract/bulletin-row.ts";
import { isInHand } from "../statistics/count.ts";
import type { Row } from "../statistics/row.ts";
import { dataSetOf } from "./bulletin.ts";

/** Whose rows have to be counted anew when a data set is carried on: what was in hand at its end, and what was committed to since. */
export function toRecount({ rows }: DataSet, committedSince: readonly { readonly issue: string }[]): Set<string> {
  const inHand = rows.filter((row) => isInHand(row));
  return new Set([...inHand, ...committedSince].map(({ issue }) => issue));
}

/**
 * A cumulative data set carried on to a later end: an issue that was closed or refused, and that nothing was committed to since, stands as
 * it stood. `recounted` are the issues of `toRecount`, `rows` their rows at the new end. The same as counting everything again.
 */
export function carriedOn(
  base: DataSet,
  period: Period,
  recounted: ReadonlySet<string>,
  rows: readonly Row[],
): DataSet {
  return dataSetOf(period, [...base.rows.filter(({ issue }) => !recounted.has(issue)), ...rows]);
}
