import type { WorkRow } from "../../../contract/views/duty.ts";

export const GROUPS = ["today", "week", "later"] as const;
export type Group = (typeof GROUPS)[number];

const DAY = 86_400_000; // milliseconds

/** 今天 / 本周 / 以后, by days of the county and the server's clock; what is overdue is today's work. Weeks end on Sunday. */
export function groupOf(
  { dueAt, left, held }: Pick<WorkRow, "dueAt" | "left" | "held">,
  now: string,
  zone: string,
): Group {
  if (held) return "later";
  const today = dayNumber(now, zone);
  const due = dayNumber(dueAt, zone);
  if (left.over || due <= today) return "today";
  return due <= endOfWeek(today) ? "week" : "later";
}

/** Days since 1970-01-01 of the date that stands on the wall in the zone. */
function dayNumber(at: string, zone: string): number {
  const date = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(at));
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** 1970-01-01 was a Thursday, three days before a Sunday. */
function endOfWeek(day: number): number {
  return day + ((((3 - day) % 7) + 7) % 7);
}
