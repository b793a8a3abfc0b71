import type { ListRow } from "../../contract/list-row.ts";
import type { RegisterRow } from "../../contract/views/issue.ts";
import type { Instant, Seat } from "../../contract/vocabulary.ts";
import { mayRead } from "../../domain/may-read.ts";
import { kindOf } from "../../domain/places.ts";
import { seesIdentity } from "../../domain/sees-identity.ts";
import { timeLeft } from "../../domain/time/measure.ts";
import type { Reading } from "./duty-view.ts";
import { personName, unitName } from "./names.ts";
import { withheldRow } from "./withheld.ts";

/** A row of the register in words and as of now; what was stored for finding it stays behind. */
export function registerRow(row: ListRow, seats: readonly Seat[], reading: Reading): RegisterRow {
  const { now, directory, calendar, locale } = reading;
  const sees = seesRowIdentity(row, seats);
  const {
    units: _,
    dueLimit,
    heldAt,
    promiseDueAt: __,
    overdueFrom: ___,
    unit,
    person,
    rating,
    ...shown
  } = sees ? row : withheldRow(row, locale);
  const { dueAt } = row;
  const lamp = lampOf(row, now);
  return {
    ...shown,
    ...(lamp && { lamp }),
    ...(unit !== undefined && { unit: unitName(unit, directory) }),
    ...(person !== undefined && { person: personName(person, directory) }),
    ...(rating !== undefined && seesRating(row, seats) && { rating }),
    ...(dueAt !== undefined && dueLimit && { left: timeLeft(heldAt ?? now, dueAt, dueLimit, calendar) }),
  };
}

/**
 * Red is what the bulletin counts as overdue, at whatever tier it is by now (commands.md §9), and what is past due while its rung waits
 * for the firing grace; otherwise the worst slip.
 */
export function lampOf(
  {
    lamp,
    dueAt,
    heldAt,
    overdueFrom,
    closedAt,
  }: Pick<ListRow, "lamp" | "dueAt" | "heldAt" | "overdueFrom" | "closedAt">,
  now: Instant,
): ListRow["lamp"] {
  const running = heldAt === undefined ? dueAt : undefined;
  const overdue = closedAt === undefined && [overdueFrom, running].some((at) => at !== undefined && now > at);
  return overdue ? "red" : lamp;
}

/** Whether these seats may know whose it is. */
export function seesRowIdentity({ creditCode, identityHidden }: ListRow, seats: readonly Seat[]): boolean {
  return seesIdentity({ enterprise: creditCode, identityHidden }, seats);
}

export function mayReadRow({ creditCode, units }: Pick<ListRow, "creditCode" | "units">, seats: readonly Seat[]) {
  return mayRead({ enterprise: creditCode, assignments: units.map((unit) => ({ unit })) }, seats);
}

/** The unit does not see the mark before the issue is closed: nobody shall be talked into another one. */
export function seesRating(row: Pick<ListRow, "status" | "creditCode" | "units">, seats: readonly Seat[]): boolean {
  const others = seats.filter((seat) => !["handler", "head"].includes(kindOf(seat)));
  return row.status === "closed" || mayReadRow(row, others);
}
