import { describe, expect, it } from "vitest";
import {
  dayWords,
  dueWords,
  expectedWords,
  fullInstantWords,
  instantsInWords,
  instantWords,
  leftWords,
  markedWords,
} from "../../web/time-words.ts";

const FRIDAY_EVENING = "2026-11-27T10:00:00.000Z"; // 18:00 in the county
const left = (amount: number, more = {}) => ({
  unit: "workingDay" as const,
  amount,
  over: false,
  today: false,
  ...more,
});
const due = (time: ReturnType<typeof left>, provisional = false) => ({
  left: time,
  dueAt: FRIDAY_EVENING,
  provisional,
});

describe("times as people read them", () => {
  it("says day, weekday and hour in the county's zone, wherever the reader is", () => {
    expect(instantWords(FRIDAY_EVENING, "zh-CN")).toBe("11月27日 周五 18:00");
    expect(instantWords(FRIDAY_EVENING, "en")).toBe("Fri 27 Nov, 18:00");
    expect(instantWords("2026-11-26T16:05:00.000Z", "zh-CN")).toBe("11月27日 周五 00:05");
    expect(fullInstantWords(FRIDAY_EVENING, "zh-CN")).toBe("2026年11月27日 周五 18:00");
  });

  it("marks a date that may still move, before it or inside a sentence", () => {
    expect(expectedWords(true, "zh-CN")).toBe("预计 ");
    expect(markedWords("1月4日 周一 18:00", true, "zh-CN")).toBe("1月4日 周一 18:00（预计）");
    expect(markedWords("Mon 4 Jan, 18:00", true, "en")).toBe("Mon 4 Jan, 18:00 (expected)");
    expect([expectedWords(false, "en"), markedWords("x", false, "en")]).toEqual(["", "x"]);
  });

  it("reads the instants in what the API says", () => {
    expect(instantsInWords(`新的期限须晚于现在的期限 ${FRIDAY_EVENING}。`, "zh-CN")).toBe(
      "新的期限须晚于现在的期限 11月27日 周五 18:00。",
    );
  });

  it("takes a plain date as that day, in every zone", () => {
    expect(dayWords("2026-11-27", "zh-CN")).toBe("11月27日 周五");
    expect(dayWords("2026-11-27", "en", "America/Los_Angeles")).toBe("Fri 27 Nov");
  });
});

describe("time left", () => {
  it("names the unit of the limit, the weekday and the instant", () => {
    expect(dueWords(due(left(2)), "zh-CN")).toBe("还剩 2 个工作日（11月27日 周五 18:00 前）");
    expect(dueWords(due(left(5, { unit: "calendarDay" })), "zh-CN")).toBe("还剩 5 天（11月27日 周五 18:00 前）");
    expect(dueWords(due(left(1)), "en")).toBe("1 working day left (by Fri 27 Nov, 18:00)");
  });

  it("is not over on the last day: until its close of business it is due today", () => {
    expect(dueWords(due(left(0, { today: true })), "zh-CN")).toBe("今天 18:00 前");
    expect(leftWords(left(0, { today: true }), "zh-CN")).toBe("今天到期");
  });

  it("says by how much it is overdue", () => {
    expect(dueWords(due(left(1, { over: true })), "zh-CN")).toBe("已超期 1 个工作日（11月27日 周五 18:00 到期）");
    expect(leftWords(left(0, { over: true, today: true }), "zh-CN")).toBe("已超期");
  });

  it("does not say “0 working days left” before a date on a day off", () => {
    expect(leftWords(left(0), "zh-CN")).toBe("还剩不足 1 个工作日");
  });

  it("marks a date that may still move", () => {
    expect(dueWords(due(left(2), true), "zh-CN")).toBe("还剩 2 个工作日（预计 11月27日 周五 18:00 前）");
    expect(dueWords(due(left(0, { today: true }), true), "en")).toBe("expected today by 18:00");
  });
});
