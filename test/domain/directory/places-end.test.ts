import { describe, expect, it } from "vitest";
import type { DirectoryEdit } from "../../../contract/directory-edits.ts";
import { busyPlaces, openDuties } from "../../../domain/directory/busy.ts";
import { countsOf, difference } from "../../../domain/directory/difference.ts";
import { holdersOf } from "../../../domain/seats.ts";
import { dispatched, at as on } from "../issue/history.ts";
import { directory as OTHER, ENTERPRISE as THEIRS } from "../issue/county.ts";
import { ENTERPRISE } from "../life.ts";
import { changed, COUNTY, edited, LATER, NOW } from "./county.ts";

const endUnit: DirectoryEdit = { edit: "endUnit", unit: "U1" };
const endEnterprise: DirectoryEdit = { edit: "endEnterprise", enterprise: ENTERPRISE };

describe("a unit or an enterprise that is no more", () => {
  it("stays in the directory with its last day, and its seats end with it", () => {
    const after = changed([endUnit]);
    expect(after.units.find(({ id }) => id === "U1")?.ended).toBe(NOW);
    expect(after.units.find(({ id }) => id === "U2")).not.toHaveProperty("ended");
    for (const seat of ["head:U1", "handler:U1"]) expect(holdersOf(seat, NOW, after)).toEqual([]);
    expect(holdersOf("office", NOW, after)).toHaveLength(1);
    expect(holdersOf(`tier1:${ENTERPRISE}`, NOW, after)).toHaveLength(1);
  });
  it("takes its leader and aide with it, if it is an enterprise", () => {
    const after = changed([endEnterprise]);
    expect(after.enterprises[0]?.ended).toBe(NOW);
    expect(holdersOf(`tier1:${ENTERPRISE}`, NOW, after)).toEqual([]);
    expect(holdersOf("head:U1", NOW, after)).toHaveLength(1);
  });
  it("is given nobody any more, and can be taken up again", () => {
    const hold: DirectoryEdit = { edit: "hold", seat: "handler:U1", person: "office" };
    expect(edited([hold], changed([endUnit])).codes).toEqual(["unknown-unit"]);
    const put: DirectoryEdit = { edit: "putUnit", id: "U1", name: "新名", group: "department" };
    expect(edited([put, hold], changed([endUnit])).codes).toEqual([]);
    const interest: DirectoryEdit = { edit: "declareInterest", person: "head", enterprise: ENTERPRISE };
    expect(edited([interest], changed([endEnterprise])).codes).toEqual(["unknown-enterprise"]);
  });
  it("cannot be ended twice, nor what was never there", () => {
    expect(edited([endUnit], changed([endUnit])).faults).toEqual([
      { code: "unknown-unit", facts: { unit: "U1" }, field: "unit", edit: 0 },
    ]);
    expect(edited([{ edit: "endEnterprise", enterprise: "X" }]).faults).toEqual([
      { code: "unknown-enterprise", facts: { enterprise: "X" }, field: "enterprise", edit: 0 },
    ]);
  });
});

