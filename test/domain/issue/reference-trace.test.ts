import { expect, test } from "vitest";
import { approve, at, commands, contact, Life, rate, told, wall } from "./history.ts";

/** commands.md §11: class C under 13710; nobody works on it, then somebody does. */
test("the reference trace", () => {
  const life = new Life();
  const wake = () => {
    const next = life.wake();
    return next === "settled" ? next : wall(next);
  };
  const due = () => Object.fromEntries(life.issue.duties.map(({ kind, dueAt }) => [kind, wall(dueAt)]));

  expect(told(life.give(at("11-23 09:00"), "enterprise", commands.submit))).toEqual(["issueSubmitted"]);
  expect(due()).toEqual({ triage: "11-24 18:00" });
  expect(wake()).toBe("11-24 18:00:15");

  expect(told(life.give(at("11-23 10:00"), "office", commands.register))).toEqual(["issueRegistered"]);
  expect(life.issue.number).toBe("〔2026〕0001号");
  expect(wake()).toBe("11-24 18:00:15");

  expect(told(life.give(at("11-23 10:05"), "office", commands.dispatch))).toEqual(["issueDispatched"]);
  expect(due()).toEqual({ sign: "11-24 18:00", report: "11-26 18:00", solve: "11-30 18:00" });
  expect(life.duty("solve").ladder.map((rung) => [rung.slip, wall(rung.owedAt)])).toEqual([
    ["blue", "11-26 18:00"],
    ["orange", "11-27 18:00"],
    ["red", "11-30 18:00"],
  ]);
  expect(wake()).toBe("11-24 18:00:15");
  expect(life.issue.promiseDueAt).toBe(at("11-30 18:00"));

  expect(told(life.give(at("11-23 11:00"), "handler", commands.sign))).toEqual(["assignmentSigned"]);
  expect(life.open()).toEqual(["report", "solve"]);
  expect(wake()).toBe("11-26 18:00:15");

  expect(told(life.give(at("11-26 18:00:15"), "system", commands.timePassed))).toEqual([
    "rungFired report#1/1/1",
    "dutyRaised",
    "rungFired solve#1/1/1",
  ]);
  expect(life.duty("report").seat).toBe("head:U1");
  expect(life.duty("solve").slip).toBe("blue");
  expect(wake()).toBe("11-27 18:00:15");

  expect(told(life.give(at("11-27 18:00:15"), "system", commands.timePassed))).toEqual(["rungFired solve#1/1/2"]);
  expect(wake()).toBe("11-29 18:00:15");

  expect(told(life.give(at("11-29 18:00:15"), "system", commands.timePassed))).toEqual(["rungFired report#1/1/2"]);
  expect(wake()).toBe("11-30 18:00:15");

  expect(told(life.give(at("11-30 18:00:15"), "system", commands.timePassed))).toEqual([
    "rungFired solve#1/1/3",
    "issueEscalated",
  ]);
  expect(life.issue.tier).toBe(1);
  expect(due()).toEqual({ report: "11-26 18:00", solve: "12-07 18:00", coordinate: "12-03 18:00" });
  expect(life.duty("coordinate").seat).toBe("tier1:91410421MADEM00113");

  expect(told(life.give(at("12-01 09:00"), "tier1", commands.tierDecision))).toEqual(["tierDecisionRecorded"]);
  expect(life.open()).toEqual(["report", "solve"]);

  life.give(at("12-02 09:00"), "handler", contact(at("12-02 08:30")));
  expect(told(life.give(at("12-02 10:00"), "handler", commands.closeOut))).toEqual(["closeOutRequested"]);
  expect(life.duty("solve").heldAt).toBe(at("12-02 10:00"));
  expect(life.open()).toEqual(["reviewCloseOut", "solve"]);

  expect(told(life.give(at("12-02 11:00"), "head", approve(0)))).toEqual(["closeOutStepDecided"]);
  expect(told(life.give(at("12-02 12:00"), "office", approve(1)))).toEqual(["closeOutStepDecided"]);
  expect(life.open()).toEqual(["callBack", "rate", "solve"]);

  const last = life.give(at("12-03 09:00"), "enterprise", rate(5));
  expect(told(last)).toEqual(["issueRated", "issueClosed"]);
  expect(last.at(-1)).toMatchObject({ data: { outcome: "resolved", onTime: false, by: "rating", rating: 5 } });
  expect(life.issue).toMatchObject({ status: "closed", duties: [] });
  expect(wake()).toBe("settled");
});
