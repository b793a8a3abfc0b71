import { describe, expect, it } from "vitest";
import type { DirectoryEdit } from "../../../contract/directory-edits.ts";
import { difference } from "../../../domain/directory/difference.ts";
import { whoHeld } from "../../../domain/directory/who-held.ts";
import { holdersOf, seatsOf } from "../../../domain/seats.ts";
import { ENTERPRISE } from "../life.ts";
import { changed, COUNTY, EARLIER, edited, LATER, NOW, sub } from "./county.ts";

const head = "head:U1";
const holders = (seat: string, at: string, directory = COUNTY) =>
  holdersOf(seat, at, directory).map(({ person }) => person);

describe("a seat is taken and left", () => {
  it("from now on, if nothing else is said, and until the very instant its time ends", () => {
    const after = changed([{ edit: "hold", seat: "handler:U1", person: "stand-in", until: LATER }]);
    expect(holders("handler:U1", NOW, after)).toEqual(["handler", "stand-in"]);
    expect(holders("handler:U1", "2026-08-01T01:59:59.999Z", after)).toContain("stand-in");
    expect(holders("handler:U1", LATER, after)).toEqual(["handler"]);
    expect(after.holdings.at(-1)?.commit ?? after.holdings.find((one) => one.person === "stand-in")?.commit).toBe(7);
  });
  it("never in the past: what has been is not written anew", () => {
    expect(edited([{ edit: "hold", seat: "handler:U1", person: "stand-in", from: EARLIER }]).codes).toEqual(["past"]);
    expect(edited([{ edit: "endHolding", seat: head, person: "head", until: EARLIER }]).codes).toEqual(["past"]);
    expect(edited([{ edit: "hold", seat: head, person: "head", until: EARLIER }]).codes).toEqual(["past"]);
  });
  it("and what was to begin later can be taken back without a trace in anybody's time", () => {
    const planned = changed([{ edit: "hold", seat: "handler:U1", person: "stand-in", from: LATER }]);
    const after = changed([{ edit: "endHolding", seat: "handler:U1", person: "stand-in" }], planned);
    expect(after.holdings).toEqual(COUNTY.holdings);
  });
  it.each<[string, DirectoryEdit]>([
    ["unknown-unit", { edit: "hold", seat: "head:U9", person: "head" }],
    ["unknown-enterprise", { edit: "hold", seat: "aide:91410421MADEM002XT", person: "head" }],
    ["unknown-person", { edit: "hold", seat: head, person: "nobody" }],
    ["seat-place", { edit: "hold", seat: "head", person: "head" }],
    ["seat-place", { edit: "hold", seat: "office:U1", person: "head" }],
    ["seat-nobody", { edit: "hold", seat: "system", person: "head" }],
    ["no-holding", { edit: "endHolding", seat: head, person: "office" }],
    ["period-order", { edit: "hold", seat: "handler:U1", person: "office", from: LATER, until: NOW }],
    ["credit-code", { edit: "putEnterprise", creditCode: "91410421MADEM00114", name: "某厂", township: "示例镇" }],
    ["sub-taken", { edit: "putPerson", id: "new", name: "新人", sub: "head" }],
    ["no-interest", { edit: "endInterest", person: "head", enterprise: ENTERPRISE }],
    ["same-person", { edit: "handOver", from: "head", to: "head" }],
    ["nothing-to-hand-over", { edit: "handOver", from: "stand-in", to: "head" }],
  ])("is refused with %s", (code, edit) => {
    const { codes, faults } = edited([edit]);
    expect(codes).toEqual([code]);
    expect(faults[0]?.edit).toBe(0);
  });
  it("by one head at a time: a second one is named with the edit that brought him", () => {
    const rename: DirectoryEdit = { edit: "putUnit", id: "U2", name: "示例县资源局", group: "department" };
    const { faults } = edited([rename, { edit: "hold", seat: head, person: "office" }]);
    expect(faults).toMatchObject([{ code: "one-holder", edit: 1 }]);
    const { codes } = edited([
      { edit: "endHolding", seat: head, person: "head", until: LATER },
      { edit: "hold", seat: head, person: "office", from: LATER },
    ]);
    expect(codes).toEqual([]);
  });
  it("names every fault at once, each with its edit", () => {
    const { faults } = edited([
      { edit: "hold", seat: "head:U9", person: "head" },
      { edit: "putUnit", id: "U8", name: "新局", group: "department" },
      { edit: "endPerson", person: "nobody" },
    ]);
    expect(faults.map(({ code, edit }) => [edit, code])).toEqual([
      [0, "unknown-unit"],
      [2, "unknown-person"],
    ]);
  });
});

describe("hand-over 交接", () => {
  it("passes all seats at one instant: the old holder until then, the new one from then, never nobody", () => {
    const after = changed([{ edit: "handOver", from: "head", to: "office", at: LATER }]);
    expect(holders(head, "2026-08-01T01:59:59.999Z", after)).toContain("head");
    expect(holders(head, LATER, after)).toEqual(["office"]);
    expect(seatsOf("head", LATER, after)).toEqual([]);
  });
  it("leaves what was not named, and refuses a seat that is not held", () => {
    const two = changed([{ edit: "hold", seat: "handler:U2", person: "head" }]);
    const after = changed([{ edit: "handOver", from: "head", to: "office", seats: [head] }], two);
    expect(seatsOf("head", NOW, after)).toEqual([{ seat: "handler:U2" }]);
    expect(edited([{ edit: "handOver", from: "head", to: "office", seats: ["tier2"] }]).codes).toEqual(["no-holding"]);
  });
});

