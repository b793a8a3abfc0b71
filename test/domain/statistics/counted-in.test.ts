import { describe, expect, test } from "vitest";
import type { BulletinRow } from "../../../contract/bulletin-row.ts";
import { concerns, isCarried, isInTotal, isNew, isPlanned, isReopened } from "../../../domain/statistics/count.ts";
import { satisfactionRate, signedInTimeRate } from "../../../domain/statistics/rates.ts";
import { periodOf } from "../../../domain/period.ts";
import { local } from "../life.ts";

const july = periodOf("2026-07", { zone: "Asia/Shanghai", start: "2026-07-01" });
if (july === undefined) throw new Error("no July");
const [start, end] = [local("2026-07-01 00:00"), local("2026-08-01 00:00")];
const [before, within, after] = [local("2026-06-30 23:59"), local("2026-07-15 09:00"), local("2026-08-01 00:01")];

function row(more: Partial<BulletinRow>): BulletinRow {
  const about = {
    issue: "I1",
    version: 1,
    number: "1",
    source: "web",
    kind: "land",
    class: "C",
    level: "county",
  } as const;
  const stands = {
    tier: 0,
    status: "handling",
    onTime: false,
    overdue: false,
    signs: [],
    escalations: [],
    lateRungs: [],
  } as const;
  return { ...about, ...stands, signs: [], escalations: [], lateRungs: [], registeredAt: before, ...more };
}
const old = (more: Partial<BulletinRow> = {}) => row({ registeredAt: before, endedAt: before, ...more });
const reopenings = (closedAt: string, at: string) => ({ reopenings: [{ closedAt, at }] });

describe("which of the figures of July an issue is in", () => {
  test.each([
    ["registered at the first instant of July: new", row({ registeredAt: start }), "new"],
    ["registered at the first instant of August: nowhere", row({ registeredAt: end }), ""],
    ["registered in June and open: carried over", row({}), "carried"],
    ["closed in June: nowhere", old(), ""],
    ["closed at the first instant of July: carried over", row({ endedAt: start }), "carried"],
    ["closed in June, reopened in June: carried over", row(reopenings(before, before)), "carried"],
    ["closed in June, reopened at the first instant of July: reopened", row(reopenings(before, start)), "reopened"],
    ["closed in June, reopened in July: reopened", row(reopenings(before, within)), "reopened"],
    ["closed in June, reopened in August: nowhere", row(reopenings(before, after)), ""],
    ["closed at the first instant of July and reopened in it: carried over", row(reopenings(start, within)), "carried"],
    ["registered, closed and reopened in July: new", row({ registeredAt: start, ...reopenings(start, within) }), "new"],
    [
      "reopened in July for the second time, open when it began: carried over",
      row({
        reopenings: [
          { closedAt: before, at: before },
          { closedAt: within, at: within },
        ],
      }),
      "carried",
    ],
    [
      "reopened twice in July: reopened",
      row({
        reopenings: [
          { closedAt: before, at: start },
          { closedAt: within, at: within },
        ],
      }),
      "reopened",
    ],
  ])("%s", (_, issue, expected) => {
    const found = { new: isNew(issue, july), carried: isCarried(issue, july), reopened: isReopened(issue, july) };
    expect(
      Object.entries(found)
        .flatMap(([name, is]) => (is ? [name] : []))
        .join(),
    ).toBe(expected);
    expect(isInTotal(issue, july)).toBe(expected !== "");
  });

  test("only a suspended issue is planned for later", () => {
    expect(isPlanned(row({ status: "suspended" }))).toBe(true);
    expect(isPlanned(row({ status: "handling" }))).toBe(false);
  });
});

describe("an issue closed before July belongs to its data set", () => {
  test.each([
    ["promised for July", { promiseDueAt: within }],
    ["rated in July", { rated: { at: within, level: 5 } }],
    ["its time for rating over in July", { lapsedAt: within }],
    [
      "a signature due in July",
      {
        signs: [
          { unit: "U1", dueAt: within },
          { unit: "U2", dueAt: before },
        ],
      },
    ],
    [
      "raised in July",
      {
        escalations: [
          { to: 1, at: within },
          { to: 2, at: after },
        ],
      },
    ],
    ["a rung late in July", { lateRungs: [before, within] }],
    ["to be done again in July", { reworks: [within] }],
  ])("for %s", (_, fact: Partial<BulletinRow>) => {
    expect(concerns(old(fact), july)).toBe(true);
  });
  test("for nothing else", () => {
    expect(concerns(old(), july)).toBe(false);
    expect(concerns(old({ promiseDueAt: end, reworks: [before], lateRungs: [after] }), july)).toBe(false);
  });
});

describe("the rates of July", () => {
  test("a signature in the last instant is in time, one not given is not", () => {
    const signs = [
      { unit: "U1", dueAt: within, doneAt: within },
      { unit: "U1", dueAt: within },
      { unit: "U2", dueAt: within, doneAt: after },
      { unit: "U2", dueAt: end, doneAt: within },
    ];
    expect(signedInTimeRate("all", [row({ signs })], july)).toMatchObject({ value: 1, of: 3, issues: ["I1"] });
    expect(signedInTimeRate("U2", [row({ signs })], july, "U2")).toMatchObject({ value: 0, of: 1, issues: [] });
  });
  test("three marks of five are satisfied, and who gave none is not asked", () => {
    const marked = (issue: string, level: number) => row({ issue, rated: { at: within, level } });
    const rows = [marked("I2", 2), marked("I3", 3), marked("I5", 5), row({})];
    expect(satisfactionRate("all", rows, july)).toMatchObject({ issues: ["I3", "I5"], ofIssues: ["I2", "I3", "I5"] });
  });
});