describe("what differs", () => {
  const change = (edits: readonly DirectoryEdit[], before = COUNTY) => difference(before, changed(edits, before));
  it("says of what is no more that it ended, and counts it so", () => {
    const changes = change([endUnit, { edit: "putUnit", id: "U3", name: "新局", group: "company" }]);
    expect(changes.map(({ what, key }) => `${what} ${key.split("/").slice(0, 3).join("/")}`)).toEqual([
      "ended units/U1",
      "added units/U3",
      "ended holdings/handler:U1/handler",
      "ended holdings/head:U1/head",
    ]);
    expect(countsOf(changes)).toEqual({ added: 1, changed: 0, ended: 3, removed: 0 });
  });
  it("says of a later end that it changed, of an earlier one that it ended, of one taken away that it changed", () => {
    const until = (end: string | undefined): DirectoryEdit => ({
      edit: "hold",
      seat: "handler:U1",
      person: "handler",
      until: end,
    });
    const ends = changed([until("2026-09-01T00:00:00.000Z")]);
    expect(change([until("2026-10-01T00:00:00.000Z")], ends).map(({ what }) => what)).toEqual(["changed"]);
    expect(change([until(LATER)], ends).map(({ what }) => what)).toEqual(["ended"]);
    expect(change([until(undefined)], ends).map(({ what }) => what)).toEqual(["changed"]);
    expect(change([until("2026-09-01T00:00:00.000Z")], ends)).toEqual([]);
  });
  it("says of what was ended and has a new name that it changed", () => {
    const ended = changed([endUnit]);
    const renamed = { ...ended, units: ended.units.map((unit) => ({ ...unit, name: `${unit.name}（原）` })) };
    expect(countsOf(difference(ended, renamed))).toEqual({ added: 0, changed: 3, ended: 0, removed: 0 });
  });
  it("holds every field of a line, and is everything where there was nothing before", () => {
    const sub: DirectoryEdit = { edit: "substitute", person: "office", substitute: "auditor", from: LATER };
    const interest: DirectoryEdit = { edit: "declareInterest", person: "head", enterprise: ENTERPRISE };
    expect(
      change([sub, interest, { edit: "putPerson", id: "p", name: "新人", sub: "p", email: "p@example.test" }]),
    ).toEqual([
      {
        table: "persons",
        what: "added",
        key: "persons/p",
        after: { id: "p", name: "新人", sub: "p", email: "p@example.test" },
      },
      {
        table: "substitutions",
        what: "added",
        key: `substitutions/office/auditor/${LATER}`,
        after: { person: "office", substitute: "auditor", from: LATER },
      },
      {
        table: "interests",
        what: "added",
        key: `interests/head/${ENTERPRISE}`,
        after: { person: "head", enterprise: ENTERPRISE },
      },
    ]);
    const all = difference(undefined, COUNTY);
    expect(countsOf(all)).toEqual({ added: 3 + 7 + 1 + 6 + 1 + 2, changed: 0, ended: 0, removed: 0 });
    expect(all.find(({ table }) => table === "enterprises")).toMatchObject({
      key: `enterprises/${ENTERPRISE}`,
      after: { creditCode: ENTERPRISE, name: "示例铸造有限公司", township: "示例镇" },
    });
  });
});

describe("a place with open issues", () => {
  const ending = (table: "units" | "enterprises", name: string) => {
    const edit: DirectoryEdit =
      table === "units" ? { edit: "endUnit", unit: name } : { edit: "endEnterprise", enterprise: name };
    return difference(OTHER, changed([edit], OTHER, on("11-24 09:00")));
  };
  const { issue } = dispatched();

  it("is not ended: a unit with an assignment, an enterprise with an issue", () => {
    expect(busyPlaces(ending("units", "U1"), [issue, issue])).toEqual([
      { code: "unit-busy", facts: { unit: "U1", count: 2 }, lines: ["units/U1"] },
    ]);
    expect(busyPlaces(ending("enterprises", THEIRS), [issue])).toEqual([
      { code: "enterprise-busy", facts: { enterprise: THEIRS, count: 1 } },
    ]);
  });
  it("is ended where the issues are others', or its assignment is over", () => {
    expect(busyPlaces(ending("units", "U2"), [issue])).toEqual([]);
    expect(busyPlaces(ending("enterprises", THEIRS), [{ ...issue, enterprise: "X" }])).toEqual([]);
    expect(busyPlaces(ending("units", "U1"), [])).toEqual([]);
    const over = { ...issue, assignments: issue.assignments.map((one) => ({ ...one, state: "ended" as const })) };
    expect(busyPlaces(ending("units", "U1"), [over])).toEqual([]);
  });
  it("may be renamed, and people may leave it", () => {
    const rename: DirectoryEdit = { edit: "putUnit", id: "U1", name: "新名", group: "department" };
    expect(busyPlaces(difference(OTHER, changed([rename], OTHER, on("11-24 09:00"))), [issue])).toEqual([]);
    const leave: DirectoryEdit = { edit: "endPerson", person: "handler" };
    expect(busyPlaces(difference(OTHER, changed([leave], OTHER, on("11-24 09:00"))), [issue])).toEqual([]);
  });
  it("has its open duties named, with the seat each lies with", () => {
    expect(openDuties([issue])).toEqual(
      issue.duties.map(({ id, kind, seat }) => ({
        issue: "DEMO-0001",
        number: "〔2026〕0001号",
        duty: id,
        kind,
        seat,
        enterprise: THEIRS,
      })),
    );
    expect(openDuties([issue]).length).toBeGreaterThan(1);
  });
});
