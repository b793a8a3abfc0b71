import type { Fault } from "../../../contract/fault.ts";

/** One holiday of a notice as it is typed in: the days off from – to, and the days worked for it. */
export interface HolidayRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly makeUp: readonly string[];
}

export interface NamedDay {
  readonly date: string;
  readonly name: string;
}

const DAY = 86_400_000; // milliseconds
/** No holiday is longer; a year mistyped must not become a thousand days. */
const LONGEST = 31;

/** Every day of a range, both ends; a missing end is the first day. A range that is none gives its ends, for the server to name. */
export function daysOf(from: string, to: string): string[] {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to || from}T00:00:00Z`)];
  const count = (last - first) / DAY + 1;
  if (!(count >= 1 && count <= LONGEST)) return to === "" ? [from] : [from, to];
  return Array.from({ length: count }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10));
}

/** A range that cannot be meant: its end is before its beginning, or it lasts for more than a month. */
export function isNoRange({ from, to }: HolidayRow): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return days < 0 || days >= LONGEST;
}

/** What was typed in, as the API reads a notice. Rows without a date say nothing. */
export function noticeDays(rows: readonly HolidayRow[]): { holidays: NamedDay[]; makeUpDays: NamedDay[] } {
  const sorted = (days: NamedDay[]) => days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return {
    holidays: sorted(
      rows.flatMap(({ name, from, to }) => (from === "" ? [] : daysOf(from, to).map((date) => ({ date, name })))),
    ),
    makeUpDays: sorted(
      rows.flatMap(({ name, makeUp }) =>
        makeUp.filter((date) => date !== "").map((date) => ({ date, name: `${name}调休上班` })),
      ),
    ),
  };
}

export interface PlacedFaults {
  /** By place of the row. */
  readonly rows: readonly (readonly Fault[])[];
  /** What speaks of no day that was typed in. */
  readonly rest: readonly Fault[];
}

/** Each fault at the row whose days it names. */
export function placeFaults(faults: readonly Fault[], rows: readonly HolidayRow[]): PlacedFaults {
  const days = rows.map((row) => {
    const { holidays, makeUpDays } = noticeDays([row]);
    return [...holidays, ...makeUpDays].map(({ date }) => date);
  });
  const isAt = (fault: Fault, place: number) => days[place]?.some((date) => fault.en.includes(date)) === true;
  return {
    rows: rows.map((_, place) => faults.filter((fault) => isAt(fault, place))),
    rest: faults.filter((fault) => !rows.some((_, place) => isAt(fault, place))),
  };
}
