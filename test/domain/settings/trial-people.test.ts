import { describe, expect, test } from "vitest";
import { type Move, movesOf } from "../../../domain/settings/trial-moves.ts";
import type { Script } from "../../../domain/settings/trial-script.ts";
import { calendar, ENTERPRISE } from "../issue/county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  dispatched,
  giveBack,
  type Life,
  rate,
  reviewing,
  verifying,
  wall,
} from "../issue/history.ts";

/** Business is open from 08:30 to 12:00 and from 14:30 to 18:00; 23 November 2026 is a Monday. */
const people: Script = {
  class: "B",
  handedInAt: at("11-23 09:00"),
  triage: 3,
  sign: 2,
  contact: 4,
  effort: 20,
  afterDecision: 10,
  coordinate: 5,
  reports: true,
  review: 6,
  callBack: 1,
  mark: 5,
  rate: 8,
};

function plan(life: Life, how: Partial<Script> = {}): Move[] {
  return movesOf(life.issue, { ...people, ...how }, calendar);
}

function said({ at: when, who, command }: Move): string {
  return `${wall(when)} ${who.as === "person" ? who.person : who.as} ${command.name}`;
}

/** Given an issue that was handed in at nine, and registered at ten if it is said. */
function handedIn(registered = false): Life {
  const life = dispatched();
  life.commits.length = registered ? 2 : 1;
  return life;
}

/** Given an issue nobody solved, at the leader of the county from 18:00:15 on 30 November. */
function atTheLeader(): Life {
  const life = dispatched();
  life.give(at("11-23 11:00"), "handler", commands.sign);
  life.give(at("11-23 12:00"), "handler", commands.progress);
  life.give(at("11-23 12:00"), "handler", contact(at("11-23 11:50")));
  life.passUntil(at("11-30 18:00:15"));
  return life;
}

