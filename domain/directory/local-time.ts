import { Instant } from "../../contract/vocabulary.ts";
import { dateOf, dayNumber } from "../time/day-number.ts";
import { epochOfWall, wallAt } from "../time/zone.ts";
import type { Cell } from "./cell.ts";

const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?)?$/;
const DAY = 86_400_000;
/** Day 0 of a spreadsheet's calendar, 30 December 1899; it counts from March 1900 on as we do. Source: ECMA-376 part 1, §18.17.4.1. */
const FIRST_DAY = dayNumber("1899-12-30");
const SERIALS = { least: 61, most: 100_000 };

/** A date or a time on the county's clock, as text or as the number of a spreadsheet; a date is the beginning of that day. */
export function readInstant({ text, number }: Cell, zone: string): Instant | undefined {
  if (number !== undefined) {
    if (number < SERIALS.least || number > SERIALS.most) return undefined;
    const wall = FIRST_DAY * DAY + Math.round(number * 86_400) * 1000;
    return new Date(epochOfWall(wall, zone)).toISOString();
  }
  const [, year, month = "", day = "", hour = "0", minute = "0", second = "0", milli = "0"] = WRITTEN.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const number0 = dayNumber(date);
  if (Number.isNaN(number0) || dateOf(number0) !== date) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(milli);
  const at = new Date(epochOfWall(number0 * DAY + time, zone)).toISOString();
  return Instant.safeParse(at).success ? at : undefined;
}

/** As `readInstant` reads it: to the minute, and further only where there is more. */
export function writeInstant(at: Instant, zone: string): string {
  const wall = new Date(wallAt(Date.parse(at), zone)).toISOString();
  const [date = "", time = ""] = wall.replace("Z", "").split("T");
  if (time === "00:00:00.000") return date;
  return `${date} ${time.endsWith(":00.000") ? time.slice(0, 5) : time}`;
}
