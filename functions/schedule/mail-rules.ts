import type { Calendar } from "../../contract/calendar.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { KnownAddress } from "../../adapters/store/addresses.ts";
import type { Delivery } from "../../adapters/store/notices.ts";
import { addDays, addSeconds, localDate, nextOpenInstant, startOfDay } from "../../domain/time/instants.ts";

/** An address that bounced is not written to for so long; then it is tried once more. */
const DEAD_SECONDS = 30 * 86_400;

export interface Sorted {
  readonly now: readonly Delivery[];
  /** So many mails about their issue went to this address today that they wait for tomorrow's, where they share one. */
  readonly tomorrow: readonly Delivery[];
  /** Given up, because the address is dead. */
  readonly never: readonly Delivery[];
}

/** What may go to this address now. Bulletins and reminders are not about an issue and know no most. */
export function sorted(
  group: readonly Delivery[],
  known: KnownAddress,
  at: Instant,
  zone: string,
  most: number,
): Sorted {
  if (known.dead !== undefined && known.dead.until > at) return { now: [], tomorrow: [], never: group };
  const today = mailsOf(known, at, zone);
  const full = ({ what }: Delivery) => "issue" in what && (today[what.issue] ?? 0) >= most;
  return { now: group.filter((one) => !full(one)), tomorrow: group.filter(full), never: [] };
}

/** The mails of the day with one more about each issue of the group. */
export function counted(
  group: readonly Delivery[],
  known: KnownAddress,
  at: Instant,
  zone: string,
): KnownAddress["sent"] {
  const today = mailsOf(known, at, zone);
  const issues = new Set(group.flatMap(({ what }) => ("issue" in what ? [what.issue] : [])));
  const more = [...issues].map((issue) => [issue, (today[issue] ?? 0) + 1]);
  return { day: localDate(at, zone), mails: { ...today, ...Object.fromEntries(more) } };
}

function mailsOf({ sent }: KnownAddress, at: Instant, zone: string): Readonly<Record<string, number>> {
  return sent?.day === localDate(at, zone) ? sent.mails : {};
}

/** When the county opens on a later day. */
export function nextMorning(at: Instant, calendar: Calendar): Instant {
  return nextOpenInstant(startOfDay(addDays(localDate(at, calendar.zone), 1), calendar.zone), calendar);
}

export function deadUntil(at: Instant): Instant {
  return addSeconds(at, DEAD_SECONDS);
}
