import { describe, expect, it } from "vitest";
import { instantOfWall, wallTime } from "../../web/console/actions/zone-time.ts";
import { faultsOfProblem } from "../../web/console/actions/faults.ts";
import { groupOf } from "../../web/console/duties/when-due.ts";
import { limitWords } from "../../web/console/issue/limit-words.ts";
import { dayBefore } from "../../web/console/pages/day-before.ts";
import { filterOf } from "../../web/console/register/filters.ts";

const ZONE = "Asia/Shanghai";
const left = { unit: "workingDay", amount: 1, over: false, today: false } as const;

describe("my duties are grouped by days of the county", () => {
  // Wednesday 2026-11-25, 23:30 in the county: still Wednesday there, though 15:30 in UTC.
  const now = "2026-11-25T15:30:00.000Z";
  const due = (dueAt: string, more: object = {}) => groupOf({ dueAt, left, held: false, ...more }, now, ZONE);

  it("calls today what is due on the county's date, and what is overdue", () => {
    expect(due("2026-11-25T15:59:00.000Z")).toBe("today");
    expect(due("2026-11-20T10:00:00.000Z", { left: { ...left, over: true } })).toBe("today");
  });

  it("lets the week end on Sunday", () => {
    expect(due("2026-11-25T16:30:00.000Z")).toBe("week");
    expect(due("2026-11-29T10:00:00.000Z")).toBe("week");
    expect(due("2026-11-30T10:00:00.000Z")).toBe("later");
  });

  it("does not press for what is held", () => {
    expect(due("2026-11-25T10:00:00.000Z", { held: true })).toBe("later");
  });
});

describe("times typed on the county's clock", () => {
  it("become instants and come back", () => {
    expect(instantOfWall("2026-11-23T09:00", ZONE)).toBe("2026-11-23T01:00:00.000Z");
    expect(wallTime("2026-11-23T01:00:00.000Z", ZONE)).toBe("2026-11-23T09:00");
    expect(instantOfWall("2026-06-01T12:00", "Europe/Berlin")).toBe("2026-06-01T10:00:00.000Z");
  });

  it("are refused when they are no times", () => {
    expect(instantOfWall("soon", ZONE)).toBeUndefined();
  });

  it("name yesterday by the county's date", () => {
    expect(dayBefore("2026-03-01T16:30:00.000Z", ZONE)).toBe("2026-03-01");
    expect(dayBefore("2026-03-01T15:30:00.000Z", ZONE)).toBe("2026-02-28");
  });
});

describe("the address of the register", () => {
  it("holds a filter; a part that means nothing does not spoil the rest", () => {
    expect(filterOf(new URLSearchParams("status=open&tier=1"))).toEqual({ status: "open", tier: "1" });
    expect(filterOf(new URLSearchParams("status=never&tier=1&strange=x"))).toEqual({ tier: "1" });
  });
});

describe("words of the console", () => {
  it("puts what the server blames at its field", () => {
    const problem = { title: "no", status: 400, code: "limit-too-long", field: "command.limit.date" };
    expect(faultsOfProblem(problem)).toEqual([{ name: "limit", errors: ["no"] }]);
  });

  it("says limits in their unit", () => {
    expect(limitWords({ unit: "workingDay", amount: 1 }, "en")).toBe("1 working day");
    expect(limitWords({ unit: "calendarMonth", amount: 2 }, "zh-CN")).toBe("2 个月");
  });
});
