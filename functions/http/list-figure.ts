import { issuesOfFigure } from "../../contract/figure.ts";
import { loadIssue } from "../../adapters/store/issues.ts";
import { startOfDay } from "../../domain/time/instants.ts";
import { atOnce } from "../runtime/at-once.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { mayReadRow, registerRow } from "../views/register-row.ts";
import { registerSince } from "../schedule/gather-data-set.ts";
import { sheetOf } from "./bulletin-page.ts";

const WIDTH = 8;

/** Exactly the issues a figure of the bulletin counts, as far as these seats may read them. */
export const listFigure: UseCase<"listFigure"> = async (call) => {
  const { params, query, store, caller, receivedAt, locale } = call;
  const { bulletin } = await sheetOf(params.period, call);
  const issues = issuesOfFigure(bulletin, query.figure);
  if (issues === undefined) throw new Refused("not-found", { field: "figure" });
  const { directory, calendar, programmeStart } = await call.settings();
  const reading = { now: receivedAt, locale, directory, calendar };
  const seats = caller.seats.map(({ seat }) => seat);
  const register = await registerSince(store, startOfDay(programmeStart, calendar.zone), receivedAt);
  // An index may lag behind an issue that has just moved in it.
  const found = await atOnce(WIDTH, issues, async (id) => register.get(id) ?? (await loadIssue(store, id))?.row);
  const rows = found.filter((row) => row !== undefined).filter((row) => mayReadRow(row, seats));
  return { rows: rows.map((row) => registerRow(row, seats, reading)) };
};
