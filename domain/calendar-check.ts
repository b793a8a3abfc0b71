import type { Calendar } from "../contract/calendar.ts";
import type { Fault } from "../contract/fault.ts";
import type { PlainDate } from "../contract/vocabulary.ts";
import { fault } from "./settings/fault.ts";
import { minuteOf } from "./time/calendar-days.ts";
import { dateOf, dayNumber, weekdayOf } from "./time/day-number.ts";
import { isZone } from "./time/zone.ts";

/** What is wrong with a calendar, a sentence each in both languages; an empty list means that it may be approved. */
export function checkCalendar(calendar: Calendar): Fault[] {
  return [
    ...named(calendar),
    ...week(calendar),
    ...dates("节假日", "holidays", calendar.holidays),
    ...dates("调休上班日", "make-up days", calendar.makeUpDays),
    ...collisions(calendar),
    ...coverage(calendar),
  ];
}

function* named({ zone, version }: Calendar): Iterable<Fault> {
  if (!isZone(zone)) yield fault(`没有 ${zone} 这个时区`, `unknown time zone ${zone}`);
  if (!/^[A-Za-z0-9./-]{1,60}$/.test(version))
    yield fault(
      `版本名 ${version} 只能用字母、数字和 . / -`,
      `the version ${version} may have letters, digits and . / - only`,
    );
}

const WEEKDAYS = ["一", "二", "三", "四", "五", "六", "日"];

function* week({ week, makeUpDays }: Calendar): Iterable<Fault> {
  for (const weekday of Object.keys(week))
    if (!/^[1-7]$/.test(weekday)) yield fault(`没有星期 ${weekday}`, `there is no weekday ${weekday}`);
  const days = ["1", "2", "3", "4", "5", "6", "7"].map((weekday) => ({ weekday, blocks: week[weekday] ?? [] }));
  if (days.every(({ blocks }) => blocks.length === 0))
    yield fault("整周都没有上班时间", "no open time in the whole week");
  if (makeUpDays.length > 0 && (week["1"] ?? []).length === 0)
    yield fault("调休上班日按周一的时间上班，而周一不上班", "make-up days follow a Monday, and Monday is closed");
  for (const { weekday, blocks } of days) {
    const zh = `周${WEEKDAYS[Number(weekday) - 1]}`;
    let end = -1;
    for (const { from, to } of blocks) {
      const block = `${from}–${to}`;
      if (minuteOf(from) >= minuteOf(to))
        yield fault(`${zh}：${block} 不是一段时间`, `weekday ${weekday}: ${block} is no time`);
      if (minuteOf(from) < end)
        yield fault(
          `${zh}：${block} 与前一段重叠或早于前一段`,
          `weekday ${weekday}: ${block} overlaps or precedes the block before it`,
        );
      end = minuteOf(to);
    }
  }
}

function* dates(zh: string, en: string, list: readonly { readonly date: PlainDate }[]): Iterable<Fault> {
  let before = "";
  for (const { date } of list) {
    if (!isDate(date)) yield fault(`${zh}：没有 ${date} 这一天`, `${en}: ${date} is no date`);
    else if (date === before) yield fault(`${zh}：${date} 写了两次`, `${en}: ${date} is named twice`);
    else if (date < before) yield fault(`${zh}：${date} 没有按日期排列`, `${en}: ${date} is out of order`);
    before = date;
  }
}

function* collisions({ holidays, makeUpDays, week }: Calendar): Iterable<Fault> {
  const free = new Set(holidays.map(({ date }) => date));
  for (const { date } of makeUpDays) {
    if (free.has(date)) yield fault(`${date} 既是节假日又是调休上班日`, `${date} is a holiday and a make-up day`);
    else if (isDate(date) && (week[String(weekdayOf(dayNumber(date)))] ?? []).length > 0)
      yield fault(`调休上班日 ${date} 本来就上班`, `make-up day ${date} is a working day anyway`);
  }
}

function* coverage({ coveredUntil, holidays, makeUpDays }: Calendar): Iterable<Fault> {
  if (!isDate(coveredUntil)) {
    yield fault(`通知覆盖到 ${coveredUntil}：没有这一天`, `coveredUntil ${coveredUntil} is no date`);
    return;
  }
  for (const { date } of [...holidays, ...makeUpDays])
    if (date > coveredUntil)
      yield fault(`${date} 晚于通知所覆盖的 ${coveredUntil}`, `${date} lies after coveredUntil ${coveredUntil}`);
  const years = new Set(holidays.map(({ date }) => Number(date.slice(0, 4))));
  const last = Number(coveredUntil.slice(0, 4));
  const first = Math.min(last, ...years);
  const bare = Array.from({ length: last - first + 1 }, (_, at) => first + at).find((year) => !years.has(year));
  if (bare !== undefined)
    yield fault(
      `称覆盖到 ${coveredUntil}，但 ${bare} 年没有写节假日`,
      `covered until ${coveredUntil}, and no holiday is named in ${bare}`,
    );
}

/** 2026-02-30 has the form of a date and is none. */
function isDate(date: PlainDate): boolean {
  const day = dayNumber(date);
  return Number.isInteger(day) && dateOf(day) === date;
}
