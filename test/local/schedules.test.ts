import { expect, it } from "vitest";
import { cron } from "../../local/schedules/cron.ts";
import { when } from "../../local/schedules/definition.ts";

function times(expression: string, from: string, count: number): string[] {
  const next = cron(expression, "Asia/Shanghai");
  const found: string[] = [];
  for (let at = next(Date.parse(from)); at !== undefined && found.length < count; at = next(at))
    found.push(new Date(at + 8 * 3600_000).toISOString().slice(0, 16));
  return found;
}

it.each([
  ["30 8 * * ? *", ["2026-07-01T08:30", "2026-07-02T08:30"]],
  ["0/20 8-9 ? * MON-FRI *", ["2026-07-01T08:20", "2026-07-01T08:40"]],
  ["0 0 1 * ? *", ["2026-08-01T00:00", "2026-09-01T00:00"]],
  ["0 18 L * ? *", ["2026-07-31T18:00", "2026-08-31T18:00"]],
  ["0 9 ? * 2#1 *", ["2026-07-06T09:00", "2026-08-03T09:00"]],
  ["0 9 ? * 6L *", ["2026-07-31T09:00", "2026-08-28T09:00"]],
  ["0 9 ? JAN,DEC SUN 2027", ["2027-01-03T09:00", "2027-01-10T09:00"]],
])("cron(%s) is due in the county's zone", (expression, expected) => {
  expect(times(expression, "2026-07-01T00:00:00Z", 2)).toEqual(expected);
});

it("refuses what it does not understand", () => {
  expect(() => cron("61 * * * ? *", "UTC")).toThrow("not understood");
  expect(() => when("every(day)", "UTC")).toThrow("not known");
});

it("reads rates and single instants", () => {
  expect(when("rate(5 minutes)", "UTC").next(0)).toBe(300_000);
  const once = when("at(2026-07-01T08:00:00)", "Asia/Shanghai");
  expect(once.next(0)).toBe(Date.parse("2026-07-01T00:00:00Z"));
  expect(once.next(Date.parse("2026-07-01T00:00:00Z"))).toBeUndefined();
});
