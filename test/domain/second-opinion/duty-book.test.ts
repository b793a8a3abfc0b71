import { describe, expect, test } from "vitest";
import type { DutyEffect, Event } from "../../../contract/commit.ts";
import type { Explanation, Rung } from "../../../contract/limit.ts";
import { DutyBook } from "../../../domain/second-opinion/duty-book.ts";
import { calendar, pack } from "../issue/county.ts";
import { at, text } from "../issue/history.ts";

const week = { unit: "calendarDay", amount: 7 } as const;
const from = at("11-23 10:05");
const why: Explanation = { from, limit: week, days: [], calendarVersion: calendar.version, notice: calendar.notice };
const blue: Rung = { key: "solve#1/1/1", owedAt: at("11-26 18:00"), effect: "remind", slip: "blue" };
const orange: Rung = { ...blue, key: "solve#1/1/2", owedAt: at("11-27 18:00"), unless: "progress" };
const red: Rung = { key: "solve#1/1/3", owedAt: at("11-30 18:00"), effect: "escalate", slip: "red" };
const due = { limit: week, dueAt: red.owedAt, provisional: false, ladder: [blue, orange, red] };

type Retimed = Extract<DutyEffect, { do: "release" | "move" }>;

/** Given the duty to solve an issue in a week. */
function opened(adjusted?: "capped"): DutyBook {
  const book = new DutyBook();
  const told = { ...why, ...(adjusted && { adjusted }) };
  book.take(
    { do: "open", duty: "solve#1", kind: "solve", seat: "head:U1", from, why: told, ...due },
    from,
    pack.solveLadder,
  );
  return book;
}

function retimed(book: DutyBook, more: Partial<Retimed> & Pick<Retimed, "do">): DutyBook {
  book.take({ duty: "solve#1", why, ...due, ...more }, at("11-25 09:00"), []);
  return book;
}

function fired(book: DutyBook, { key, owedAt }: Rung, next?: Rung): DutyBook {
  const when = { owedAt, fireAt: owedAt, firedAt: owedAt, late: false };
  const data = { rung: key, duty: "solve#1", ...when, effect: "remind" as const, to: [], ...(next && { next }) };
  book.hear({ type: "rungFired", data, duties: [] });
  return book;
}

const solve = (book: DutyBook) => book.duties.get("solve#1");
const left = (book: DutyBook) => solve(book)?.ladder.map(({ key }) => key);

describe("the book of duties", () => {
  test("writes a duty down as it was said", () => {
    expect(solve(opened())).toEqual({
      id: "solve#1",
      kind: "solve",
      limit: week,
      dueAt: at("11-30 18:00"),
      calendarVersion: calendar.version,
      written: pack.solveLadder,
      generation: 1,
      openedAt: from,
      isDate: false,
      capped: false,
      ladder: [blue, orange, red],
      reached: 0,
    });
    expect(solve(opened("capped"))?.capped).toBe(true);
  });

  test("strikes out what is closed, and writes down no more of what it does not know", () => {
    const book = opened();
    book.take({ do: "close", duty: "solve#1", as: "done" }, from, []);
    expect(book.duties.size).toBe(0);
    book.take({ do: "hold", duty: "solve#1" }, from, []);
    retimed(book, { do: "move" });
    fired(book, blue);
    expect(book.duties.size).toBe(0);
  });

  test("leaves a duty as it is when it goes to another seat", () => {
    const book = opened();
    book.take({ do: "raise", duty: "solve#1", to: "office" }, at("11-25 09:00"), []);
    expect(solve(book)).toEqual(solve(opened()));
  });

  test("knows from when a duty is held, and that it runs again", () => {
    const book = opened();
    book.take({ do: "hold", duty: "solve#1" }, at("11-24 09:00"), []);
    expect(solve(book)).toEqual({ ...solve(opened()), heldAt: at("11-24 09:00") });
    expect(Object.keys(solve(retimed(book, { do: "release" })) ?? {})).not.toContain("heldAt");
  });

  test.each(["release", "move"] as const)("takes the new time of a %s, counted by its calendar", (how) => {
    const ladder = [{ ...red, key: "solve#1/2/3", owedAt: at("12-02 18:00") }];
    const limit = { unit: "date", date: "2026-12-02" } as const;
    const newer = { ...why, calendarVersion: "newer" };
    const book = retimed(opened(), { do: how, limit, dueAt: at("12-02 18:00"), ladder, why: newer });
    expect(solve(book)).toEqual({
      ...solve(opened()),
      limit,
      dueAt: at("12-02 18:00"),
      calendarVersion: "newer",
      generation: 2,
      ladder,
    });
  });

  test.each(["held", "minRemaining", "moved"] as const)(
    "of a duty whose time was %s keeps a date and no cap",
    (adjusted) => {
      const book = retimed(opened("capped"), { do: "move", why: { ...why, adjusted } });
      expect(solve(book)).toMatchObject({ isDate: true, capped: false });
    },
  );

  test.each([undefined, "capped"] as const)(
    "of a duty that was only counted anew (%s) keeps limit and cap",
    (adjusted) => {
      const newer = { ...why, ...(adjusted && { adjusted }) };
      expect(solve(retimed(opened("capped"), { do: "move", why: newer }))).toMatchObject({
        isDate: false,
        capped: true,
      });
      expect(solve(retimed(opened(), { do: "move", why: newer }))).toMatchObject({ isDate: false, capped: false });
    },
  );

  test("crosses off what fired, and adds what comes next", () => {
    const book = fired(opened(), blue);
    expect([left(book), solve(book)?.reached]).toEqual([["solve#1/1/2", "solve#1/1/3"], 1]);
    const weekly: Rung = { ...red, key: "solve#1/1/4", effect: "remind", owedAt: at("12-07 18:00") };
    fired(fired(book, red, weekly), orange);
    expect([left(book), solve(book)?.reached]).toEqual([["solve#1/1/4"], 3]);
  });

  test("after a move begins the ladder anew, unless it goes on above what fired", () => {
    const again = (...rungs: Rung[]) => rungs.map((rung) => ({ ...rung, key: rung.key.replace("/1/", "/2/") }));
    const reached = (ladder: Rung[]) => solve(retimed(fired(opened(), orange), { do: "move", ladder }))?.reached;
    expect(reached(again(blue, orange, red))).toBe(0);
    expect(reached(again(orange, red))).toBe(0);
    expect(reached(again(red))).toBe(2);
  });
});

