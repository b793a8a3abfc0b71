import type * as z from "zod/mini";
import type { ListRow } from "../../contract/list-row.ts";
import type { RegisterFilter } from "../../contract/views/queries.ts";
import { readIssueId } from "../../adapters/ids.ts";
import { registerClosed, registerOpen } from "../../adapters/store/lists.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { addDays, localDate, startOfDay } from "../../domain/time/instants.ts";
import { isSettled } from "../../domain/wake.ts";
import type { Caller, Door } from "../runtime/call.ts";
import { lampOf, mayReadRow, seesRowIdentity } from "../views/register-row.ts";

export type Filter = z.infer<typeof RegisterFilter>;

/**
 * The rows of the register that fit and that these seats may read, in the order asked for. Open issues are read whole; closed ones by the
 * month of their close, all since the start of the programme if no month is given.
 */
export async function registerRows(filter: Filter, caller: Caller, door: Door): Promise<ListRow[]> {
  const seats = caller.seats.map(({ seat }) => seat);
  const rows = await read(filter, door);
  return rows
    .filter((row) => mayReadRow(row, seats) && fits(row, filter, door.receivedAt, seesRowIdentity(row, seats)))
    .toSorted((a, b) => compare(sortKey(a, filter.sort), sortKey(b, filter.sort)));
}

async function read({ status, month }: Filter, { store, receivedAt, settings }: Door): Promise<ListRow[]> {
  const wantsOpen = month === undefined && status !== "closed" && status !== "refused";
  const wantsClosed = status === undefined || status === "closed" || status === "refused";
  const { programmeStart, calendar } = await settings();
  const { zone } = calendar;
  const first = month === undefined ? startOfDay(programmeStart, zone) : startOfDay(`${month}-01`, zone);
  const after = month === undefined ? undefined : addDays(`${month}-01`, 31).slice(0, 7);
  const until =
    after === undefined ? startOfDay(addDays(localDate(receivedAt, zone), 1), zone) : startOfDay(`${after}-01`, zone);
  // One after the other: an issue that closes meanwhile is then in both lists, never in neither.
  const open = wantsOpen ? await registerOpen(store) : [];
  const closed = wantsClosed && first < until ? await registerClosed(store, first, until) : [];
  return [...new Map([...open, ...closed].map((row) => [row.issue, row])).values()];
}

function fits(row: ListRow, filter: Filter, now: Instant, known: boolean): boolean {
  const { status, kind, unit, level, tier, lamp } = filter;
  if (status === "open" ? isSettled(row) : status !== undefined && row.status !== status) return false;
  if (kind !== undefined && row.kind !== kind) return false;
  if (filter.class !== undefined && row.class !== filter.class) return false;
  if (level !== undefined && row.level !== level) return false;
  if (unit !== undefined && row.unit !== unit) return false;
  if (tier !== undefined && row.tier !== Number(tier)) return false;
  if (lamp !== undefined && (lampOf(row, now) ?? "normal") !== lamp) return false;
  return filter.search === undefined || found(row, filter.search.trim(), known);
}

/** Exactly a number, receipt or credit code, or how the enterprise's name or the subject begins; never by a name that is withheld. */
function found({ number, issue, creditCode, enterprise, subject }: ListRow, search: string, known: boolean): boolean {
  if (search === "") return true;
  return (
    [number, issue, known ? creditCode : issue].includes(search.toUpperCase()) ||
    issue === readIssueId(search) ||
    number === search ||
    (known && enterprise.startsWith(search)) ||
    subject.startsWith(search)
  );
}

/** Most urgent first unless asked otherwise; the id makes every key its own, so that pages neither repeat nor leave out. */
export function sortKey({ dueAt, submittedAt, number, issue, closedAt }: ListRow, sort: Filter["sort"]): string {
  switch (sort) {
    case "newest":
      return `${descending(submittedAt)}#${issue}`;
    case "number":
      return `${number ?? "~"}#${issue}`;
    default:
      return closedAt === undefined ? `0${dueAt ?? "~"}#${issue}` : `1${descending(closedAt)}#${issue}`;
  }
}

function descending(at: Instant): string {
  return String(9_999_999_999_999 - Date.parse(at)).padStart(13, "0");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
