import { describe, expect, test } from "vitest";
import type { Event } from "../../../contract/commit.ts";
import { fireDue } from "../../../domain/time-passed.ts";
import { calendar, directory, pack } from "./county.ts";
import { at, commands, dispatched, told, wall } from "./history.ts";

const fired = (events: readonly Event[]) => events.flatMap((event) => (event.type === "rungFired" ? [event.data] : []));

/** T4: what comes late starts now, and says so. */
describe("after the machine stood still for two weeks", () => {
  const life = dispatched();
  life.passUntil(at("11-26 12:00"));
  const events = life.give(at("12-10 08:00"), "system", commands.timePassed);

  test("every rung owed fires once, in the order owed, and is marked late", () => {
    expect(fired(events).map(({ rung }) => rung)).toEqual([
      "report#1/1/1",
      "solve#1/1/1",
      "solve#1/1/2",
      "solve#1/1/3",
    ]);
    expect(fired(events).every(({ late, firedAt }) => late && firedAt === at("12-10 08:00"))).toBe(true);
  });

  test("one tier is climbed, and its limits count from now", () => {
    expect(told(events).filter((type) => type === "issueEscalated")).toHaveLength(1);
    expect(life.issue.tier).toBe(1);
    expect(wall(life.duty("solve").dueAt)).toBe("12-17 18:00");
    expect(life.duty("solve").openedAt).toBe(at("12-10 08:00"));
  });

  test("the repeats count from now", () => {
    expect(wall(life.duty("report").ladder[0]?.owedAt ?? "")).toBe("12-13 08:00");
  });

  test("nothing is owed any more", () => {
    expect(life.ask(at("12-10 08:00"), "system", commands.timePassed)).toMatchObject({ events: [], again: false });
  });
});

test("two minutes after it may fire a rung is not yet late; a millisecond more and it is", () => {
  const life = dispatched();
  const when = (time: string) => life.ask(at(time), "system", commands.timePassed);
  expect(when("11-24 18:02:15.000")).toMatchObject({ events: [{ data: { late: false } }, {}] });
  expect(when("11-24 18:02:15.001")).toMatchObject({ events: [{ data: { late: true } }, {}] });
});

test("a commit takes so many events, and never parts a rung from its effect", () => {
  const life = dispatched();
  const moment = {
    tenant: "410421",
    issue: "DEMO-0001",
    receivedAt: at("12-10 08:00"),
    at: at("12-10 08:00"),
    calendar,
    directory,
    pack,
    actor: { seat: "system" },
  };
  const start = { issue: life.issue, events: [] };
  const first = fireDue(start, moment.at, moment, 3);
  expect(told(first.draft.events)).toEqual(["rungFired sign#1/1/1", "dutyRaised"]);
  expect(first.more).toBe(true);
  const one = fireDue(start, moment.at, moment, 1);
  expect(told(one.draft.events)).toEqual(["rungFired sign#1/1/1", "dutyRaised"]);
  expect(fireDue(start, moment.at, moment).more).toBe(false);
});

test("a note fires nothing and leaves every clock as it is", () => {
  const life = dispatched();
  const { duties } = life.issue;
  const wake = life.wake();
  expect(told(life.give(at("12-10 08:00"), "enterprise", commands.note))).toEqual(["noteAdded"]);
  expect(life.issue.duties).toEqual(duties);
  expect(life.wake()).toBe(wake);
});

test("progress after the blue slip makes the orange one void", () => {
  const life = dispatched();
  life.passUntil(at("11-26 18:00:15"));
  life.give(at("11-27 09:00"), "handler", { ...commands.progress, nextReportBy: "2026-11-29" });
  expect(life.duty("solve").ladder.map(({ slip }) => slip)).toEqual(["red"]);
  expect(wall(life.duty("report").dueAt)).toBe("11-30 18:00");
});

test("progress before the blue slip changes no warning", () => {
  const life = dispatched();
  life.give(at("11-25 09:00"), "handler", commands.progress);
  expect(life.duty("solve").ladder.map(({ slip }) => slip)).toEqual(["blue", "orange", "red"]);
  expect(life.open()).toEqual(["sign", "solve"]);
});
