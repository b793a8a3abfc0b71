import { describe, expect, it } from "vitest";
import { at, answerTo, dueOf, extension, objection, solved, text, under, wall } from "./lived.ts";

describe("henan-13710, version 2", () => {
  it("given a class C issue nobody works on, when every tier lets its time pass, then city and province get it", () => {
    const life = under("henan-13710", "C", { version: "2" });
    const climbs: string[] = [];
    for (let tier = 0; tier < 4; tier++) {
      const { dueAt } = life.duty("solve");
      climbs.push(`${tier} ${wall(dueAt)}`);
      life.passUntil(new Date(Date.parse(dueAt) + 15_000).toISOString());
    }
    expect(climbs).toEqual(["0 11-30 18:00", "1 12-07 18:00", "2 12-22 18:00", "3 01-22 18:00"]);
    expect(life.issue.tier).toBe(4);
    expect(wall(life.duty("solve").dueAt)).toBe("02-22 18:00");
    expect(life.duty("solve").provisional).toBe(true);
  });
});

describe("xuchang-abc", () => {
  it.each<["A" | "B" | "C", string, string]>([
    ["C", "11-30 18:00", "simple: 5 working days"],
    ["B", "12-14 18:00", "cross-department: 15 working days"],
    ["A", "12-23 18:00", "legacy: one month"],
  ])("given class %s, when dispatched on Monday, then it is due %s (%s)", (cls, due) => {
    expect(dueOf(under("xuchang-abc", cls), "solve")).toBe(due);
  });
  it("given a class C issue, when Friday's report is missing, then the warnings are two and one working days before", () => {
    const { ladder } = under("xuchang-abc").duty("solve");
    expect(ladder.map(({ owedAt, slip }) => `${slip} ${wall(owedAt)}`)).toEqual([
      "blue 11-26 18:00",
      "orange 11-27 18:00",
      "red 11-30 18:00",
    ]);
  });
});

describe("quanzhou-3-7", () => {
  it("given a support unit, when dispatched on Monday, then it answers in 3 working days and the lead in 7", () => {
    const life = under("quanzhou-3-7", "B", { supports: ["U2"] });
    expect(dueOf(life, "support")).toBe("11-26 18:00");
    expect(dueOf(life, "solve")).toBe("12-02 18:00");
  });
  it("given an assignment, when the unit objects, then within one working day only, and it is ruled within a day of work", () => {
    const life = under("quanzhou-3-7");
    expect(answerTo(life, "11-24 18:00", "head", objection())).toBe("accepted");
    expect(answerTo(life, "11-25 08:30", "head", objection())).toBe("objection-closed");
    life.give(at("11-24 10:00"), "head", objection());
    expect(dueOf(life, "ruleObjection")).toBe("11-25 10:00");
    life.passUntil(at("11-25 10:01"));
    expect(life.issue.objection).toBeUndefined();
    expect(answerTo(life, "11-25 10:02", "head", objection())).toBe("objection-closed");
  });
  it("given its due date, when an extension is asked for, then at least one working day before, and the office decides", () => {
    const life = under("quanzhou-3-7");
    expect(answerTo(life, "12-01 18:00", "head", extension("2026-12-08"))).toBe("accepted");
    expect(answerTo(life, "12-02 08:30", "head", extension("2026-12-08"))).toBe("extension-too-late");
    expect(answerTo(life, "12-01 10:00", "head", extension("2026-12-14"))).toBe("extension-too-long");
    life.give(at("12-01 10:00"), "head", extension("2026-12-08"));
    expect(life.duty("decideExtension").seat).toBe("office");
    life.give(at("12-01 11:00"), "office", {
      name: "decideExtension",
      request: life.issue.extension?.request ?? "",
      granted: true,
    });
    expect(dueOf(life, "solve")).toBe("12-08 18:00");
  });
});

describe("anyang-5", () => {
  it("given any class, when dispatched on Monday, then it is due in five working days", () => {
    for (const cls of ["A", "B", "C"] as const) expect(dueOf(under("anyang-5", cls), "solve")).toBe("11-30 18:00");
  });
  it("given one extension of five working days, when another is asked for, then it is refused", () => {
    const life = under("anyang-5");
    life.give(at("11-27 10:00"), "head", extension("2026-12-07"));
    expect(life.duty("decideExtension").seat).toMatch(/^tier1:/);
    life.give(at("11-27 11:00"), "tier1", {
      name: "decideExtension",
      request: life.issue.extension?.request ?? "",
      granted: true,
    });
    expect(dueOf(life, "solve")).toBe("12-07 18:00");
    expect(answerTo(life, "12-03 10:00", "head", extension("2026-12-09"))).toBe("extensions-used");
  });
  it("given a bad mark, when it goes back, then the enterprise is contacted within one working day", () => {
    const life = under("anyang-5");
    solved(life, "11-25");
    life.give(at("11-26 09:00"), "enterprise", { name: "rateIssue", round: 1, level: 1, tags: [] });
    expect(life.issue.tier).toBe(1);
    expect(dueOf(life, "contact")).toBe("11-27 18:00");
  });
});

describe("zhongshan-mashangban", () => {
  it("given a dispatch on Monday at 10:05, then contact by 11:05, an interim reply in 3 and the close in 5 working days", () => {
    const life = under("zhongshan-mashangban");
    expect(dueOf(life, "contact")).toBe("11-23 11:05");
    expect(dueOf(life, "sign")).toBe("11-23 11:05");
    expect(dueOf(life, "report")).toBe("11-26 18:00");
    expect(dueOf(life, "solve")).toBe("11-30 18:00");
  });
  it("given an hour without contact, when it has passed, then the head of the unit is asked", () => {
    const life = under("zhongshan-mashangban");
    life.passUntil(at("11-23 11:06"));
    expect(life.duty("contact").seat).toBe("head:U1");
  });
  it("given a reply, when it names the next one, then that is watched over", () => {
    const life = under("zhongshan-mashangban");
    life.give(at("11-25 10:00"), "handler", {
      name: "reportProgress",
      text,
      visibleToEnterprise: true,
      nextReportBy: "2026-11-27",
    });
    expect(dueOf(life, "report")).toBe("11-27 18:00");
  });
});

describe("shandong-jiesu", () => {
  it.each([
    ["C", "12-14 18:00"],
    ["A", "01-04 18:00"],
  ] as const)("given class %s, when dispatched on Monday, then it is due %s", (cls, due) => {
    const life = under("shandong-jiesu", cls);
    expect(dueOf(life, "solve")).toBe(due);
    expect(dueOf(life, "report")).toBe("11-26 18:00");
    expect(life.duty("solve").provisional).toBe(cls === "A");
  });
});

describe("bozhou-tiji", () => {
  it("given an issue raised a tier, when nobody solves it there, then it goes on after ten days", () => {
    const life = under("bozhou-tiji");
    life.give(at("11-24 10:00"), "office", { name: "escalateIssue", reason: text });
    expect(life.issue.tier).toBe(1);
    expect(dueOf(life, "solve")).toBe("12-04 18:00");
    life.passUntil(at("12-04 18:01"));
    expect(life.issue.tier).toBe(2);
    expect(dueOf(life, "solve")).toBe("12-14 18:00");
  });
});
