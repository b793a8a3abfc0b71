import { describe, expect, it } from "vitest";
import { Calendar } from "../../../contract/calendar.ts";
import { checkCalendar } from "../../../domain/calendar-check.ts";
import { decide } from "../../../domain/issue.ts";
import { composeCalendar } from "../../../domain/settings/compose-calendar.ts";
import { coverageAt } from "../../../domain/settings/coverage.ts";
import { importHolidays } from "../../../domain/settings/import-holidays.ts";
import { previewCalendar } from "../../../domain/settings/preview-calendar.ts";
import { actsFor, PUBLISHERS } from "../../../domain/settings/second-person.ts";
import { at, dispatched, wall as shown } from "../issue/history.ts";
import { directory, pack } from "../issue/county.ts";
import { china, wall } from "../time/china.ts";

/** Invented days: the notice for 2027 is not published when this is written. */
const ICS = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20270101",
  "DTEND;VALUE=DATE:20270104",
  "SUMMARY;LANGUAGE=zh-CN:元旦\\, 放",
  " 假",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20270109",
  "SUMMARY:元旦调休上班",
  "END:VEVENT",
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20270124",
  "SUMMARY:春节(班)",
  "END:VEVENT",
  "END:VCALENDAR",
];

describe("a notice read from a file", () => {
  const days = {
    holidays: ["2027-01-01", "2027-01-02", "2027-01-03"].map((date) => ({ date, name: "元旦, 放假" })),
    makeUpDays: [
      { date: "2027-01-09", name: "元旦调休上班" },
      { date: "2027-01-24", name: "春节(班)" },
    ],
  };
  it("may be iCalendar, with lines folded or not, and any end of line", () => {
    expect(importHolidays(ICS.join("\r\n"))).toEqual({ days });
    expect(importHolidays(ICS.join("\n"))).toEqual({ days });
  });
  it("may be JSON in two lists, or day by day", () => {
    expect(importHolidays(JSON.stringify(days))).toEqual({ days });
    const dayByDay = [
      ...days.makeUpDays.map((day) => ({ ...day, isOffDay: false })),
      ...days.holidays.map((day) => ({ ...day, isOffDay: true })),
    ];
    expect(importHolidays(JSON.stringify({ year: 2027, days: dayByDay }))).toEqual({ days });
  });

  it("is put in the order of its days, whatever the order of the file", () => {
    const [first, ...others] = days.holidays;
    const mixed = { holidays: [...others.toReversed(), first], makeUpDays: days.makeUpDays.toReversed() };
    expect(importHolidays(` ${JSON.stringify(mixed)}`)).toEqual({ days });
  });
  it("may have one kind of days alone, as many of one as of the other, and two names for a day", () => {
    const day = (name: string) => ({ date: "2027-01-01", name });
    for (const one of [
      { holidays: [day("一")], makeUpDays: [] },
      { holidays: [], makeUpDays: [day("一")] },
      { holidays: [day("一")], makeUpDays: [day("二")] },
      { holidays: [day("一"), day("二")], makeUpDays: [] },
    ])
      expect(importHolidays(JSON.stringify(one))).toEqual({ days: one });
  });
});

const notice = { version: "china-2027/1", notice: "2027 年通知", coveredUntil: "2027-12-31" };
const read = importHolidays(ICS.join("\n"));
const days = "days" in read ? read.days : { holidays: [], makeUpDays: [] };
const next = composeCalendar(china, { ...notice, ...days });

describe("a calendar with a new notice worked in", () => {
  it("keeps the years before, their working hours, and may be approved", () => {
    expect(checkCalendar(Calendar.parse(next))).toEqual([]);
    expect(next.holidays).toHaveLength(china.holidays.length + 3);
    expect(next.week).toEqual(china.week);
    expect(next.notice).toContain(china.notice);
  });
  it("that changes a year already known replaces that year whole", () => {
    const changed = composeCalendar(next, {
      ...notice,
      version: "china-2027/2",
      makeUpDays: [],
      holidays: [{ date: "2027-01-01", name: "元旦" }],
    });
    expect(changed.holidays.filter(({ date }) => date.startsWith("2027"))).toEqual([
      { date: "2027-01-01", name: "元旦" },
    ]);
    expect(changed.makeUpDays).toEqual(china.makeUpDays);
    expect(changed.notice).toBe(next.notice);
  });
});

