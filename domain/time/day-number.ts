import type { PlainDate } from "../../contract/vocabulary.ts";

/** Days since 1970-01-01. A day is a plain date here, so a day number never meets a zone. */
const DAY = 86_400_000;

export function dayNumber(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function dateOf(day: number): PlainDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day of a later month, or the last day of that month if it has no such day. */
export function addMonths(day: number, months: number): number {
  const start = new Date(day * DAY);
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), lastOfMonth)) / DAY;
}
