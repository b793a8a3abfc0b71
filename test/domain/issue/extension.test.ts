import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { actionsFor } from "../../../domain/actions.ts";
import { ENTERPRISE, twoSeats } from "./county.ts";
import {
  at,
  commands,
  dispatched,
  extensionDecided,
  extensionTo,
  type Life,
  suspensionUntil,
  told,
  wall,
} from "./history.ts";

/** Another due instant, asked for and decided on (commands.md §6). */
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
