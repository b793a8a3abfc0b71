/** The story's days: plain dates and times of day in Asia/Shanghai, which has no summer time. */
const DAY = 86_400_000;

export interface StoryCalendar {
  readonly holidays: readonly { date: string }[];
  readonly makeUpDays: readonly { date: string }[];
}

export function instant(date: string, time: string): string {
  return new Date(`${date}T${time}+08:00`).toISOString();
}

export function dateOf(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function plusSeconds(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

export function isWorkday(date: string, calendar: StoryCalendar): boolean {
  if (calendar.makeUpDays.some((day) => day.date === date)) return true;
  const weekday = new Date(`${date}T00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.some((day) => day.date === date);
}

/** The n-th working day after a date; 0 = the date itself or the next working day. */
export function workday(date: string, n: number, calendar: StoryCalendar): string {
  let day = Date.parse(`${date}T00:00Z`);
  let left = n;
  for (;;) {
    const text = new Date(day).toISOString().slice(0, 10);
    if (isWorkday(text, calendar)) {
      if (left === 0) return text;
      left -= 1;
    }
    day += DAY;
  }
}

/** Every day from the first to the last. */
export function allDays(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10))
    days.push(day);
  return days;
}
