import { describe, expect, test } from "vitest";
import { pack } from "./county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  dispatched,
  effects,
  type Life,
  rate,
  refuseStep,
  reviewing,
  text,
  told,
  verifying,
  wall,
} from "./history.ts";

/** Done again: refusal in review, dissatisfaction, taking a close-out back, reopening (commands.md §6, 22, 23, 26, 29). */
describe("refused in review", () => {
  test("it is done again one tier up, with a contact owed first", () => {
    const life = reviewing();
    expect(told(life.give(at("11-24 11:00"), "head", refuseStep(0)))).toEqual([
      "closeOutStepDecided",
      "issueReworked",
      "issueEscalated",
    ]);
    expect(life.commits.at(-1)?.events[1]?.data).toEqual({ cause: "refused", reworkNo: 1 });
    expect(life.issue).toMatchObject({ status: "handling", tier: 1, reworks: 1, returns: 0 });
    expect(life.issue).not.toHaveProperty("round");
    expect(life.open()).toEqual(["contact", "coordinate", "solve"]);
    expect(wall(life.duty("solve").dueAt)).toBe("12-01 18:00");
    expect(life.ask(at("11-24 12:00"), "handler", commands.closeOut)).toMatchObject({ refusal: "no-contact" });
    life.give(at("11-25 09:00"), "handler", contact(at("11-25 08:50")));
    life.give(at("11-25 10:00"), "handler", commands.closeOut);
    expect(life.issue.round).toMatchObject({ round: 2, step: 0 });
    expect(life.ask(at("11-25 11:00"), "head", approve(0, 1))).toMatchObject({ refusal: "stale-round" });
  });
  test("at the top it stays there with a fresh limit", () => {
    const life = dispatched();
    for (const who of ["office", "tier1"]) life.give(at("11-24 08:00"), who, commands.escalate);
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.give(at("11-25 10:00"), "handler", commands.closeOut);
    expect(told(life.give(at("11-26 11:00"), "head", refuseStep(0)))).toEqual(["closeOutStepDecided", "issueReworked"]);
    expect(life.issue.tier).toBe(2);
    expect(wall(life.duty("solve").dueAt)).toBe("12-11 18:00");
    expect(life.duty("coordinate").seat).toBe("tier2");
    expect(life.open()).toEqual(["contact", "coordinate", "solve"]);
    const ended = effects(life.commits.at(-1)?.events ?? []).filter((effect) => effect.do === "close");
    expect(ended.map(({ duty, as }) => `${duty} ${as}`)).toEqual(["reviewCloseOut#1 done", "solve#3 void"]);
  });
  test("where a county has no tiers above the unit, nobody has to coordinate", () => {
    const [unit] = pack.tiers;
    if (unit === undefined) throw new Error("a pack has a tier");
    const life = reviewing("C", { pack: { ...pack, tiers: [unit], chain: { ...pack.chain, C: ["head"] } } });
    life.give(at("11-24 11:00"), "head", refuseStep(0));
    expect(life.issue).toMatchObject({ tier: 0, reworks: 1 });
    expect(life.open()).toEqual(["contact", "solve"]);
  });
});

describe("a dissatisfied enterprise", () => {
  const round = (life: Life, day: string, no: number, outcome: "resolved" | "explained" = "resolved") => {
    life.give(at(`${day} 09:00`), "handler", contact(at(`${day} 08:50`)));
    life.give(at(`${day} 10:00`), "handler", { ...commands.closeOut, outcome });
    life.give(at(`${day} 11:00`), "head", approve(0, no));
    life.give(at(`${day} 12:00`), "office", approve(1, no));
  };
  test("sends a problem called solved back by itself, as often as the pack allows; then a leader decides", () => {
    const life = verifying();
    life.give(at("11-24 13:00"), "enterprise", rate(1));
    expect(life.issue).toMatchObject({ status: "handling", tier: 1, reworks: 1, dissatisfied: false });
    expect(life.issue).not.toHaveProperty("rating");
    round(life, "11-25", 2);
    life.give(at("11-25 13:00"), "aide", callBack("denied", at("11-25 12:50"), 2));
    expect(life.issue).toMatchObject({ status: "handling", tier: 2, reworks: 2 });
    expect(life.issue).not.toHaveProperty("callBack");
    round(life, "11-26", 3);
    expect(told(life.give(at("11-26 13:00"), "enterprise", rate(2, 3)))).toEqual(["issueRated"]);
    expect(life.issue).toMatchObject({ status: "verifying", dissatisfied: true });
    const again = life.give(at("11-27 09:00"), "tier2", decideDissatisfaction(3, "rework"));
    expect(told(again)).toEqual(["issueReworked"]);
    expect(again[0]).toMatchObject({ data: { cause: "badRating", reworkNo: 3 } });
    expect(life.issue).toMatchObject({ status: "handling", tier: 2 });
  });
  test("does not loop where the law is the reason: the leader closes, or has it done again a tier up", () => {
    const life = verifying({}, "explained");
    life.give(at("11-24 13:00"), "aide", callBack("denied", at("11-24 12:50")));
    expect(life.issue.status).toBe("verifying");
    const events = life.give(at("11-25 09:00"), "tier1", decideDissatisfaction(1, "rework"));
    expect(events[0]?.data).toEqual({ cause: "denied", reworkNo: 1, reason: text });
    expect(events).toMatchObject([
      { data: { cause: "denied" } },
      { type: "issueEscalated", data: { cause: "rework" } },
    ]);
    expect(life.issue.tier).toBe(1);
  });
  test("a county may want no rework by itself", () => {
    const life = verifying({ pack: { ...pack, maxReworks: 0 } });
    life.give(at("11-24 13:00"), "enterprise", rate(1));
    expect(life.issue).toMatchObject({ status: "verifying", dissatisfied: true });
  });
  test("a good mark in the next round closes, whatever was said in the first", () => {
    const life = verifying();
    life.give(at("11-24 13:00"), "enterprise", rate(1));
    round(life, "11-25", 2);
    life.give(at("11-25 13:00"), "enterprise", rate(5, 2));
    expect(life.issue).toMatchObject({ status: "closed", closedBy: "rating", rating: 5, closedOnTime: false });
  });
});

