import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { ENTERPRISE } from "./county.ts";
import {
  at,
  commands,
  dispatched,
  extensionTo,
  type Life,
  suspensionDecided,
  suspensionUntil,
  wall,
} from "./history.ts";

/** Every clock of the unit held until a date, asked for and decided on (commands.md §6). */
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