describe("who it was that day", () => {
  it("is answered with the period and the commit, substitutes included, after everything that came later", () => {
    const after = changed([{ edit: "handOver", from: "head", to: "office", at: LATER }]);
    const on = (from: string, until: string) =>
      whoHeld(head, { from, until }, after).map(({ person, onBehalfOf, commit }) => [person, onBehalfOf, commit]);
    expect(on("2026-07-21T00:00:00.000Z", "2026-07-22T00:00:00.000Z")).toEqual([
      ["head", undefined, 7],
      ["stand-in", "head", undefined],
    ]);
    expect(on("2026-07-27T00:00:00.000Z", "2026-07-28T00:00:00.000Z")).toEqual([["head", undefined, 7]]);
    expect(on("2026-08-01T00:00:00.000Z", "2026-08-02T00:00:00.000Z")).toEqual([
      ["head", undefined, 7],
      ["office", undefined, 7],
    ]);
    expect(on("2025-12-30T00:00:00.000Z", "2025-12-31T00:00:00.000Z")).toEqual([]);
  });
});

describe("substitutes 代理", () => {
  const may = "2026-09-01T00:00:00.000Z";
  const june = "2026-10-01T00:00:00.000Z";
  it.each<[string, DirectoryEdit[]]>([
    ["substitute-self", [sub("office", "office")]],
    ["substitute-cycle", [sub("office", "auditor"), sub("auditor", "office")]],
    ["substitute-overlap", [sub("office", "auditor"), sub("office", "admin", may)]],
    ["substitute-chain", [sub("office", "auditor"), sub("auditor", "admin"), sub("admin", "leader")]],
    ["unknown-person", [sub("office", "nobody")]],
    ["past", [sub("office", "auditor", EARLIER)]],
    ["no-substitution", [{ edit: "endSubstitution", person: "office", substitute: "auditor" }]],
  ])("are refused with %s", (code, edits) => {
    expect(new Set(edited(edits).codes)).toEqual(new Set([code]));
  });
  it("a circle of three is a circle", () => {
    const { codes } = edited([sub("office", "auditor"), sub("auditor", "admin"), sub("admin", "office")]);
    expect(codes).toContain("substitute-cycle");
  });
  it("may be two links long, and three people may stand in one after the other: the end is the next one's beginning", () => {
    const after = changed([
      sub("office", "auditor", may, june),
      sub("auditor", "admin", may, june),
      sub("admin", "leader", june),
    ]);
    expect(holders("office", may, after)).toEqual(["office", "auditor", "admin"]);
    expect(holders("office", june, after)).toEqual(["office"]);
  });
  it("end with the person who leaves, as his seats do", () => {
    const after = changed([{ edit: "endPerson", person: "head" }]);
    expect(after.persons.find(({ id }) => id === "head")?.ended).toBe(NOW);
    expect(after.substitutions).toEqual([]);
    expect(holders(head, NOW, after)).toEqual([]);
    expect(edited([{ edit: "hold", seat: head, person: "head" }], after).codes).toEqual(["unknown-person"]);
    const back: DirectoryEdit = { edit: "putPerson", id: "head", name: "回来", sub: "head" };
    expect(edited([back, { edit: "hold", seat: head, person: "head" }], after).codes).toEqual([]);
  });
});

describe("a county is never left without an administrator", () => {
  it("neither by ending the person nor the seat", () => {
    expect(edited([{ edit: "endPerson", person: "admin" }]).codes).toEqual(["no-admin"]);
    expect(edited([{ edit: "endHolding", seat: "admin", person: "admin" }]).codes).toEqual(["no-admin"]);
    expect(edited([{ edit: "handOver", from: "admin", to: "office" }]).codes).toEqual([]);
  });
});

describe("a credit code whose check character is wrong", () => {
  it("is taken with a reason, which stays in the directory", () => {
    const enterprise = {
      creditCode: "91410421MADEM00114",
      name: "某厂",
      township: "示例镇",
      override: "执照原件已核对",
    };
    const after = changed([{ edit: "putEnterprise", ...enterprise }]);
    expect(after.enterprises.at(-1)).toEqual(enterprise);
  });
});

describe("what differs between two versions", () => {
  it("is said line by line, as added, changed, ended and removed", () => {
    const before = changed([
      { edit: "hold", seat: "handler:U2", person: "office", from: LATER },
      { edit: "declareInterest", person: "head", enterprise: ENTERPRISE },
    ]);
    const after = changed(
      [
        { edit: "endHolding", seat: "handler:U2", person: "office" },
        { edit: "endInterest", person: "head", enterprise: ENTERPRISE },
        { edit: "putUnit", id: "U2", name: "示例县资源局", group: "department" },
        { edit: "putUnit", id: "U3", name: "示例县新局", group: "department" },
        { edit: "endHolding", seat: head, person: "head", until: LATER },
      ],
      before,
    );
    const said = difference(before, after).map(({ what, key }) => `${what} ${key}`);
    expect(said.toSorted()).toEqual([
      "added units/U3",
      "changed units/U2",
      `ended holdings/${head}/head/2026-01-01T00:00:00.000Z`,
      `removed holdings/handler:U2/office/${LATER}`,
      `removed interests/head/${ENTERPRISE}`,
    ]);
  });
});
