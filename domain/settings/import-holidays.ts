import type { Calendar } from "../../contract/calendar.ts";
import type { Fault } from "../../contract/fault.ts";
import { HolidayFile } from "../../contract/holidays.ts";
import { fault } from "./fault.ts";
import { readIcs } from "./ics.ts";

export type Days = Pick<Calendar, "holidays" | "makeUpDays">;
export type Imported = { readonly days: Days } | { readonly faults: readonly Fault[] };

/** Holidays and make-up days from a file: JSON (two lists, or day by day) or iCalendar. What cannot be read changes nothing. */
export function importHolidays(text: string): Imported {
  const read = text.trimStart().startsWith("{") ? readJson(text) : readIcs(text);
  if ("faults" in read) return read;
  const { holidays, makeUpDays } = read.days;
  if (holidays.length + makeUpDays.length > 0)
    return { days: { holidays: sorted(holidays), makeUpDays: sorted(makeUpDays) } };
  return { faults: [fault("文件里没有任何日期", "there is no date in it")] };
}

function readJson(text: string): Imported {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: [fault("不是有效的 JSON", "it is not valid JSON")] };
  }
  const { data } = HolidayFile.safeParse(value);
  if (data === undefined) {
    const zh = "JSON 须有 holidays 和 makeUpDays 两个列表，或带 isOffDay 的 days 列表";
    return { faults: [fault(zh, "the JSON needs the lists holidays and makeUpDays, or a list days with isOffDay")] };
  }
  if ("holidays" in data) return { days: data };
  const named = (off: boolean) =>
    data.days.filter(({ isOffDay }) => isOffDay === off).map(({ date, name }) => ({ date, name }));
  return { days: { holidays: named(true), makeUpDays: named(false) } };
}

function sorted<T extends { readonly date: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
