import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { actionsFor } from "../../../domain/actions.ts";
import { directory, ENTERPRISE } from "./county.ts";
import {
  at,
  commands,
  dispatched,
  extensionDecided,
  extensionTo,
  type Life,
  suspensionDecided,
  suspensionUntil,
  told,
  wall,
  withdrawalDecided,
} from "./history.ts";

/** What is asked for: extension, suspension, withdrawal (commands.md §6, 14–18, 27, 28). */
const twoSeats = (person: string, seat: string) => ({
  directory: { ...directory, holdings: [...directory.holdings, { seat, person, from: at("01-01 00:00") }] },
});

describe("an extension", () => {
  const asked = (): Life => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "head", extensionTo("2026-12-04"));
    return life;
  };
  test("granted by the office moves the due instant and the promise", () => {
    const life = asked();
    expect(life.duty("decideExtension")).toMatchObject({ seat: "office", dueAt: at("11-25 18:00") });
    life.give(at("11-24 10:00"), "office", extensionDecided(true));
    expect(wall(life.duty("solve").dueAt)).toBe("12-04 18:00");
    expect(life.duty("solve").ladder.map(({ key, owedAt }) => [key, wall(owedAt)])).toEqual([
      ["solve#1/2/1", "12-02 18:00"],
      ["solve#1/2/2", "12-03 18:00"],
      ["solve#1/2/3", "12-04 18:00"],
    ]);
    expect(life.issue).toMatchObject({ extensions: 1, promiseDueAt: at("12-04 18:00") });
    expect(life.ask(at("11-24 11:00"), "head", extensionTo("2026-12-09"))).toMatchObject({
      refusal: "extensions-used",
      facts: { most: 1 },
    });
  });
  test("is refused by silence, and by a word that says why", () => {
    const silent = asked();
    silent.passUntil(at("11-25 18:00:15"));
    expect(silent.issue).not.toHaveProperty("extension");
    expect(wall(silent.duty("solve").dueAt)).toBe("11-30 18:00");
    expect(silent.ask(at("11-25 18:01"), "office", extensionDecided(true))).toMatchObject({
      refusal: "no-such-request",
    });
    const mute: Command = { name: "decideExtension", request: "decideExtension#1", granted: false };
    expect(asked().ask(at("11-24 10:00"), "office", mute)).toMatchObject({ refusal: "opinion-missing" });
    expect(asked().ask(at("11-24 10:00"), "office", extensionDecided(true, "decideExtension#9"))).toMatchObject({
      refusal: "no-such-request",
    });
  });
  test("silence up to the last minute refuses before the issue climbs", () => {
    const life = dispatched();
    const limit = { unit: "workingDay", amount: 2 } as const;
    life.commits.length = 2;
    life.give(at("11-23 10:05"), "office", { ...commands.dispatch, limit });
    life.give(at("11-24 17:00"), "head", extensionTo("2026-11-30"));
    expect(life.duty("decideExtension").dueAt).toBe(life.duty("solve").dueAt);
    const events = life.give(at("11-25 18:00:15"), "system", commands.timePassed);
    const types = told(events);
    expect(types.indexOf("extensionDecided")).toBeLessThan(types.indexOf("issueEscalated"));
  });
  test("is offered to nobody after the cut-off, nor once it is used up", () => {
    const offered = (life: Life, when: string) =>
      actionsFor(
        life.issue,
        { as: "person", person: "head" },
        { tenant: "410421", issue: life.issue.id, receivedAt: at(when), ...life.world },
      ).map(({ command }) => command);
    expect(offered(dispatched(), "11-27 18:00")).toContain("requestExtension");
    expect(offered(dispatched(), "11-27 18:00:00.001")).not.toContain("requestExtension");
    const used = asked();
    used.give(at("11-24 10:00"), "office", extensionDecided(true));
    expect(offered(used, "11-24 11:00")).not.toContain("requestExtension");
  });
  test("is asked for in time, by the head, for a date within the maximum, one thing at a time", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.give(at("11-23 11:00"), "handler", commands.progress);
    expect(life.ask(at("11-27 18:00"), "head", extensionTo("2026-12-04"))).not.toHaveProperty("refusal");
    expect(life.ask(at("11-27 18:00:00.001"), "head", extensionTo("2026-12-04"))).toMatchObject({
      refusal: "extension-too-late",
      facts: { cutoff: at("11-27 18:00") },
    });
    const ask = (date: string) => life.ask(at("11-24 09:00"), "head", extensionTo(date));
    expect(ask("2026-11-30")).toMatchObject({ refusal: "extension-not-later", facts: { dueAt: at("11-30 18:00") } });
    expect(ask("2026-12-07")).not.toHaveProperty("refusal");
    expect(ask("2026-12-08")).toMatchObject({ refusal: "extension-too-long", facts: { latest: at("12-07 18:00") } });
    expect(life.ask(at("11-24 09:00"), "handler", extensionTo("2026-12-04"))).toMatchObject({
      refusal: "not-your-seat",
    });
    expect(asked().ask(at("11-24 09:10"), "head", suspensionUntil("2026-12-20"))).toMatchObject({
      refusal: "request-open",
      facts: { request: "decideExtension#1" },
    });
  });
  test("is decided by another person, and above tier 0 by its holder", () => {
    const life = dispatched("C", twoSeats("head", "office"));
    life.give(at("11-24 09:00"), "head", extensionTo("2026-12-04"));
    expect(life.ask(at("11-24 10:00"), "head", extensionDecided(true))).toEqual({
      refusal: "separation",
      facts: { why: "asked", as: "self", person: "head", since: at("11-24 09:00"), asked: "decideExtension" },
    });
    const high = dispatched();
    high.passUntil(at("11-30 18:00:15"));
    high.give(at("12-01 09:00"), "head", extensionTo("2026-12-10"));
    expect(high.duty("decideExtension").seat).toBe(`tier1:${ENTERPRISE}`);
    high.give(at("12-01 10:00"), "tier1", extensionDecided(true));
    expect(wall(high.issue.promiseDueAt ?? "")).toBe("11-30 18:00");
  });
});

