import chinaJson from "../../../domain/calendars/china-2026.json" with { type: "json" };
import henanJson from "../../../domain/packs/henan-13710.json" with { type: "json" };
import { Calendar } from "../../../contract/calendar.ts";
import type { Limit } from "../../../contract/limit.ts";
import { Pack } from "../../../contract/pack.ts";
import type { Instant, PlainDate } from "../../../contract/vocabulary.ts";

export const china: Calendar = Calendar.parse(chinaJson);
export const henan: Pack = Pack.parse(henanJson);

export const rolling = { rollToWorkingDay: true };

/** An instant by the clock on a wall in Baofeng, eight hours ahead of UTC all year. */
export function wall(text: string): Instant {
  return new Date(`${text.replace(" ", "T")}+08:00`).toISOString();
}

export function workingDays(amount: number): Limit {
  return { unit: "workingDay", amount };
}

export function calendarDays(amount: number): Limit {
  return { unit: "calendarDay", amount };
}

export function months(amount: number): Limit {
  return { unit: "calendarMonth", amount };
}

export function workingHours(amount: number): Limit & { unit: "workingHour" } {
  return { unit: "workingHour", amount };
}

export function onDate(date: PlainDate): Limit {
  return { unit: "date", date };
}