describe("before the notices end", () => {
  it.each([
    ["2026-11-01 12:00", 60, 60],
    ["2026-12-01 00:00", 30, 30],
    ["2026-12-02 12:00", 29, 30],
    ["2026-12-24 12:00", 7, 7],
    ["2027-01-02 12:00", -2, 7],
  ])("on %s %i days are left, and the warning of %i days has come", (now, daysLeft, warning) => {
    expect(coverageAt(wall(now), china)).toEqual({ until: "2026-12-31", daysLeft, warning });
  });
  it("nobody is warned sooner", () => {
    expect(coverageAt(wall("2026-10-31 23:59"), china)).toEqual({ until: "2026-12-31", daysLeft: 61 });
  });
});

describe("a preview of a calendar", () => {
  const scene = { tenant: "410421", directory, at: at("12-24 09:00") };
  it("says what then happens, duty for duty", () => {
    const life = dispatched("A");
    life.passUntil(scene.at);
    const { issue } = life;
    const free = ["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31"].map((date) => ({ date, name: "示例" }));
    const holidays = [...next.holidays, ...free].toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const amended = { ...next, holidays };
    const shifts = previewCalendar([{ issue, pack }], amended, scene);
    const context = { ...scene, issue: issue.id, receivedAt: scene.at, presence: { as: "system" as const }, pack };
    const decided = decide(issue, { name: "timePassed" }, { ...context, calendar: amended });
    const events = "events" in decided ? decided.events : [];
    const changes = events.flatMap((event) => (event.type === "dueDatesRecomputed" ? event.data.changes : []));
    expect(changes.length).toBeGreaterThan(0);
    expect(shifts.map(({ duty, from, to }) => ({ duty, old: from, new: to }))).toEqual(
      expect.arrayContaining([...changes]),
    );
    expect(shifts).toHaveLength(changes.length);
  });
  it("moves a working-day limit behind a holiday that was not known", () => {
    const life = dispatched("C");
    const free = ["2026-11-24"].map((date) => ({ date, name: "示例" }));
    const holidays = [...china.holidays, ...free].toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const shifts = previewCalendar(
      [{ issue: life.issue, pack }],
      { ...china, version: "amended", holidays },
      { ...scene, at: at("11-23 11:00") },
    );
    expect(shifts.map(({ duty, from, to }) => `${duty} ${shown(from)} → ${shown(to)}`)).toContain(
      "sign#1 11-24 18:00 → 11-25 18:00",
    );
    expect(previewCalendar([{ issue: life.issue, pack }], china, { ...scene, at: at("11-23 11:00") })).toEqual([]);
  });
});

describe("the second person", () => {
  const admin = { seat: "admin" };
  it("is anybody of the publishing seats but the author", () => {
    expect(actsFor({ person: "b", seats: [admin] }, PUBLISHERS, ["a"])).toEqual(["b"]);
    expect(actsFor({ person: "a", seats: [admin] }, PUBLISHERS, ["a"])).toBeUndefined();
    expect(actsFor({ person: "b", seats: [{ seat: "office" }] }, PUBLISHERS, ["a"])).toBeUndefined();
  });
  it("is not the author's substitute, nor the author as somebody's substitute", () => {
    const forAuthor = { seat: "admin", onBehalfOf: "a" };
    expect(actsFor({ person: "b", seats: [forAuthor] }, PUBLISHERS, ["a"])).toBeUndefined();
    expect(actsFor({ person: "b", seats: [forAuthor, { seat: "officeHead" }] }, PUBLISHERS, ["a"])).toEqual(["b"]);
    expect(
      actsFor({ person: "a", seats: [{ seat: "officeHead", onBehalfOf: "c" }] }, PUBLISHERS, ["a"]),
    ).toBeUndefined();
    expect(
      actsFor({ person: "b", seats: [{ seat: "officeHead", onBehalfOf: "c", via: "a" }] }, PUBLISHERS, ["a"]),
    ).toBeUndefined();
  });
});