describe("a close-out taken back", () => {
  test("runs on without a shift, and is asked for again", () => {
    const life = reviewing();
    const { dueAt } = life.duty("solve");
    life.give(at("11-25 09:00"), "handler", commands.withdrawCloseOut);
    expect(life.issue).toMatchObject({ status: "handling", rounds: 1 });
    expect(life.duty("solve").dueAt).toBe(dueAt);
    expect(life.open()).toEqual(["solve"]);
    expect(life.ask(at("11-25 10:00"), "handler", commands.closeOut)).not.toHaveProperty("refusal");
  });
  test("is for who asked and his head, before the first step, in time", () => {
    const life = reviewing();
    expect(life.ask(at("11-24 11:00"), "head", commands.withdrawCloseOut)).not.toHaveProperty("refusal");
    expect(life.ask(at("11-24 11:00"), "handler2", commands.withdrawCloseOut)).toMatchObject({
      refusal: "not-assigned",
    });
    expect(life.ask(at("11-30 18:00"), "handler", commands.withdrawCloseOut)).not.toHaveProperty("refusal");
    expect(life.ask(at("11-30 18:00:00.001"), "handler", commands.withdrawCloseOut)).toMatchObject({
      refusal: "past-due",
      facts: { dueAt: at("11-30 18:00") },
    });
    const byHead = dispatched();
    byHead.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    byHead.give(at("11-24 10:00"), "head", commands.closeOut);
    expect(byHead.ask(at("11-24 11:00"), "handler", commands.withdrawCloseOut)).toMatchObject({
      refusal: "not-your-seat",
    });
    life.give(at("11-24 11:00"), "head", approve(0));
    expect(life.ask(at("11-24 12:00"), "handler", commands.withdrawCloseOut)).toMatchObject({
      refusal: "step-decided",
    });
  });
});

describe("reopening", () => {
  const closed = (): Life => {
    const life = verifying();
    life.give(at("11-24 13:00"), "enterprise", rate(5));
    return life;
  };
  test("starts a fresh limit at the tier of the close, with a contact owed", () => {
    const life = closed();
    life.give(at("12-01 09:00"), "enterprise", commands.reopen);
    expect(life.issue).toMatchObject({ status: "handling", tier: 0, reopens: 1, ratingLapsed: false });
    for (const gone of ["closedAt", "outcome", "closedBy", "rating"]) expect(life.issue).not.toHaveProperty(gone);
    expect(life.open()).toEqual(["contact", "solve"]);
    expect(wall(life.duty("solve").dueAt)).toBe("12-08 18:00");
    expect(life.wake()).not.toBe("settled");
    expect(life.issue.promiseDueAt).toBe(at("11-30 18:00"));
  });
  test("by the enterprise within the window, twice; by the office at any time", () => {
    const life = closed();
    expect(life.ask(at("12-24 18:00"), "enterprise", commands.reopen)).not.toHaveProperty("refusal");
    expect(life.ask(at("12-24 18:00:00.001"), "enterprise", commands.reopen)).toMatchObject({
      refusal: "window-over",
      facts: { until: at("12-24 18:00") },
    });
    expect(life.ask(at("12-31 09:00"), "office", commands.reopen)).not.toHaveProperty("refusal");
    life.world = { ...life.world, pack: { ...pack, maxReopens: 0 } };
    expect(life.ask(at("12-01 09:00"), "enterprise", commands.reopen)).toMatchObject({
      refusal: "reopens-used",
      facts: { most: 0 },
    });
    expect(life.ask(at("12-01 09:00"), "office", commands.reopen)).not.toHaveProperty("refusal");
  });
  test("not of what was withdrawn", () => {
    const life = dispatched();
    life.commits.length = 1;
    life.give(at("11-23 09:30"), "enterprise", commands.withdraw);
    expect(life.ask(at("11-24 09:30"), "office", commands.reopen)).toMatchObject({ refusal: "outcome-final" });
    expect(life.ask(at("11-24 09:30"), "enterprise", rate(5))).toMatchObject({ refusal: "outcome-final" });
  });
});