describe("a suspension", () => {
  const suspended = (until = "2026-12-18"): Life => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.give(at("11-24 09:00"), "head", suspensionUntil(until));
    life.give(at("11-24 10:00"), life.duty("decideSuspension").seat.split(":")[0] ?? "", suspensionDecided(true));
    return life;
  };
  test("holds every clock of the unit until the date, and gives the time back", () => {
    const life = suspended();
    expect(life.issue).toMatchObject({ status: "suspended", suspendedDays: 24 });
    expect(life.issue.duties.map(({ kind, heldAt }) => [kind, heldAt !== undefined])).toEqual([
      ["report", true],
      ["solve", true],
      ["suspension", false],
    ]);
    expect(life.duty("suspension")).toMatchObject({ seat: "head:U1", dueAt: at("12-18 18:00") });
    life.passUntil(at("12-18 18:00:15"));
    expect(life.issue.status).toBe("handling");
    expect(wall(life.duty("solve").dueAt)).toBe("12-24 18:00");
    expect(life.issue.promiseDueAt).toBe(life.duty("solve").dueAt);
  });
  test("is looked at every month while it lasts", () => {
    const life = suspended("2027-02-10");
    expect(life.duty("suspension").ladder.map(({ key, owedAt }) => [key, owedAt.slice(0, 10)])).toEqual([
      ["suspension#1/1/1", "2027-02-10"],
      ["suspension#1/1/2", "2026-12-24"],
      ["suspension#1/1/3", "2027-01-25"],
    ]);
  });
  test("ends earlier when it can be done: by head, office or holder", () => {
    const life = suspended();
    for (const who of ["head", "office"])
      expect(life.ask(at("12-01 09:00"), who, commands.resume)).not.toHaveProperty("refusal");
    expect(life.ask(at("12-01 09:00"), "tier1", commands.resume)).toMatchObject({ refusal: "wrong-tier" });
    life.give(at("12-01 09:00"), "head", commands.resume);
    expect(wall(life.duty("solve").dueAt)).toBe("12-07 18:00");
    expect(life.ask(at("12-01 10:00"), "head", commands.resume)).toMatchObject({ refusal: "wrong-status" });
  });
  test("is short at the office, longer at the leader, and never more than the cap in all", () => {
    const life = dispatched();
    const ask = (until: string) => life.ask(at("11-24 09:00"), "head", suspensionUntil(until));
    expect(ask("2026-12-24")).toMatchObject({ events: [{ duties: [{ seat: "office" }] }] });
    expect(ask("2026-12-25")).toMatchObject({ events: [{ duties: [{ seat: `tier1:${ENTERPRISE}` }] }] });
    expect(ask("2027-05-24")).toMatchObject({
      refusal: "suspension-too-long",
      facts: { cap: 180, used: 0, days: 181 },
    });
    expect(ask("2026-11-23")).toMatchObject({ refusal: "limit-past" });
    const again = suspended();
    again.give(at("12-01 09:00"), "head", commands.resume);
    expect(again.ask(at("12-01 10:00"), "head", suspensionUntil("2027-05-14"))).toMatchObject({
      refusal: "suspension-too-long",
      facts: { used: 24 },
    });
  });
  test("is refused by silence, and not asked for while something else is", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "head", suspensionUntil("2026-12-18"));
    expect(life.ask(at("11-24 09:10"), "head", extensionTo("2026-12-04"))).toMatchObject({ refusal: "request-open" });
    life.passUntil(at("11-26 18:00:15"));
    expect(life.issue).toMatchObject({ status: "handling" });
    expect(life.issue).not.toHaveProperty("suspension");
    const objected = dispatched();
    objected.give(at("11-23 14:00"), "head", commands.object);
    expect(objected.ask(at("11-23 15:00"), "head", suspensionUntil("2026-12-18"))).toMatchObject({
      refusal: "request-open",
    });
    expect(objected.ask(at("11-23 15:00"), "office", suspensionDecided(true))).toMatchObject({
      refusal: "no-such-request",
    });
  });
  test("promises no report while it lasts", () => {
    const life = suspended();
    const report: Command = { ...commands.progress, nextReportBy: "2026-11-27" };
    expect(life.ask(at("11-25 09:00"), "handler", report)).toMatchObject({ refusal: "report-date" });
    expect(life.ask(at("11-25 09:00"), "handler", commands.progress)).not.toHaveProperty("refusal");
  });
});

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
