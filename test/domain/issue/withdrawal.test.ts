import { describe, expect, test } from "vitest";
import { ENTERPRISE, twoSeats } from "./county.ts";
import { at, commands, dispatched, type Life, withdrawalDecided } from "./history.ts";

/** The enterprise does not want it any more, or somebody says so (commands.md §6). */
describe("a withdrawal", () => {
  const asked = (): Life => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "enterprise", commands.withdraw);
    return life;
  };
  test("before anybody took it up is over at once", () => {
    const life = dispatched();
    life.commits.length = 1;
    life.give(at("11-23 09:30"), "enterprise", commands.withdraw);
    expect(life.issue).toMatchObject({ status: "closed", outcome: "withdrawn", duties: [] });
  });
  test("afterwards stops no clock until somebody outside the unit has asked the enterprise", () => {
    const life = asked();
    expect(life.duty("verifyWithdrawal").seat).toBe(`aide:${ENTERPRISE}`);
    expect(life.ask(at("11-24 10:00"), "enterprise", commands.withdraw)).toMatchObject({
      refusal: "withdrawal-pending",
    });
    life.passUntil(at("11-30 18:00:15"));
    expect(life.issue).toMatchObject({ tier: 1, status: "handling" });
    life.give(at("12-01 09:00"), "office", withdrawalDecided(true, at("12-01 08:50")));
    expect(life.issue).toMatchObject({ status: "closed", outcome: "withdrawn", closedBy: "withdrawn", duties: [] });
    expect(life.issue).not.toHaveProperty("withdrawal");
  });
  test("that is not genuine changes nothing", () => {
    const life = asked();
    life.give(at("11-24 10:00"), "aide", withdrawalDecided(false, at("11-24 09:30")));
    expect(life.issue.status).toBe("handling");
    expect(life.open()).toEqual(["report", "sign", "solve"]);
    expect(life.ask(at("11-24 11:00"), "aide", withdrawalDecided(true, at("11-24 10:30")))).toMatchObject({
      refusal: "no-such-request",
    });
  });
  test("is verified by a call within the minute it was asked for: whoever notes it types no seconds", () => {
    const life = dispatched();
    life.give(at("11-24 09:00:42.500"), "enterprise", commands.withdraw);
    expect(life.ask(at("11-24 09:00:55"), "aide", withdrawalDecided(true, at("11-24 08:59")))).toMatchObject({
      refusal: "no-call",
    });
    life.give(at("11-24 09:00:55"), "aide", withdrawalDecided(true, at("11-24 09:00")));
    expect(life.issue).toMatchObject({ status: "closed", outcome: "withdrawn" });
  });
  test("is verified by a call after it was asked for, by nobody of a unit", () => {
    const life = asked();
    expect(life.ask(at("11-24 10:00"), "aide", withdrawalDecided(true, at("11-24 08:00")))).toMatchObject({
      refusal: "no-call",
      facts: { requestedAt: at("11-24 09:00") },
    });
    expect(life.ask(at("11-24 10:00"), "aide", withdrawalDecided(true, at("11-24 10:01")))).toMatchObject({
      refusal: "contact-in-future",
    });
    expect(
      life.ask(at("11-24 10:00"), "aide", withdrawalDecided(true, at("11-24 09:30"), "verifyWithdrawal#7")),
    ).toMatchObject({
      refusal: "no-such-request",
    });
    const inside = dispatched("C", twoSeats("handler", `aide:${ENTERPRISE}`));
    inside.give(at("11-24 09:00"), "enterprise", commands.withdraw);
    expect(inside.ask(at("11-24 10:00"), "handler", withdrawalDecided(true, at("11-24 09:30")))).toMatchObject({
      refusal: "separation",
      facts: { why: "verifyUnit", unit: "U1", since: at("11-23 10:05") },
    });
  });
});
