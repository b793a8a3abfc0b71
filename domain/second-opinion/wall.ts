import type { Instant, PlainDate } from "../../contract/vocabulary.ts";
import { nextDate, previousDate } from "./civil.ts";

/** What a clock on the wall of a zone shows. */
export interface Wall {
  readonly date: PlainDate;
  /** Whole minutes since midnight. */
  readonly minute: number;
  /** Milliseconds of the minute that has begun: no zone shifts by parts of a minute. */
  readonly rest: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Asks the runtime what the clock shows, and reads it off. */
export function wallOf(at: Instant, zone: string): Wall {
  const epoch = Date.parse(at);
  const shown = SHOWN.exec(formatOf(zone).format(epoch));
  if (shown === null) throw new Error(`a clock that shows nothing at ${at}`);
  const [, month, day, year, hour, minute] = shown;
  return { date: [year, month, day].join("-"), minute: Number(hour) * 60 + Number(minute), rest: epoch % 60_000 };
}
/** `11/23/2026, 09:05`: in one piece it takes a third of the time that its parts take. */
const SHOWN = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d)$/;

/** The instant at which the clock shows this (minute 1440: the end of the date), found by trying: guess, look at the clock, correct. */
export function instantOf({ date, minute, rest }: Wall, zone: string): Instant {
  let epoch = Date.parse(`${date}T00:00:00.000Z`) + minute * 60_000 + rest;
  for (let attempt = 0; attempt < 4; attempt++) {
    const at = new Date(epoch).toISOString();
    const shown = wallOf(at, zone);
    const ahead = daysAhead(shown.date, date) * 1440 + shown.minute - minute;
    if (ahead === 0) return at;
    epoch -= ahead * 60_000;
  }
  return new Date(epoch).toISOString();
}

function daysAhead(shown: PlainDate, wanted: PlainDate): number {
  if (shown === wanted) return 0;
  if (shown === nextDate(wanted)) return 1;
  if (shown === previousDate(wanted)) return -1;
  throw new Error(`a clock that is days off: ${shown} for ${wanted}`);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, made);
  return made;
}
