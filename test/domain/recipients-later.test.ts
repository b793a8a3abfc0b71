import { describe, expect, test } from "vitest";
import { noticeText } from "../../domain/notice-text.ts";
import { due, given, notices, told } from "./given.ts";
import { explained, firing, Life, LIMIT, local, opening } from "./life.ts";

describe("who else is told", () => {
  describe("a newer calendar", () => {
    const later = local("2026-07-13 18:00");
    const moved = (duty: string) =>
      given().commit("timePassed", due, [
        {
          type: "dueDatesRecomputed",
          data: { calendarVersion: "b", changes: [{ duty, old: due, new: later }] },
          duties: [
            { do: "move", duty, limit: LIMIT, dueAt: later, provisional: true, why: explained(due), ladder: [] },
          ],
        },
      ]);
    test("is told to who holds the duty it moves, and to the enterprise if it is its issue", () => {
      expect(told(moved("solve#1"))).toEqual({ head: ["recomputed"], ent: ["recomputed"] });
      expect(told(moved("sign#1"))).toEqual({ handler: ["recomputed"] });
    });
    test("says until when, and that this is not certain yet", () => {
      const line = notices(moved("solve#1")).find(({ recipient }) => recipient === "ent");
      expect(line?.lines).toEqual([{ template: "recomputed", duty: "solve", dueAt: later, provisional: true }]);
      const subject = (locale: "zh-CN" | "en") =>
        line && noticeText(line, { locale, zone: "Asia/Shanghai", link: "" }).subject;
      expect(subject("zh-CN")).toContain("预计 7月13日 周一 18:00");
      expect(subject("en")).toContain("Mon 13 Jul, 18:00 (provisional)");
    });
  });

  test("what was taken down on a visit is told to the enterprise, what it sent itself is not", () => {
    expect(told(new Life("I1").submitted(due, { source: "visit" }))).toEqual({
      office: ["dutyOpened"],
      ent: ["received"],
    });
  });

  test("an answer in support is told to the lead, with the unit it is from; a ruling to the unit that objected", () => {
    const both = given().commit("changeAssignment", due, [
      {
        type: "assignmentChanged",
        data: {
          added: [
            { id: "a2", unit: "U2", role: "support" },
            { id: "a3", unit: "T1", role: "support" },
          ],
          ended: [],
        },
        duties: [],
      },
    ]);
    const answered = both.commit("answerAsSupport", due, [
      { type: "supportAnswered", data: { assignment: "a2", text: { text: "t", digest: "d" } }, duties: [] },
    ]);
    expect(notices(answered).flatMap(({ lines }) => lines)).toContainEqual({
      template: "supportAnswered",
      unit: "示例县自然资源局",
    });
    const ruled = (assignment: string) =>
      told(
        both.commit("ruleOnObjection", due, [
          { type: "objectionRuled", data: { assignment, upheld: false, cause: "person" }, duties: [] },
        ]),
      );
    expect(ruled("a1")).toEqual({ head: ["objectionRuled"] });
    expect(ruled("a2")).toEqual({});
  });

  test("a support that is late is told to its own head, to the lead and to the office", () => {
    const asked = given().commit("changeAssignment", due, [
      {
        type: "assignmentChanged",
        data: { added: [{ id: "a2", unit: "U1", role: "support" }], ended: [] },
        duties: [opening("support", "support#1", "handler:U1", due, due, { assignment: "a2" })],
      },
    ]);
    expect(told(asked)).toEqual({ handler: ["dutyOpened"] });
    expect(told(asked.commit("timePassed", due, [firing("support#1/1/2", due, { slip: "red" })]))).toEqual({
      handler: ["slip"],
      head: ["slip"],
      office: ["slip"],
    });
    const raised = asked.commit("timePassed", due, [
      {
        type: "dutyRaised",
        data: { duty: "support#1", from: "handler:U1", to: "officeHead" },
        duties: [{ do: "raise", duty: "support#1", to: "officeHead" }],
      },
    ]);
    raised.commit("timePassed", due, [firing("support#1/1/3", due, { slip: "red" })]);
    expect(told(raised)).toEqual({ handler: ["slip"], office: ["slip"] });
  });
});
