import { Temporal } from "temporal-polyfill";

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** One field of a cron expression: which whole numbers it means. */
function numbers(field: string, least: number, most: number, names: string[] = []): number[] {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [range = "*", step = "1"] = part.split("/");
    const [from = "*", to] = range.split("-");
    const all = from === "*" || from === "?";
    const first = all ? least : number(from, names, least);
    const last = to !== undefined ? number(to, names, least) : all || part.includes("/") ? most : first;
    if (!(first >= least && last <= most && first <= last && Number(step) > 0))
      throw new Error(`The cron field ${field} is not understood`);
    for (let value = first; value <= last; value += Number(step)) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

function number(text: string, names: string[], base: number): number {
  const index = names.indexOf(text.toUpperCase());
  return index >= 0 ? index + base : Number(text);
}

function dayOfMonth(field: string): (date: Temporal.PlainDate) => boolean {
  if (field === "L") return (date) => date.day === date.daysInMonth;
  const set = new Set(numbers(field, 1, 31));
  return (date) => set.has(date.day);
}

/** Days of the week as EventBridge counts them: 1 is Sunday. `2L` is the last Monday, `2#1` the first. */
function dayOfWeek(field: string): (date: Temporal.PlainDate) => boolean {
  const is = (date: Temporal.PlainDate, day: number): boolean => (date.dayOfWeek % 7) + 1 === day;
  const last = /^(\w+)L$/.exec(field)?.[1];
  if (last) return (date) => is(date, number(last, days, 1)) && date.day + 7 > date.daysInMonth;
  const nth = /^(\w+)#(\d)$/.exec(field);
  if (nth) return (date) => is(date, number(nth[1] ?? "", days, 1)) && Math.ceil(date.day / 7) === Number(nth[2]);
  const set = new Set(numbers(field, 1, 7, days));
  return (date) => set.has((date.dayOfWeek % 7) + 1);
}

/**
 * Reads a cron expression of EventBridge Scheduler: minutes hours day-of-month month day-of-week year.
 * Source: EventBridge Scheduler user guide, "Cron-based schedules".
 * @returns the first instant (epoch milliseconds) after the given one, undefined if there is none in six years
 */
export function cron(expression: string, zone: string): (after: number) => number | undefined {
  const [minute = "", hour = "", day = "", month = "", weekday = "", year = ""] = expression.trim().split(/\s+/);
  const minutes = numbers(minute, 0, 59);
  const hours = numbers(hour, 0, 23);
  const onDay = dayOfMonth(day);
  const onWeekday = dayOfWeek(weekday);
  const inMonth = new Set(numbers(month, 1, 12, months));
  const inYear = new Set(numbers(year, 1970, 2199));
  const matches = (date: Temporal.PlainDate): boolean =>
    inYear.has(date.year) && inMonth.has(date.month) && onDay(date) && onWeekday(date);
  return (after) => {
    let date = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(zone).toPlainDate();
    for (let tried = 0; tried < 6 * 366; tried++, date = date.add({ days: 1 })) {
      if (!matches(date)) continue;
      for (const hour of hours)
        for (const minute of minutes) {
          const time = date.toPlainDateTime({ hour, minute }).toZonedDateTime(zone).epochMilliseconds;
          if (time > after) return time;
        }
    }
    return undefined;
  };
}
