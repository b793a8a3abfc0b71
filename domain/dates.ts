import type { Limit } from "../contract/limit.ts";
import type { Instant } from "../contract/vocabulary.ts";
import type { Scene } from "./draft.ts";
import { type Due, dueInstant } from "./time/due.ts";
import { localDate } from "./time/instants.ts";

/** When a limit that starts now ends. */
export function dueFromNow(limit: Limit, { at, calendar, pack }: Scene): Due {
  return dueInstant(at, limit, calendar, pack);
}

/** The limit is over before it starts: also a date of last Sunday, though it would roll to a working day that is not over. */
export function isOver(limit: Limit, { dueAt }: Due, { receivedAt, calendar }: Scene): boolean {
  return dueAt <= receivedAt || (limit.unit === "date" && limit.date < localDate(receivedAt, calendar.zone));
}

/** The facts of coming too late: when it came, and by how many seconds. */
export function lateness(receivedAt: Instant, until: Instant): { readonly receivedAt: Instant; readonly late: number } {
  return { receivedAt, late: Math.ceil((Date.parse(receivedAt) - Date.parse(until)) / 1000) };
}
