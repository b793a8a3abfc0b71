import { describe, expect, test } from "vitest";
import { rowAt } from "../../../domain/statistics/row.ts";
import {
  approve,
  at,
  commands,
  contact,
  dispatched,
  giveBack,
  type Life,
  rate,
  refuseStep,
  reviewing,
  ruled,
  suspensionDecided,
  suspensionUntil,
  verifying,
  withdrawalDecided,
} from "../issue/history.ts";

const PROMISED = at("11-30 18:00");
const sealed = { prevHash: "", hash: "", keyId: "k", mac: "", command: "addNote" } as const;
const rowOf = (life: Life, end = at("12-31 00:00")) =>
  rowAt(
    life.commits.map((kept) => ({ ...kept, ...sealed })),
    end,
  );
const closed = () => {
  const life = verifying();
  life.give(at("11-24 13:00"), "enterprise", rate(5));
  return life;
};

describe("what statistics remember of an issue that lived by the rules", () => {
  test("closed in time, with the mark it was given", () => {
    expect(rowOf(closed())).toMatchObject({
      status: "closed",
      onTime: true,
      overdue: false,
      unit: "U1",
      endedAt: at("11-24 13:00"),
      promiseDueAt: PROMISED,
      rated: { at: at("11-24 13:00"), level: 5 },
      outcome: "resolved",
    });
    for (const none of ["reopenings", "reworks", "lapsedAt"]) expect(rowOf(closed())).not.toHaveProperty(none);
  });

  test("asked in time and not closed yet is not closed in time", () => {
    expect(rowOf(verifying())).toMatchObject({ onTime: false, overdue: false });
  });

  test("nothing was escalated and nothing late where nothing was", () => {
    expect(rowOf(dispatched(), at("11-24 00:00"))).toMatchObject({ escalations: [], lateRungs: [], overdue: false });
  });

  test("submitted and withdrawn before it was registered, it counts nowhere", () => {
    const life = dispatched();
    life.commits.length = 1;
    expect(rowOf(life)).toBeUndefined();
    life.give(at("11-23 09:30"), "enterprise", commands.withdraw);
    expect(rowOf(life)).toBeUndefined();
  });

  test("registered and not dispatched, it has no unit, no promise and no mark", () => {
    const life = dispatched();
    life.commits.length = 2;
    const row = rowOf(life);
    expect(row).toMatchObject({ status: "registered", signs: [], overdue: false });
    for (const none of ["unit", "promiseDueAt", "endedAt", "rated"]) expect(row).not.toHaveProperty(none);
  });

  test("refused after it was registered, it is not overdue, however long ago it was promised", () => {
    const life = dispatched();
    life.commits.length = 2;
    life.give(at("11-23 10:30"), "office", commands.refuse);
    expect(rowOf(life)).toMatchObject({ status: "refused", overdue: false, endedAt: at("11-23 10:30") });
  });

  test("reopened: the close it ended is kept, and the round in time is worth nothing", () => {
    const life = closed();
    life.give(at("12-01 09:00"), "enterprise", commands.reopen);
    expect(rowOf(life)).toMatchObject({
      onTime: false,
      reopenings: [{ closedAt: at("11-24 13:00"), at: at("12-01 09:00") }],
    });
    life.give(at("12-02 09:00"), "handler", contact(at("12-02 08:50")));
    expect(rowOf(life)).toMatchObject({ overdue: true, promiseDueAt: PROMISED });
  });

  test("done again after a refused step: when, and raised by it", () => {
    const life = reviewing();
    life.give(at("11-24 11:00"), "head", refuseStep(0));
    expect(rowOf(life, at("11-25 00:00"))).toMatchObject({
      reworks: [at("11-24 11:00")],
      escalations: [{ to: 1, at: at("11-24 11:00") }],
      onTime: false,
    });
  });

  test("done again after a bad mark", () => {
    const life = verifying();
    life.give(at("11-24 13:00"), "enterprise", rate(1));
    expect(rowOf(life, at("11-25 00:00"))).toMatchObject({ reworks: [at("11-24 13:00")] });
  });

  test("suspended, nothing is promised for it and it is not overdue; resumed, there is a promise again", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.give(at("11-24 10:00"), "head", suspensionUntil("2027-01-29"));
    expect(rowOf(life)).toMatchObject({ promiseDueAt: PROMISED });
    const turnedDown = rowOf(life);
    life.give(at("11-25 09:00"), "tier1", suspensionDecided(true));
    const held = rowOf(life);
    expect(turnedDown).toMatchObject({ overdue: true });
    expect(held).toMatchObject({ status: "suspended", overdue: false });
    expect(held).not.toHaveProperty("promiseDueAt");
    life.give(at("11-26 09:00"), "office", commands.resume);
    expect(rowOf(life)).toMatchObject({ status: "handling", overdue: true });
    expect(rowOf(life)).toHaveProperty("promiseDueAt");
  });

  test("a suspension that was not granted leaves the promise", () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.give(at("11-24 10:00"), "head", suspensionUntil("2027-01-29"));
    life.give(at("11-25 09:00"), "tier1", suspensionDecided(false));
    expect(rowOf(life)).toMatchObject({ promiseDueAt: PROMISED, overdue: true });
  });

  test("withdrawn while the round that was in time is reviewed, it is not closed in time", () => {
    const life = reviewing();
    life.give(at("11-24 13:00"), "enterprise", commands.withdraw);
    life.give(at("11-24 14:00"), "aide", withdrawalDecided(true, at("11-24 13:50")));
    expect(rowOf(life)).toMatchObject({ status: "closed", outcome: "withdrawn", onTime: false });
  });

  test("a close-out taken back, and one returned, are not in time", () => {
    const back = reviewing();
    back.give(at("11-25 09:00"), "handler", commands.withdrawCloseOut);
    expect(rowOf(back)).toMatchObject({ onTime: false, overdue: true });
    const returned = reviewing();
    returned.give(at("11-25 09:00"), "head", giveBack(0));
    expect(rowOf(returned)).toMatchObject({ onTime: false, overdue: true });
  });

  test("taken over by another unit, its promise is that of the new lead, and the signature owed is its", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "head", commands.object);
    life.give(at("11-23 12:00"), "office", ruled(true, { unit: "U2" }));
    const row = rowOf(life, at("11-24 00:00"));
    expect(row).toMatchObject({ unit: "U2", signs: [{ unit: "U2" }] });
    expect(row?.signs).toHaveLength(1);
  });

  test("signed, with the unit that signed", () => {
    const life = dispatched();
    const { dueAt } = life.duty("sign");
    life.give(at("11-23 11:00"), "handler", commands.sign);
    expect(rowOf(life)?.signs).toEqual([{ unit: "U1", dueAt, doneAt: at("11-23 11:00") }]);
  });

  test("closed by the unit it was given to after an objection, in the time that unit had", () => {
    const life = dispatched();
    life.give(at("11-23 11:00"), "head", commands.object);
    life.give(at("11-23 12:00"), "office", ruled(true, { unit: "U2" }));
    life.give(at("11-24 09:00"), "handler2", contact(at("11-24 08:50")));
    life.give(at("11-24 10:00"), "handler2", commands.closeOut);
    life.give(at("11-24 11:00"), "head2", approve(0));
    life.give(at("11-24 12:00"), "office", approve(1));
    life.give(at("11-24 13:00"), "enterprise", rate(5));
    expect(rowOf(life)).toMatchObject({ unit: "U2", onTime: true });
  });

  test("merged into another, it is not closed in time", () => {
    const life = dispatched();
    life.commits.length = 2;
    life.give(at("11-23 11:00"), "office", commands.merge);
    expect(rowOf(life)).toMatchObject({ status: "closed", onTime: false });
  });

  test("a rung that fired when it was owed is not late", () => {
    const life = dispatched();
    life.passUntil(at("11-27 18:01"));
    expect(life.commits.flatMap(({ events }) => events).some(({ type }) => type === "rungFired")).toBe(true);
    expect(rowOf(life)).toMatchObject({ lateRungs: [] });
  });
});
