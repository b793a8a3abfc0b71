import type { Fault } from "../../contract/fault.ts";
import { addDays } from "../time/instants.ts";
import { fault } from "./fault.ts";
import type { Imported } from "./import-holidays.ts";

/** Days; longer than any holiday: a date mistyped does not become a year of free days. */
export const LONGEST_HOLIDAY = 31;

/** 补班, 调休上班, (班): worked although it is a weekend. 放假 and (休) say that it is free. */
const WORKED = /补班|上班|调休|[(（]班[)）]/;
const FREE = /放假|休假|[(（]休[)）]/;

interface Line {
  readonly number: number;
  readonly name: string;
  readonly value: string;
}

/** The whole days of the events of an iCalendar file (RFC 5545); summaries tell make-up days from holidays. */
export function readIcs(text: string): Imported {
  const faults: Fault[] = [];
  const holidays: { date: string; name: string }[] = [];
  const makeUpDays: { date: string; name: string }[] = [];
  const lines = linesOf(text);
  if (lines[0]?.value !== "VCALENDAR" || lines[0].name !== "BEGIN")
    return { faults: [fault("既不是 JSON 也不是 iCalendar 文件", "it is neither JSON nor an iCalendar file")] };
  for (const event of eventsOf(lines)) {
    const read = readEvent(event);
    if ("fault" in read) faults.push(read.fault);
    else
      (WORKED.test(read.name) && !FREE.test(read.name) ? makeUpDays : holidays).push(
        ...read.dates.map((date) => ({ date, name: read.name })),
      );
  }
  return faults.length > 0 ? { faults } : { days: { holidays, makeUpDays } };
}

/** A line that begins with a blank goes on with the one before it. */
function linesOf(text: string): Line[] {
  const unfolded: { number: number; text: string }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const last = unfolded.at(-1);
    if (/^[ \t]/.test(line) && last) last.text += line.slice(1);
    else if (line !== "") unfolded.push({ number: index + 1, text: line });
  }
  return unfolded.map(({ number, text: line }) => {
    const [, name = "", value = ""] = /^([A-Za-z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    return { number, name: name.toUpperCase(), value: value.trim() };
  });
}

function eventsOf(lines: readonly Line[]): Line[][] {
  const events: Line[][] = [];
  let inside = false;
  for (const line of lines) {
    const isEvent = line.value === "VEVENT";
    if (line.name === "BEGIN" && isEvent) events.push([line]);
    if (inside) events.at(-1)?.push(line);
    if (isEvent) inside = line.name === "BEGIN";
  }
  return events;
}

function readEvent(event: readonly Line[]): { name: string; dates: string[] } | { fault: Fault } {
  const first = event[0]?.number ?? 0;
  const of = (name: string) => event.find((line) => line.name === name);
  const say = (zh: string, en: string) => ({
    fault: fault(`第 ${first} 行起的事件：${zh}`, `the event from line ${first} on: ${en}`),
  });
  if (of("RRULE")) return say("重复事件不能作为放假日期", "a repeated event is no date of a notice");
  const name = (of("SUMMARY")?.value ?? "").replaceAll(/\\([,;\\])/g, "$1");
  if (name === "") return say("没有名称（SUMMARY）", "it has no name (SUMMARY)");
  const start = dateOfLine(of("DTSTART"));
  if (start === undefined)
    return say("没有按日写的开始日期（DTSTART;VALUE=DATE）", "it has no start that is a date (DTSTART;VALUE=DATE)");
  const endLine = of("DTEND");
  const end = endLine === undefined ? addDays(start, 1) : dateOfLine(endLine);
  if (end === undefined || end <= start) return say("结束日期不对", "its end is no date after the start");
  if (end > addDays(start, LONGEST_HOLIDAY))
    return say(`超过 ${LONGEST_HOLIDAY} 天`, `it is longer than ${LONGEST_HOLIDAY} days`);
  const dates: string[] = [];
  for (let date = start; date < end; date = addDays(date, 1)) dates.push(date);
  return { name, dates };
}

function dateOfLine(line: Line | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(line?.value ?? "") ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  const isReal = !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date;
  return isReal ? date : undefined;
}
