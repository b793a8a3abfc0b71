import type { Calendar } from "../../contract/calendar.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import type { Mailed } from "../../adapters/mail.ts";
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

/** What may go to this address now. Bulletins and reminders are not about an issue and know no most; what was attempted was counted then. */
export function sorted(
  group: readonly Delivery[],
  known: KnownAddress,
  at: Instant,
  zone: string,
  most: number,
): Sorted {
  if (known.dead !== undefined && known.dead.until > at) return { now: [], tomorrow: [], never: group };
  const today = mailsOf(known, at, zone);
  const full = ({ what, mail }: Delivery) => "issue" in what && mail === undefined && (today[what.issue] ?? 0) >= most;
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

/** The pause before the next attempt doubles: 2, 4, 8, 16 minutes, then every half an hour, so that every hour knows how long it waits. */
const FIRST_PAUSE = 120;
const LONGEST_PAUSE = 1800;
/** Longer than any holiday on which nobody looks after a mail server. */
const GIVE_UP_SECONDS = 14 * 86_400;

export const retryAt = (at: Instant): Instant => addSeconds(at, FIRST_PAUSE);

/** Seconds that it might have been gone. */
export function waited({ since, notBefore }: Delivery, at: Instant): number {
  return Math.max(0, (Date.parse(at) - Date.parse(since ?? notBefore)) / 1000);
}

/** What the address or the mail itself is at fault for ends at once; what may pass is tried again for a fortnight. */
export function outcomeOf(mailed: Mailed, begun: Delivery, at: Instant) {
  if (mailed.sent) return { state: "sent" } as const;
  const { fault, why } = mailed;
  const passes = fault === "passing" || fault === "server";
  if (!passes || waited(begun, at) >= GIVE_UP_SECONDS) return { state: "failed", why } as const;
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (begun.attempts - 1));
  return { state: "waiting", why, notBefore: addSeconds(at, pause) } as const;
}
