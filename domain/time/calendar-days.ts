import type { Calendar } from "../../contract/calendar.ts";
import type { ExplainedDay } from "../../contract/limit.ts";
import { dateOf, dayNumber, weekdayOf } from "./day-number.ts";

/** A half-open stretch of working time, in minutes of the day; 24:00 is 1440. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

export interface CalendarDay {
  readonly open: boolean;
  readonly blocks: readonly Block[];
  /** How the day appears on a walk through working days. Handed out again and again: never changed. */
  readonly explained: ExplainedDay;
  /** The same for a walk through calendar days: it counts whatever it is, and its name explains a rolled end. */
  readonly counted: ExplainedDay;
}

export interface CalendarDays {
  day(number: number): CalendarDay;
  /** Minute at which business closes on a working day, or would close on a closed one. */
  closeMinute(number: number): number;
  readonly lastCovered: number;
}

/** Calendars are data that is never edited, so what is worked out from one is kept as long as it lives. */
const known = new WeakMap<Calendar, CalendarDays>();

/** The days of a calendar. Throws if no weekday is open: counting would never end (`checkCalendar` refuses such a calendar). */
export function calendarDays(calendar: Calendar): CalendarDays {
  const found = known.get(calendar);
  if (found) return found;
  const made = readCalendar(calendar);
  known.set(calendar, made);
  return made;
}

function readCalendar(calendar: Calendar): CalendarDays {
  const week = new Map<number, readonly Block[]>();
  for (let weekday = 1; weekday <= 7; weekday++) {
    week.set(
      weekday,
      (calendar.week[String(weekday)] ?? []).map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) })),
    );
  }
  const closes = [...week.values()].flatMap((blocks) => blocks.map(({ to }) => to));
  if (closes.length === 0) throw new Error(`calendar ${calendar.version} has no open time`);
  const monday = week.get(1) ?? [];
  const usualClose = monday.at(-1)?.to ?? Math.max(...closes);
  const holidays = new Map(calendar.holidays.map(({ date, name }) => [dayNumber(date), name]));
  const makeUps = new Map(calendar.makeUpDays.map(({ date, name }) => [dayNumber(date), name]));

  function read(number: number): Omit<CalendarDay, "counted"> {
    const date = dateOf(number);
    const holiday = holidays.get(number);
    if (holiday !== undefined) return { open: false, blocks: [], explained: { date, as: "holiday", name: holiday } };
    const makeUp = makeUps.get(number);
    if (makeUp !== undefined) return { open: true, blocks: monday, explained: { date, as: "makeUp", name: makeUp } };
    const blocks = week.get(weekdayOf(number)) ?? [];
    const open = blocks.length > 0;
    return { open, blocks, explained: { date, as: open ? "counted" : "weekend" } };
  }

  const days = new Map<number, CalendarDay>();
  function day(number: number): CalendarDay {
    const found = days.get(number);
    if (found) return found;
    const plain = read(number);
    const made: CalendarDay = { ...plain, counted: { ...plain.explained, as: "counted" } };
    days.set(number, made);
    return made;
  }
  return {
    day,
    closeMinute: (number) => day(number).blocks.at(-1)?.to ?? usualClose,
    lastCovered: dayNumber(calendar.coveredUntil),
  };
}

export function minuteOf(timeOfDay: string): number {
  const [hours = "", minutes = ""] = timeOfDay.split(":");
  return Number(hours) * 60 + Number(minutes);
}
