import type { Calendar } from "../../contract/calendar.ts";
import type { Directory } from "../../contract/directory.ts";
import type { DutyRow } from "../../contract/list-row.ts";
import type { Locale } from "../../contract/problems.ts";
import type { DutyView } from "../../contract/views/duty.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { takenBy } from "../../domain/taken-by.ts";
import { timeLeft } from "../../domain/time/measure.ts";
import { seatView } from "./names.ts";

/** What every page needs to say times and names: the settings in force, the reader's language, the instant of the request. */
export interface Reading {
  readonly now: Instant;
  readonly locale: Locale;
  readonly directory: Directory;
  readonly calendar: Calendar;
}

type Shown = Pick<
  DutyRow,
  "kind" | "seat" | "openedAt" | "dueAt" | "provisional" | "limit" | "slip" | "heldAt" | "why"
> & { readonly duty: string };

/** A duty as people read it. A held clock stands: its time left is that of the moment it was stopped. */
export function dutyView(row: Shown, { now, locale, directory, calendar }: Reading): DutyView {
  const { duty, kind, seat, openedAt, dueAt, provisional, limit, slip, heldAt, why } = row;
  return {
    duty,
    kind,
    holder: seatView(seat, now, directory, locale),
    openedAt,
    dueAt,
    provisional,
    limit,
    left: timeLeft(heldAt ?? now, dueAt, limit, calendar),
    ...(slip && { lamp: slip }),
    held: heldAt !== undefined,
    why,
  };
}

/** Who takes a duty in the place of its seat. */
export function takenView(
  { fallsTo, nobody }: ReturnType<typeof takenBy>,
  { now, locale, directory }: Reading,
): Pick<DutyView, "fallsTo" | "nobody"> {
  return { ...(fallsTo && { fallsTo: seatView(fallsTo, now, directory, locale) }), ...(nobody && { nobody }) };
}
