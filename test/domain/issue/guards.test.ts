import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { Issue } from "../../../contract/issue.ts";
import { Event } from "../../../contract/commit.ts";
import { directory, ENTERPRISE, OTHER_ENTERPRISE } from "./county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  dispatched,
  giveBack,
  Life,
  rate,
  reviewing,
  verifying,
  wall,
} from "./history.ts";

const dispatch: Extract<Command, { name: "dispatchIssue" }> = commands.dispatch;

function registered(): Life {
  const life = dispatched();
  life.commits.length = 2;
  return life;
}
function atTier1(): Life {
  const life = dispatched();
  life.passUntil(at("11-30 18:00:15"));
  return life;
}

describe("submitting", () => {
  test("needs the warning about secrets to be acknowledged", () => {
    const asked = new Life().ask(at("11-23 09:00"), "enterprise", { ...commands.submit, secrecyAcknowledged: false });
    expect(asked).toEqual({ refusal: "secrecy-not-acknowledged", field: "secrecyAcknowledged" });
  });
  test("is for the enterprise and its own aide", () => {
    const life = new Life();
    expect(life.ask(at("11-23 09:00"), "aide", commands.submit)).toMatchObject({
      actor: { seat: `aide:${ENTERPRISE}`, person: "aide" },
    });
    for (const who of ["stranger-aide", "office", "handler", "system"]) {
      expect(life.ask(at("11-23 09:00"), who, commands.submit)).toMatchObject({ refusal: "not-your-seat" });
    }
    expect(life.ask(at("11-23 09:00"), "aide", { ...commands.submit, enterprise: OTHER_ENTERPRISE })).toMatchObject({
      refusal: "not-your-seat",
    });
  });
  test("happens once", () => {
    expect(registered().ask(at("11-23 09:00"), "enterprise", commands.submit)).toMatchObject({
      refusal: "wrong-status",
    });
  });
});

test("nothing can be done to an issue nobody knows", () => {
  expect(new Life().ask(at("11-23 09:00"), "office", commands.register)).toEqual({ refusal: "unknown" });
  expect(new Life().ask(at("11-23 09:00"), "system", commands.timePassed)).toEqual({ refusal: "unknown" });
});

describe("dispatching", () => {
  const ask = (command: Command) => registered().ask(at("11-23 10:05"), "office", command);
  test("is to a unit of the directory, and a person of that unit", () => {
    expect(ask({ ...dispatch, unit: "U9" })).toMatchObject({ refusal: "not-in-directory", field: "unit" });
    expect(ask({ ...dispatch, person: "handler2" })).toMatchObject({ refusal: "not-in-directory", field: "person" });
    expect(ask({ ...dispatch, person: "handler" })).not.toHaveProperty("refusal");
  });
  test("sets a limit on the spot, at most a month", () => {
    const life = registered();
    life.give(at("11-23 10:05"), "office", { ...dispatch, limit: { unit: "workingDay", amount: 1 } });
    expect(wall(life.duty("solve").dueAt)).toBe("11-24 18:00");
    expect(life.duty("solve").ladder.map(({ slip }) => slip)).toEqual(["orange", "red"]);
    expect(ask({ ...dispatch, limit: { unit: "calendarMonth", amount: 1 } })).not.toHaveProperty("refusal");
    expect(ask({ ...dispatch, limit: { unit: "workingDay", amount: 30 } })).toMatchObject({
      refusal: "limit-too-long",
    });
    expect(ask({ ...dispatch, limit: { unit: "date", date: "2026-11-23" } })).not.toHaveProperty("refusal");
    expect(ask({ ...dispatch, limit: { unit: "date", date: "2026-11-22" } })).toMatchObject({ refusal: "limit-past" });
    const today = { ...dispatch, limit: { unit: "date", date: "2026-11-23" } } as const;
    const asked = dispatched();
    asked.commits.length = 2;
    expect(asked.ask(at("11-23 17:59:59"), "office", today)).not.toHaveProperty("refusal");
    expect(asked.ask(at("11-23 18:00"), "office", today)).toMatchObject({ refusal: "limit-past" });
    expect(asked.ask(at("11-23 18:01"), "office", today)).toMatchObject({ refusal: "limit-past" });
  });
});

