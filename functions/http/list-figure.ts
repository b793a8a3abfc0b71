import { issuesOfFigure } from "../../contract/figure.ts";
import { loadIssue } from "../../adapters/store/issues.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { mayReadRow, registerRow } from "../views/register-row.ts";
import { sheetOf } from "./bulletin-page.ts";

const AT_ONCE = 16;

/** Exactly the issues a figure of the bulletin counts, as far as these seats may read them. */
export const listFigure: UseCase<"listFigure"> = async (call) => {
  const { params, query, store, caller, receivedAt, locale } = call;
  const { bulletin } = await sheetOf(params.period, call);
  const issues = issuesOfFigure(bulletin, query.figure);
  if (issues === undefined) throw new Refused("not-found", { field: "figure" });
  const { directory, calendar } = await call.settings();
  const reading = { now: receivedAt, locale, directory, calendar };
  const seats = caller.seats.map(({ seat }) => seat);
  const rows: ReturnType<typeof registerRow>[] = [];
  for (let at = 0; at < issues.length; at += AT_ONCE) {
    const found = await Promise.all(issues.slice(at, at + AT_ONCE).map((issue) => loadIssue(store, issue)));
    for (const stored of found)
      if (stored !== undefined && mayReadRow(stored.row, seats)) rows.push(registerRow(stored.row, seats, reading));
  }
  return { rows };
};