describe("the people of a month that is tried out", () => {
  test("register what is handed in after their hours of triage, as what it is", () => {
    const [move, ...others] = plan(handedIn());
    expect(move && said(move)).toBe("11-23 12:00 office registerIssue");
    expect(move?.command).toMatchObject({ class: "B", kind: "other", level: "county", requestType: "help" });
    expect(others).toEqual([]);
  });

  test("dispatch it five minutes after that", () => {
    expect(plan(handedIn(true)).map(said)).toEqual(["11-23 10:05 office dispatchIssue"]);
    expect(plan(handedIn(true))[0]?.command).toMatchObject({ unit: "U1" });
  });

  test("sign it, report on it and speak with the enterprise, each after their own hours, and solve nothing before they spoke", () => {
    expect(plan(dispatched()).map(said)).toEqual([
      "11-23 14:35 handler:U1 signAssignment",
      "11-24 14:35 handler:U1 reportProgress",
      "11-23 16:35 handler:U1 recordContact",
    ]);
    expect(plan(dispatched())[0]?.command).toMatchObject({ assignment: "a1" });
    expect(plan(dispatched())[1]?.command).toMatchObject({ visibleToEnterprise: true });
    expect(plan(dispatched())[2]?.command).toMatchObject({ when: at("11-23 16:35"), means: "phone" });
  });

  test("who keep silent report nothing", () => {
    const names = plan(dispatched(), { reports: false }).map(({ command }) => command.name);
    expect(names).toEqual(["signAssignment", "recordContact"]);
  });

  test("who spoke with the enterprise ask for the close-out once their effort since the dispatch is made", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", contact(at("11-23 10:50")));
    expect(plan(life).map(said)).toContain("11-26 09:05 handler:U1 requestCloseOut");
    expect(plan(life).map(({ command }) => command.name)).not.toContain("recordContact");
    expect(plan(life).at(-1)?.command).toMatchObject({ outcome: "resolved", evidence: [{ size: 1 }] });
  });

  test("who cannot solve it alone ask for no close-out", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "handler", contact(at("11-23 10:50")));
    const names = plan(life, { effort: undefined }).map(({ command }) => command.name);
    expect(names).toEqual(["signAssignment", "reportProgress"]);
  });

  test("do nothing sooner than what was done last: what was planned before comes at once", () => {
    const life = dispatched();
    life.give(at("11-27 17:00"), "handler", contact(at("11-27 16:50")));
    expect(plan(life).map(said)).toContain("11-27 17:00 handler:U1 requestCloseOut");
    expect(plan(life).map(said)).toContain("11-27 17:00 handler:U1 signAssignment");
  });

  test("a leader decides after his hours, while the unit goes on by itself", () => {
    expect(plan(atTheLeader(), { effort: 70 }).map(said)).toEqual([
      `12-01 16:00 tier1:${ENTERPRISE} recordTierDecision`,
      "12-07 10:05 handler:U1 requestCloseOut",
    ]);
    expect(plan(atTheLeader(), { effort: undefined }).map(({ command }) => command.name)).toEqual([
      "recordTierDecision",
    ]);
  });

  test("after the leader's decision it is solved in his time, counted from when it came to his tier", () => {
    const life = atTheLeader();
    life.give(at("12-01 15:00"), "tier1", commands.tierDecision);
    const closing = "12-03 09:30 handler:U1 requestCloseOut";
    for (const effort of [1, 300, undefined]) expect(plan(life, { effort }).map(said)).toContain(closing);
  });

  test("review step by step, each after the hours of review, by whoever holds the step", () => {
    const life = reviewing();
    expect(plan(life).map(said)).toEqual(["11-25 09:00 head:U1 decideCloseOutStep"]);
    expect(plan(life)[0]?.command).toMatchObject({ round: 1, step: 0, decision: "approve" });
    life.give(at("11-24 11:00"), "head", { name: "decideCloseOutStep", round: 1, step: 0, decision: "approve" });
    expect(plan(life)[0]?.command).toMatchObject({ round: 1, step: 1 });
  });

  test("review a second request as the second", () => {
    const life = reviewing();
    life.give(at("11-24 11:00"), "head", giveBack(0));
    life.give(at("11-24 15:00"), "handler", commands.closeOut);
    expect(plan(life)[0]?.command).toMatchObject({ round: 2, step: 0 });
  });

  test("the enterprise is called, and gives its mark after its own hours", () => {
    const [call, mark, ...others] = plan(verifying());
    expect(call && said(call)).toBe(`11-24 15:30 aide:${ENTERPRISE} recordCallBack`);
    expect(call?.command).toMatchObject({ round: 1, result: "confirmed", when: at("11-24 15:30"), means: "phone" });
    expect(mark && said(mark)).toBe("11-25 15:30 enterprise rateIssue");
    expect(mark?.command).toMatchObject({ round: 1, level: 5, tags: [] });
    expect(others).toEqual([]);
  });

  test("an enterprise that gives no mark is called all the same", () => {
    expect(plan(verifying(), { mark: undefined }).map(({ command }) => command.name)).toEqual(["recordCallBack"]);
  });

  test("a leader decides after his hours on an enterprise that stays dissatisfied with an explanation", () => {
    const life = verifying({}, "explained");
    life.give(at("11-24 13:00"), "aide", callBack("confirmed", at("11-24 12:50")));
    life.give(at("11-24 13:00"), "enterprise", rate(1));
    const [move, ...others] = plan(life);
    expect(move && said(move)).toBe(`11-25 10:00 tier1:${ENTERPRISE} decideDissatisfaction`);
    expect(move?.command).toMatchObject({ round: 1 });
    expect(others).toEqual([]);
  });

  describe("whose work is to be done again since 13:00", () => {
    const again = () => {
      const life = verifying();
      life.give(at("11-24 13:00"), "enterprise", rate(1));
      return life;
    };

    test("speak with the enterprise anew, their hours counted from when it began again", () => {
      const life = again();
      expect(plan(life).map(said)).toContain("11-25 09:00 handler:U1 recordContact");
      life.give(at("11-25 10:00"), "handler", contact(at("11-25 10:00")));
      expect(plan(life, { effort: 14 }).map(said)).toContain("11-26 12:00 handler:U1 requestCloseOut");
      expect(plan(life).map(({ command }) => command.name)).not.toContain("recordContact");
    });

    test("find the enterprise satisfied with it; one that gave no mark gives none", () => {
      const life = again();
      life.give(at("11-25 10:00"), "handler", contact(at("11-25 10:00")));
      life.give(at("11-25 10:30"), "handler", commands.closeOut);
      life.give(at("11-25 11:00"), "head", approve(0, 2));
      life.give(at("11-25 12:00"), "office", approve(1, 2));
      const marks = (mark: number | undefined) =>
        plan(life, { mark }).flatMap(({ command }) => (command.name === "rateIssue" ? [command] : []));
      expect(marks(2)).toMatchObject([{ round: 2, level: 4 }]);
      expect(marks(undefined)).toEqual([]);
    });
  });

  test("do nothing about an issue that is closed", () => {
    const closed = verifying();
    closed.give(at("11-24 13:00"), "aide", callBack("confirmed", at("11-24 12:50")));
    closed.give(at("11-24 13:30"), "enterprise", rate(5));
    expect(closed.issue.status).toBe("closed");
    expect(plan(closed)).toEqual([]);
  });
});
