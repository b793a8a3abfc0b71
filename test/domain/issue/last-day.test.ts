import { describe, expect, test } from "vitest";
import { approve, at, commands, contact, dispatched, giveBack, rate, told } from "./history.ts";

/** The property certificate of the programme: solved on the last day of its limit, which is in time (T2, T3). */
describe("a close-out asked for on the last day", () => {
  function contacted() {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 09:00")));
    life.passUntil(at("11-30 17:59"));
    return life;
  }
  function close(life: ReturnType<typeof contacted>) {
    life.give(at("12-01 09:00"), "head", approve(0));
    life.give(at("12-01 10:00"), "office", approve(1));
    return life.give(at("12-02 10:00"), "enterprise", rate(5)).at(-1);
  }

  test("at the very instant it is due: in time, and no red slip is ever owed", () => {
    const life = contacted();
    life.give(at("11-30 18:00:00.000"), "handler", commands.closeOut);
    expect(life.ask(at("11-30 18:00:15"), "system", commands.timePassed)).toMatchObject({ events: [] });
    expect(close(life)).toMatchObject({ type: "issueClosed", data: { onTime: true } });
    expect(life.issue.tier).toBe(0);
  });

  test("a millisecond before the slip may fire: it holds the clock, but the round is late", () => {
    const life = contacted();
    life.give(at("11-30 18:00:14.999"), "handler", commands.closeOut);
    expect(life.duty("solve").id).toBe("solve#1");
    expect(life.issue.tier).toBe(0);
    expect(life.issue.round?.onTime).toBe(false);
    expect(close(life)).toMatchObject({ data: { onTime: false } });
  });

  test("when the slip may fire, it fires first, in the same commit: the request is made at tier 1", () => {
    const life = contacted();
    const events = life.give(at("11-30 18:00:15.000"), "handler", commands.closeOut);
    expect(told(events)).toEqual(["rungFired solve#1/1/3", "issueEscalated", "closeOutRequested"]);
    expect(life.issue).toMatchObject({ tier: 1, status: "reviewing", round: { solve: "solve#2", onTime: true } });
    expect(close(life)).toMatchObject({ data: { onTime: false } });
  });

  test("a refused command fires nothing", () => {
    const life = contacted();
    const before = life.issue;
    expect(life.ask(at("11-30 18:00:15.000"), "head2", commands.closeOut)).toEqual({ refusal: "not-assigned" });
    expect(life.issue).toEqual(before);
  });

  test("the machine may come a second early, never before the instant owed", () => {
    const life = contacted();
    const early = life.ask(at("11-30 18:00:14.000"), "system", commands.timePassed);
    expect(early).toMatchObject({ events: [{ data: { firedAt: at("11-30 18:00:14.000"), late: false } }, {}] });
    expect(life.ask(at("11-30 18:00:13.999"), "system", commands.timePassed)).toMatchObject({ events: [] });
  });

  test("held overdue and returned: nothing is given back, the red slip comes at once", () => {
    const life = contacted();
    life.give(at("11-30 18:00:10"), "handler", commands.closeOut);
    life.give(at("12-01 09:00"), "head", approve(0));
    life.give(at("12-01 10:00"), "office", giveBack(1));
    expect(life.duty("solve")).toMatchObject({ dueAt: at("12-01 10:00"), generation: 2 });
    expect(life.wake()).toBe(at("12-01 10:00:15"));
    life.passUntil(at("12-01 10:00:15"));
    expect(life.issue.tier).toBe(1);
  });
});
