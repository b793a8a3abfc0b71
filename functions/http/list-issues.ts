import type { UseCase } from "../runtime/call.ts";
import { registerRow } from "../views/register-row.ts";
import { registerRows, sortKey } from "./register.ts";

const PAGE = 50;

/** 台账, page by page. A cursor is where the last page ended, so that what moves meanwhile is neither repeated nor left out. */
export const listIssues: UseCase<"listIssues"> = async (call) => {
  const { cursor, ...filter } = call.query;
  const all = await registerRows(filter, call.caller, call);
  const after = cursor === undefined ? "" : Buffer.from(cursor, "base64url").toString();
  const left = all.filter((row) => sortKey(row, filter.sort) > after);
  const page = left.slice(0, PAGE);
  const last = page.at(-1);
  const { directory, calendar } = await call.settings();
  const reading = { now: call.receivedAt, locale: call.locale, directory, calendar };
  const seats = call.caller.seats.map(({ seat }) => seat);
  return {
    rows: page.map((row) => registerRow(row, seats, reading)),
    total: all.length,
    ...(left.length > PAGE && last && { next: Buffer.from(sortKey(last, filter.sort)).toString("base64url") }),
  };
};