describe("progress that is reported", () => {
  const told: Event = { type: "progressReported", data: { text, visibleToEnterprise: true }, duties: [] };
  test("makes the warning void that waits for it, if that is the next", () => {
    const book = fired(opened(), blue);
    book.hear(told);
    expect(left(book)).toEqual(["solve#1/1/3"]);
    book.hear(told);
    expect(left(book)).toEqual(["solve#1/1/3"]);
  });
  test("leaves it as long as another comes before it, and a duty with nothing left to fire", () => {
    const book = opened();
    book.hear(told);
    expect(left(book)).toEqual(["solve#1/1/1", "solve#1/1/2", "solve#1/1/3"]);
    const done = retimed(opened(), { do: "move", ladder: [] });
    done.hear(told);
    expect(left(done)).toEqual([]);
  });
});

describe("the book knows the units in charge", () => {
  const unit = (id: string, role: "lead" | "support") => ({ id: `a-${id}`, unit: id, role });
  test("from the dispatch, and from every change of it", () => {
    const book = new DutyBook();
    const assignments = [unit("U1", "lead"), unit("U2", "support")];
    book.hear({ type: "issueDispatched", data: { assignments, limit: week, dispatchNo: 1 }, duties: [] });
    book.hear({ type: "assignmentChanged", data: { added: [unit("U3", "support")], ended: ["a-U2"] }, duties: [] });
    expect([...book.units]).toEqual(["U1", "U2", "U3"]);
  });
});

describe("the enterprise is dissatisfied", () => {
  const rated = (level: number, late = false): Event => ({
    type: "issueRated",
    data: { round: 1, level, channel: "code", late, tags: [] },
    duties: [],
  });
  const called = (result: "confirmed" | "denied" | "unreachable"): Event => ({
    type: "callBackRecorded",
    data: { result, attempt: 1, final: true, when: from, means: "phone", text },
    duties: [],
  });
  const after = (...events: Event[]) => {
    const book = new DutyBook();
    for (const event of events) book.hear(event);
    return book.dissatisfied;
  };
  const note: Event = { type: "progressReported", data: { text, visibleToEnterprise: true }, duties: [] };
  const again: Event = { type: "issueReworked", data: { cause: "badRating", reworkNo: 1 }, duties: [] };
  const reopened: Event = { type: "issueReopened", data: { cause: text, reopenNo: 1 }, duties: [] };

  test.each<[string, Event[], boolean]>([
    ["nobody asked", [], false],
    ["a mark of one", [rated(1)], true],
    ["a mark of two", [rated(2)], true],
    ["a mark of three", [rated(3)], false],
    ["a bad mark after the close", [rated(1, true)], false],
    ["denied on the telephone", [called("denied")], true],
    ["confirmed on the telephone", [called("confirmed")], false],
    ["not reached", [called("unreachable")], false],
    ["a bad mark and a report", [rated(1), note], true],
    ["denied, and then a good mark", [called("denied"), rated(5)], true],
    ["a bad mark and work done again", [rated(1), again], false],
    ["denied, and opened again", [called("denied"), reopened], false],
  ])("after %s: %j", (_, events, dissatisfied) => {
    expect(after(...events)).toBe(dissatisfied);
  });
});
