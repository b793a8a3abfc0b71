import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { Calendar } from "../../contract/calendar.ts";
import { bulletinNumber, mayFreeze, monthsOver, periodOf, previousPeriod, sendAt } from "../../domain/period.ts";
import { local } from "./life.ts";

const programme = { zone: "Asia/Shanghai", start: "2026-07-01" };
const calendar = Calendar.parse(JSON.parse(readFileSync("domain/calendars/china-2026.json", "utf8")));
const period = (key: string) => {
  const found = periodOf(key, programme);
  if (found === undefined) throw new Error(`no period ${key}`);
  return found;
};

describe("a period is an explicit key", () => {
  test("a month is half-open, in the county's zone", () => {
    const july = period("2026-07");
    expect(july.start).toBe(local("2026-07-01 00:00"));
    expect(july.end).toBe(local("2026-08-01 00:00"));
    expect([july.from, july.to]).toEqual(["2026-07-01", "2026-07-31"]);
  });

  test("a cumulative sheet runs from the start of the programme to the end of its day", () => {
    const sheet = period("until-2026-09-08");
    expect(sheet.start).toBe(local("2026-07-01 00:00"));
    expect(sheet.end).toBe(local("2026-09-09 00:00"));
    expect(sheet.cumulative).toBe(true);
  });

  test.each([
    "today",
    "2026-13",
    "2026-7",
    "until-2026-02-30",
    "until-2026-06-30",
    "2026-06",
    "",
    "2026-07-01",
    "2026-W53",
    "2027-W01",
  ])("%j names no period of this programme", (key) => expect(periodOf(key, programme)).toBeUndefined());

  test("a period follows the month before, across the turn of the year", () => {
    expect(previousPeriod(period("2027-01"), programme)?.key).toBe("2026-12");
    expect(previousPeriod(period("2026-07"), programme)).toBeUndefined();
    expect(previousPeriod(period("until-2026-09-08"), programme)).toBeUndefined();
  });

  test("a month is over at its end, not a millisecond before", () => {
    expect(monthsOver(local("2026-09-01 00:00"), programme).map(({ key }) => key)).toEqual(["2026-07", "2026-08"]);
    expect(monthsOver("2026-08-31T15:59:59.999Z", programme).map(({ key }) => key)).toEqual(["2026-07"]);
  });

  test("bulletins are numbered within their year, with the year in 〔〕 and no padding", () => {
    expect(bulletinNumber(period("2026-07"))).toBe("〔2026〕1号");
    expect(bulletinNumber(period("2026-12"))).toBe("〔2026〕6号");
    expect(bulletinNumber(period("2027-01"))).toBe("〔2027〕1号");
    expect(bulletinNumber(period("until-2026-09-08"))).toBeUndefined();
  });
});

describe("freezing and sending", () => {
  test("a period is frozen a quarter of an hour after its end, when nothing owed in it is left", () => {
    const july = period("2026-07");
    expect(mayFreeze(july, local("2026-08-01 00:14"), [])).toBe(false);
    expect(mayFreeze(july, local("2026-08-01 00:15"), [local("2026-08-03 18:00")])).toBe(true);
    expect(mayFreeze(july, local("2026-08-01 00:15"), [local("2026-07-31 18:00")])).toBe(false);
  });

  test("it goes out at 08:30 on the first working day after", () => {
    expect(sendAt(period("2026-07"), calendar)).toBe(local("2026-08-03 08:30"));
    expect(sendAt(period("2026-08"), calendar)).toBe(local("2026-09-01 08:30"));
    expect(sendAt(period("2026-09"), calendar)).toBe(local("2026-10-08 08:30"));
  });
});
