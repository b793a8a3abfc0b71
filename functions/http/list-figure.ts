import { issuesOfFigure } from "../../contract/figure.ts";
import { loadIssue } from "../../adapters/store/issues.ts";
import { atOnce } from "../runtime/at-once.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { mayReadRow, registerRow } from "../views/register-row.ts";
import { sheetOf } from "./bulletin-page.ts";

const PAGE = 50;
const WIDTH = 8;

/**
 * Exactly the issues a figure of the bulletin counts, as far as these seats may read them, page by page. A cursor is the issue the last
 * page ended with; if a preview no longer counts it, the list begins anew.
 */
export const listFigure: UseCase<"listFigure"> = async (call) => {
  const { params, query, store, caller, receivedAt, locale } = call;
  const { bulletin } = await sheetOf(params.period, call);
  const issues = issuesOfFigure(bulletin, query.figure);
  if (issues === undefined) throw new Refused("not-found", { field: "figure" });
  const { directory, calendar } = await call.settings();
  const reading = { now: receivedAt, locale, directory, calendar };
  const seats = caller.seats.map(({ seat }) => seat);
  const from = query.cursor === undefined ? 0 : issues.indexOf(query.cursor) + 1;
  const page = issues.slice(from, from + PAGE);
  const found = await atOnce(WIDTH, page, async (issue) => (await loadIssue(store, issue))?.row);
  const rows = found.filter((row) => row !== undefined).filter((row) => mayReadRow(row, seats));
  const next = from + PAGE < issues.length ? page.at(-1) : undefined;
  return {
    rows: rows.map((row) => registerRow(row, seats, reading)),
    total: issues.length,
    ...(next !== undefined && { next }),
  };
};