test("an assignment is signed once, by its name", () => {
  const life = dispatched();
  expect(life.ask(at("11-23 11:00"), "handler", { ...commands.sign, assignment: "a9" })).toMatchObject({
    refusal: "not-assigned",
  });
  life.give(at("11-23 11:00"), "handler", commands.sign);
  expect(life.ask(at("11-23 12:00"), "handler", commands.sign)).toEqual({ refusal: "already-signed" });
});

test("contact lies in the past", () => {
  const life = dispatched();
  expect(life.ask(at("11-23 11:00"), "handler", contact(at("11-23 11:00:00.001")))).toMatchObject({
    refusal: "contact-in-future",
  });
  const calling = verifying();
  expect(calling.ask(at("11-25 09:00"), "aide", callBack("confirmed", at("11-25 09:01")))).toMatchObject({
    refusal: "contact-in-future",
  });
});

test("the next report is promised for a date before the issue is due, to the enterprise", () => {
  const life = dispatched();
  const ask = (nextReportBy: string, visibleToEnterprise = true) =>
    life.ask(at("11-25 09:00"), "handler", { ...commands.progress, visibleToEnterprise, nextReportBy });
  expect(ask("2026-12-01")).toMatchObject({ refusal: "report-date" });
  expect(ask("2026-11-22")).toMatchObject({ refusal: "report-date" });
  expect(ask("2026-11-24")).toMatchObject({ refusal: "report-date" });
  expect(ask("2026-11-27", false)).toMatchObject({ refusal: "report-date" });
  expect(ask("2026-11-30")).not.toHaveProperty("refusal");
  life.give(at("11-25 09:00"), "handler", { ...commands.progress, visibleToEnterprise: false });
  expect(life.open()).toContain("report");
});

describe("a decision of the tier", () => {
  const decide = (newDue?: string): Command => ({ ...commands.tierDecision, ...(newDue && { newDue }) });
  test("is no business of a tier the issue has not reached or has left", () => {
    expect(dispatched().ask(at("11-23 11:00"), "tier1", decide())).toMatchObject({ refusal: "wrong-tier" });
    expect(atTier1().ask(at("12-01 09:00"), "tier2", decide())).toMatchObject({ refusal: "wrong-tier" });
    expect(atTier1().ask(at("12-01 09:00"), "stranger", decide())).toMatchObject({ refusal: "not-your-seat" });
  });
  test("may move the due date once, within a month, into the future", () => {
    const life = atTier1();
    const ask = (newDue: string) => life.ask(at("12-01 09:00"), "tier1", decide(newDue));
    expect(ask("2026-11-30")).toMatchObject({ refusal: "limit-past" });
    expect(ask("2027-01-05")).toMatchObject({ refusal: "limit-too-long" });
    life.give(at("12-01 09:00"), "tier1", decide("2026-12-10"));
    expect(life.duty("solve")).toMatchObject({ dueAt: at("12-10 18:00"), generation: 2, why: { adjusted: "moved" } });
    expect(life.duty("solve").ladder.map(({ key }) => key)).toEqual(["solve#2/2/1", "solve#2/2/2", "solve#2/2/3"]);
    expect(ask("2026-12-11")).toMatchObject({ refusal: "moves-used" });
    expect(life.ask(at("12-01 10:00"), "tier1", decide())).not.toHaveProperty("refusal");
  });
});

test("a close-out needs a contact on record and evidence", () => {
  const life = dispatched();
  expect(life.ask(at("11-24 10:00"), "handler", commands.closeOut)).toMatchObject({ refusal: "no-contact" });
  life.give(at("11-24 10:00"), "office", contact(at("11-24 09:00")));
  expect(life.ask(at("11-24 10:00"), "handler", { ...commands.closeOut, evidence: [] })).toMatchObject({
    refusal: "no-evidence",
  });
  expect(life.ask(at("11-24 10:00"), "head", commands.closeOut)).not.toHaveProperty("refusal");
});

