import { describe, expect, test } from "vitest";
import { composeCalendar } from "../../../domain/settings/compose-calendar.ts";
import { coverageText } from "../../../domain/settings/coverage-text.ts";
import { previewCalendar } from "../../../domain/settings/preview-calendar.ts";
import { toldOfCoverage } from "../../../domain/settings/coverage.ts";
import { calendar, directory, pack, vacant } from "../issue/county.ts";
import { at, dispatched, wall } from "../issue/history.ts";

describe("that the holiday notices end", () => {
  const told = (daysLeft: number, locale: "zh-CN" | "en") =>
    coverageText({ until: "2026-12-31", daysLeft }, locale, "https://example.test/c");

  test("is told with the days that are left, what it means and what to do", () => {
    expect(told(30, "zh-CN")).toEqual({
      subject: "【回音】日历只到 2026-12-31，还有 30 天",
      text: "日历只到 2026-12-31，还有 30 天。此后的期限都是预计的，请录入下一年度的放假通知，并由另一人发布。\n\n日历：https://example.test/c\n",
    });
    expect(told(30, "en")).toEqual({
      subject: "[Huiyin] The calendar ends on 2026-12-31, in 30 days",
      text: "The calendar ends on 2026-12-31, in 30 days. Due dates after it are provisional until next year's holiday notice is entered and published by a second person.\n\nCalendar: https://example.test/c\n",
    });
  });

  test("is told as a thing of the past once it is, and not on the last day", () => {
    expect(told(-1, "zh-CN").subject).toBe("【回音】日历已于 2026-12-31 到期");
    expect(told(-1, "en").subject).toBe("[Huiyin] The calendar ended on 2026-12-31");
    expect(told(0, "en").subject).toBe("[Huiyin] The calendar ends on 2026-12-31, in 0 days");
  });
});

describe("who is told that the holiday notices end:", () => {
  const noon = at("11-23 12:00");
  const keepers = ["admin", "officeHead", "office", "clerk"];
  test.each([
    ["who enters it, who publishes it and who works by it", 60, directory, keepers],
    ["the same again", 30, directory, keepers],
    ["a week before, the auditor too", 7, directory, [...keepers, "auditor"]],
    [
      "the dispatch meeting if the office and its head are vacant",
      60,
      vacant("office", "officeHead"),
      ["admin", "tier2"],
    ],
    [
      "the head of the office once, if he stands in for the whole office",
      60,
      vacant("office"),
      ["admin", "officeHead"],
    ],
  ] as const)("%s (%s days)", (_, warning, world, persons) => {
    expect(toldOfCoverage(warning, noon, world)).toEqual(persons);
  });
});

describe("a preview of a calendar", () => {
  test("says of each duty it moves where it lies and whether it is certain, the earliest new date first", () => {
    const { issue } = dispatched();
    const holidays = [...calendar.holidays, { date: "2026-11-24", name: "试" }, { date: "2026-11-30", name: "试" }];
    const amended = { ...calendar, version: "amended", holidays };
    const shifts = previewCalendar([{ issue, pack }], amended, { tenant: "T", directory, at: at("11-23 11:00") });
    expect(shifts).toEqual([
      {
        issue: "DEMO-0001",
        number: "〔2026〕0001号",
        duty: "sign#1",
        kind: "sign",
        seat: "handler:U1",
        from: at("11-24 18:00"),
        to: at("11-25 18:00"),
        provisional: { before: false, after: false },
      },
      expect.objectContaining({ duty: "solve#1", seat: "head:U1", from: at("11-30 18:00"), to: at("12-01 18:00") }),
    ]);
  });
});

describe("a preview of a calendar over several issues", () => {
  const holidays = [...calendar.holidays, { date: "2026-11-24", name: "试" }, { date: "2026-11-30", name: "试" }];
  const amended = { ...calendar, version: "amended", holidays };
  const scene = { tenant: "T", directory, at: at("11-23 11:00") };
  const handedIn = dispatched();
  handedIn.commits.length = 1;
  const later = { issue: { ...dispatched().issue, id: "DEMO-0002" }, pack };
  const earlier = { issue: handedIn.issue, pack };

  test.each([
    ["first", [earlier, later]],
    ["last", [later, earlier]],
  ])("has the earliest new date first, if it is of the issue told %s", (_, open) => {
    const told = previewCalendar(open, amended, scene).map(({ duty, to }) => `${wall(to)} ${duty}`);
    const dates = told.map((one) => one.slice(0, 11));
    expect(dates).toEqual(dates.toSorted());
    expect(told).toEqual(expect.arrayContaining(["11-25 18:00 triage#1", "12-01 18:00 solve#1"]));
    expect(told.at(-1)).toBe("12-01 18:00 solve#1");
  });

  test("names an issue by its number once it has one", () => {
    const keys = previewCalendar([earlier], amended, scene).map((shift) => Object.keys(shift).includes("number"));
    expect(keys).toEqual([false]);
  });
});

describe("a notice worked into a calendar", () => {
  const day = (date: string) => ({ date, name: "试" });
  const notice = { version: "v2", notice: "新通知", coveredUntil: "2027-12-31", makeUpDays: [day("2027-01-03")] };

  test("replaces the days of its years, in their order, and leaves those of others and the hours of work", () => {
    const made = composeCalendar(calendar, { ...notice, holidays: [day("2027-02-06"), day("2027-01-01")] });
    expect(made).toEqual({
      ...calendar,
      version: "v2",
      notice: `${calendar.notice}；新通知`,
      coveredUntil: "2027-12-31",
      holidays: [...calendar.holidays, day("2027-01-01"), day("2027-02-06")],
      makeUpDays: [...calendar.makeUpDays, day("2027-01-03")],
    });
    const again = composeCalendar(made, { ...notice, holidays: [day("2027-05-01")], coveredUntil: "2026-12-31" });
    expect(again.holidays).toEqual([...calendar.holidays, day("2027-05-01")]);
    expect([again.coveredUntil, again.notice]).toEqual(["2027-12-31", `${calendar.notice}；新通知`]);
  });
});
