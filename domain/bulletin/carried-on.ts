import type { DataSet, Period } from "../../contract/bulletin-row.ts";
import { type Row, unmovedUntil } from "../statistics/row.ts";
import { dataSetOf } from "./bulletin.ts";

/**
 * A cumulative data set carried on to a later end: an issue that nothing was committed to since stands as it stood, except that it may have
 * become overdue. `touched` are the issues that something was committed to, `rows` theirs at the new end. The same as counting all again.
 */
export function carriedOn(base: DataSet, period: Period, touched: ReadonlySet<string>, rows: readonly Row[]): DataSet {
  const unmoved = base.rows.filter(({ issue }) => !touched.has(issue)).map((row) => unmovedUntil(row, period.end));
  return dataSetOf(period, [...unmoved, ...rows]);
}
