import { describe, expect, test } from "vitest";
import { rowAt } from "../../../domain/statistics/row.ts";
import { Life, local } from "../life.ts";

const end = local("2026-08-01 00:00");
const due = local("2026-07-10 18:00");
const life = () => new Life("I1").submitted(local("2026-07-01 09:00")).registered(local("2026-07-01 10:00"));
const given = () => life().dispatched(local("2026-07-03 09:00"), due);
const row = ({ commits }: Life, at = end) => rowAt(commits, at);

describe("an issue as it stood at the end of a period", () => {
  test("what was not registered by then counts nowhere", () => {
    expect(row(new Life("I1").submitted(local("2026-07-31 09:00")).registered(end))).toBeUndefined();
    expect(row(life())).toMatchObject({ version: 2, status: "registered", overdue: false });
  });

  test("what happened at the end or after it is not seen", () => {
    const closed = given().requested(local("2026-07-09 09:00")).approved(local("2026-07-10 09:00")).rated(end, 5);
    expect(row(closed)).toMatchObject({ status: "verifying", version: 5 });
    expect(row(closed)).not.toHaveProperty("endedAt");
  });

  test("the promise is the first due date, whatever a review or a higher tier makes of it", () => {
    const returned = given()
      .requested(local("2026-07-09 09:00"))
      .returned(local("2026-07-13 09:00"), local("2026-07-14 18:00"));
    expect(row(returned)?.promiseDueAt).toBe(due);
    expect(row(given().escalated(due, local("2026-07-17 18:00")))?.promiseDueAt).toBe(due);
  });
});

describe("in time", () => {
  const closed = (onTime: boolean) =>
    given().requested(due, { onTime }).approved(local("2026-07-15 09:00")).rated(local("2026-07-16 09:00"), 5);

  test("the request of the approved round decides, on the last day of the limit too", () => {
    expect(row(closed(true))?.onTime).toBe(true);
    expect(row(closed(false))?.onTime).toBe(false);
  });

  test("in time for a higher tier is late for the promise", () => {
    const raised = given().escalated(due, local("2026-07-17 18:00")).requested(local("2026-07-14 09:00"));
    expect(row(raised.approved(local("2026-07-15 09:00")).rated(local("2026-07-16 09:00"), 5))?.onTime).toBe(false);
  });

  test("a round in time that was returned does not save a later one that was not", () => {
    const again = given()
      .requested(local("2026-07-09 09:00"))
      .returned(local("2026-07-13 09:00"), local("2026-07-14 18:00"))
      .requested(local("2026-07-15 09:00"), { onTime: false })
      .approved(local("2026-07-16 09:00"))
      .rated(local("2026-07-17 09:00"), 5);
    expect(row(again)?.onTime).toBe(false);
  });
});

describe("overdue at the end", () => {
  test("open and past due is overdue; due at the very end is not yet", () => {
    expect(row(given())?.overdue).toBe(true);
    expect(row(given(), due)?.overdue).toBe(false);
  });

  test("asked in time and still under review is not overdue", () => {
    expect(row(given().requested(due))?.overdue).toBe(false);
    expect(row(given().requested(local("2026-07-10 18:01"), { onTime: false }))?.overdue).toBe(true);
  });

  test("returned with days given back counts from the new date", () => {
    const back = given().requested(local("2026-07-09 09:00"));
    expect(row(back.returned(local("2026-07-30 09:00"), local("2026-08-03 18:00")))?.overdue).toBe(false);
  });

  test("a fresh limit of a higher tier does not make it punctual again", () => {
    expect(row(given().escalated(due, local("2026-08-05 18:00")))?.overdue).toBe(true);
  });
});

describe("signatures and ratings", () => {
  test("a signature counts from when it was received; a lapsed one counts nowhere", () => {
    const signed = given().signed(local("2026-07-04 09:00"), local("2026-07-03 23:59"));
    expect(row(signed)?.signs).toEqual([{ unit: "U1", dueAt: due, doneAt: local("2026-07-03 23:59") }]);
    expect(row(given())?.signs).toEqual([{ unit: "U1", dueAt: due }]);
    const taken = given();
    taken.commit("timePassed", local("2026-07-05 09:00"), [
      {
        type: "dutyRaised",
        data: { duty: "sign#1", from: "handler:U1", to: "head:U1" },
        duties: [{ do: "close", duty: "sign#1", as: "lapsed" }],
      },
    ]);
    expect(row(taken)?.signs).toEqual([]);
  });

  test("silence is no answer, and a mark given after closing does not become one", () => {
    const silent = given()
      .requested(local("2026-07-09 09:00"))
      .approved(local("2026-07-10 09:00"))
      .lapsed(local("2026-07-17 18:00"));
    expect(row(silent)).toMatchObject({ status: "closed", lapsedAt: local("2026-07-17 18:00") });
    expect(row(silent.ratedLate(local("2026-07-18 09:00"), 5))).not.toHaveProperty("rated");
  });
});
