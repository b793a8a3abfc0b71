import { describe, expect, test } from "vitest";
import { importHolidays } from "../../../domain/settings/import-holidays.ts";

/** An iCalendar file with one event of these lines. */
function event(...lines: string[]): string {
  return ["BEGIN:VCALENDAR", "BEGIN:VEVENT", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\n");
}

function datesIn(text: string) {
  const read = importHolidays(text);
  if ("faults" in read) return read.faults.map(({ en }) => en);
  const told = (kind: string) => (day: { date: string; name: string }) => `${day.date} ${kind} ${day.name}`;
  return [...read.days.holidays.map(told("free")), ...read.days.makeUpDays.map(told("worked"))];
}

const newYear = "DTSTART;VALUE=DATE:20270101";

describe("a file of a notice is refused, and told why in both languages, if it is", () => {
  const noStart = [
    "第 2 行起的事件：没有按日写的开始日期（DTSTART;VALUE=DATE）",
    "the event from line 2 on: it has no start that is a date (DTSTART;VALUE=DATE)",
  ];
  const wrongEnd = ["第 2 行起的事件：结束日期不对", "the event from line 2 on: its end is no date after the start"];
  const noName = ["第 2 行起的事件：没有名称（SUMMARY）", "the event from line 2 on: it has no name (SUMMARY)"];
  const neither = ["既不是 JSON 也不是 iCalendar 文件", "it is neither JSON nor an iCalendar file"];
  const nothing = ["文件里没有任何日期", "there is no date in it"];
  test.each([
    ["no file at all", "hello", neither],
    ["empty", "", neither],
    ["the end of a calendar", "END:VCALENDAR", neither],
    ["something else that begins", "BEGIN:VCARD", neither],
    ["broken JSON", "{", ["不是有效的 JSON", "it is not valid JSON"]],
    [
      "JSON of something else",
      '{"a":1}',
      [
        "JSON 须有 holidays 和 makeUpDays 两个列表，或带 isOffDay 的 days 列表",
        "the JSON needs the lists holidays and makeUpDays, or a list days with isOffDay",
      ],
    ],
    ["a calendar without events", "BEGIN:VCALENDAR\nEND:VCALENDAR", nothing],
    ["two empty lists", '{"holidays":[],"makeUpDays":[]}', nothing],
    ["an event with a time of day", event("DTSTART:20270101T080000Z", "SUMMARY:元旦"), noStart],
    ["an event without a start", event("SUMMARY:元旦"), noStart],
    ["a number that ends like a date", event("DTSTART;VALUE=DATE:120270101", "SUMMARY:元旦"), noStart],
    ["the thirtieth of February", event("DTSTART;VALUE=DATE:20270230", "SUMMARY:元旦"), noStart],
    ["the thirteenth month", event("DTSTART;VALUE=DATE:20271301", "SUMMARY:元旦"), noStart],
    ["an event without a name", event(newYear), noName],
    ["an event whose name is blank", event(newYear, "SUMMARY:  "), noName],
    ["an end before its start", event(newYear, "DTEND;VALUE=DATE:20261231", "SUMMARY:元旦"), wrongEnd],
    ["an end at its start", event(newYear, "DTEND;VALUE=DATE:20270101", "SUMMARY:元旦"), wrongEnd],
    ["an end that is no date", event(newYear, "DTEND;VALUE=DATE:later", "SUMMARY:元旦"), wrongEnd],
    [
      "more than a month of holidays",
      event(newYear, "DTEND;VALUE=DATE:20270202", "SUMMARY:元旦"),
      ["第 2 行起的事件：超过 31 天", "the event from line 2 on: it is longer than 31 days"],
    ],
    [
      "a repeated event",
      event(newYear, "RRULE:FREQ=YEARLY", "SUMMARY:元旦"),
      [
        "第 2 行起的事件：重复事件不能作为放假日期",
        "the event from line 2 on: a repeated event is no date of a notice",
      ],
    ],
  ])("%s", (_, text, [zh, en]) => {
    expect(importHolidays(text)).toEqual({ faults: [{ "zh-CN": zh, en }] });
  });

  test("faulty in two events, each told with its line, blank lines counted", () => {
    const text = ["BEGIN:VCALENDAR", "", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VEVENT", newYear, "END:VEVENT"].join(
      "\n",
    );
    expect(datesIn(text)).toEqual([
      "the event from line 3 on: it has no name (SUMMARY)",
      "the event from line 5 on: it has no name (SUMMARY)",
    ]);
  });
});

describe("an iCalendar file is read", () => {
  test("with the whole month that an event may take at most", () => {
    const dates = datesIn(event(newYear, "DTEND;VALUE=DATE:20270201", "SUMMARY:元旦"));
    expect(dates).toHaveLength(31);
    expect([dates[0], dates.at(-1)]).toEqual(["2027-01-01 free 元旦", "2027-01-31 free 元旦"]);
  });

  test.each([
    ["春节补班", "worked"],
    ["春节上班", "worked"],
    ["元旦调休", "worked"],
    ["元旦(班)", "worked"],
    ["春节（班）", "worked"],
    ["春节(调休)（休）", "free"],
    ["元旦(休)", "free"],
    ["元旦放假，调休", "free"],
    ["调休休假", "free"],
    ["元旦", "free"],
  ])("so that an event named %s is %s", (name, kind) => {
    expect(datesIn(event(newYear, `SUMMARY:${name}`))).toEqual([`2027-01-01 ${kind} ${name}`]);
  });

  test("whatever the case of its names, with blanks around its values and marks set off by strokes", () => {
    const text = event("dtstart;value=date:20270101 ", "Summary: 元旦\\; 一\\, 二\\\\ ", "X-NOTE;A=1:a:b");
    expect(datesIn(text)).toEqual(["2027-01-01 free 元旦; 一, 二\\"]);
  });

  test("without what stands outside of its events, or in others", () => {
    const zone = ["BEGIN:VTIMEZONE", "DTSTART;VALUE=DATE:19700101", "RRULE:FREQ=YEARLY", "END:VTIMEZONE"];
    const inside = ["BEGIN:VEVENT", newYear, "SUMMARY:元旦", "END:VEVENT"];
    const between = ["SUMMARY:春节", ...zone];
    const text = ["BEGIN:VCALENDAR", ...zone, ...inside, ...between, "END:VCALENDAR"].join("\n");
    expect(datesIn(text)).toEqual(["2027-01-01 free 元旦"]);
  });

  test("if it has lines that say nothing", () => {
    expect(datesIn(event(newYear, "", "nothing", "9:9", "SUMMARY:元旦"))).toEqual(["2027-01-01 free 元旦"]);
  });
});