describe("facts that moved on", () => {
  test("a step somebody else decided meanwhile", () => {
    const life = reviewing("C", {
      directory: {
        ...directory,
        holdings: [...directory.holdings, { seat: "head:U1", person: "deputy", from: "2025-12-31T16:00:00.000Z" }],
      },
    });
    life.give(at("11-24 11:00"), "head", approve(0));
    for (const person of ["head", "deputy", "office"]) {
      expect(life.ask(at("11-24 11:01"), person, giveBack(0))).toMatchObject({ refusal: "step-decided" });
    }
    expect(life.ask(at("11-24 11:01"), "tier2", approve(0))).toMatchObject({ refusal: "not-your-seat" });
  });
  test("a round that is over", () => {
    const life = reviewing();
    life.give(at("11-24 11:00"), "head", giveBack(0));
    life.give(at("11-24 12:00"), "handler", commands.closeOut);
    expect(life.ask(at("11-24 13:00"), "head", approve(0, 1))).toMatchObject({ refusal: "stale-round" });
    expect(life.ask(at("11-24 13:00"), "head", approve(1, 2))).toMatchObject({ refusal: "stale-round" });
    const late = verifying();
    expect(late.ask(at("11-25 09:00"), "enterprise", rate(5, 2))).toMatchObject({ refusal: "stale-round" });
    expect(late.ask(at("11-25 09:00"), "aide", callBack("confirmed", at("11-25 08:00"), 2))).toMatchObject({
      refusal: "stale-round",
    });
  });
  test("a blue slip in between refuses nothing", () => {
    const life = dispatched();
    life.give(at("11-24 08:00"), "handler", commands.sign);
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    expect(life.ask(at("11-26 18:00:16"), "handler", commands.closeOut)).toMatchObject({
      events: [{ type: "rungFired" }, { type: "dutyRaised" }, { type: "rungFired" }, { type: "closeOutRequested" }],
    });
  });
});

test("a return says why; a call-back needs its duty; a leader's close its dissatisfaction", () => {
  const life = reviewing();
  for (const decision of ["return", "refuse"] as const) {
    const mute = { name: "decideCloseOutStep" as const, round: 1, step: 0, decision };
    expect(life.ask(at("11-24 11:00"), "head", mute)).toMatchObject({ refusal: "opinion-missing" });
  }
  const called = verifying();
  called.give(at("11-25 09:00"), "aide", callBack("confirmed", at("11-25 08:50")));
  expect(called.ask(at("11-25 10:00"), "aide", callBack("denied", at("11-25 09:50")))).toEqual({
    refusal: "no-such-duty",
  });
  expect(called.ask(at("11-25 10:00"), "tier1", decideDissatisfaction())).toEqual({ refusal: "no-such-duty" });
});

test("a refused issue owes nothing", () => {
  const life = registered();
  life.give(at("11-23 10:05"), "office", commands.refuse);
  expect(life.issue).toMatchObject({ status: "refused", duties: [], closedAt: at("11-23 10:05") });
  expect(life.wake()).toBe("settled");
});

test("times never run backwards inside an issue", () => {
  const life = dispatched();
  expect(life.ask(at("11-23 10:04"), "office", commands.note)).toMatchObject({ at: at("11-23 10:05") });
});

test("whoever a duty was raised from, and to, may still do it", () => {
  const life = dispatched();
  life.passUntil(at("11-25 18:00:15"));
  expect(life.duty("sign")).toMatchObject({ raisedFrom: ["handler:U1", "head:U1"], ladder: [] });
  for (const person of ["handler", "head", "tier1"]) {
    expect(life.ask(at("11-26 09:00"), person, commands.sign)).not.toHaveProperty("refusal");
  }
  expect(life.ask(at("11-26 09:00"), "tier2", commands.sign)).toMatchObject({ refusal: "not-your-seat" });
});

test("what is decided fits the contract to the letter", () => {
  const life = atTier1();
  life.give(at("12-01 09:00"), "tier1", commands.tierDecision);
  life.give(at("12-02 09:00"), "handler", contact(at("12-02 08:30")));
  life.give(at("12-02 10:00"), "handler", commands.closeOut);
  for (const { events } of life.commits) for (const event of events) expect(Event.parse(event)).toEqual(event);
  expect(Issue.parse(life.issue)).toEqual(life.issue);
});
