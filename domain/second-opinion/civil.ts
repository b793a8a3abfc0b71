import type { PlainDate } from "../../contract/vocabulary.ts";

/** Dates as people count them: year, month and day, one after the other. Deliberately without any arithmetic on instants. */
interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function nextDate(date: PlainDate): PlainDate {
  const { year, month, day } = read(date);
  if (day < lengthOf(year, month)) return write({ year, month, day: day + 1 });
  return write(month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 });
}

export function previousDate(date: PlainDate): PlainDate {
  const { year, month, day } = read(date);
  if (day > 1) return write({ year, month, day: day - 1 });
  const before = month > 1 ? { year, month: month - 1 } : { year: year - 1, month: 12 };
  return write({ ...before, day: lengthOf(before.year, before.month) });
}

/** The same day so many months later, or the last day of a month that has no such day. */
export function monthsLater(date: PlainDate, months: number): PlainDate {
  let { year, month } = read(date);
  const { day } = read(date);
  for (let left = months; left > 0; left--) {
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return write({ year, month, day: Math.min(day, lengthOf(year, month)) });
}

/** 1 = Monday … 7 = Sunday, by Zeller's congruence (Acta Mathematica 9, 1887). */
export function weekday(date: PlainDate): number {
  const { year, month, day } = read(date);
  const shifted = month < 3 ? { year: year - 1, month: month + 12 } : { year, month };
  const ofCentury = shifted.year % 100;
  const century = Math.floor(shifted.year / 100);
  const fromSaturday =
    day +
    Math.floor((13 * (shifted.month + 1)) / 5) +
    ofCentury +
    Math.floor(ofCentury / 4) +
    Math.floor(century / 4) +
    5 * century;
  return ((fromSaturday + 5) % 7) + 1;
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function read(date: PlainDate): Civil {
  const [year, month, day] = date.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) throw new Error(`no date: ${date}`);
  return { year, month, day };
}

function write({ year, month, day }: Civil): PlainDate {
  return [String(year).padStart(4, "0"), two(month), two(day)].join("-");
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
