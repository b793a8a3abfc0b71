import { describe, expect, it } from "vitest";
import type { DirectoryEdit } from "../../../contract/directory-edits.ts";
import { difference } from "../../../domain/directory/difference.ts";
import { outlook } from "../../../domain/directory/outlook.ts";
import { vacantSeats } from "../../../domain/directory/vacant-seats.ts";
import { ENTERPRISE } from "../life.ts";
import { changed, COUNTY, LATER, NOW } from "./county.ts";

const duty = (seat: string) => ({
  issue: "I1",
  number: "〔2026〕0001号",
  duty: "solve#1",
  kind: "solve" as const,
  seat,
  enterprise: ENTERPRISE,
});
const look = (edits: readonly DirectoryEdit[], seats: readonly string[], before = COUNTY) => {
  const after = changed(edits, before);
  return outlook({ before, after, changes: difference(before, after), at: NOW }, seats.map(duty));
};

describe("what a change means for those who have something to do", () => {
  it("an open duty goes with its seat: held by one until the hand-over, by the other from that instant", () => {
    const { moves, vacant } = look([{ edit: "handOver", from: "handler", to: "office", at: LATER }], ["handler:U1"]);
    expect(moves).toMatchObject([{ at: LATER, before: [{ person: "handler" }], after: [{ person: "office" }] }]);
    expect(vacant).toEqual([]);
  });
  it("a duty of another seat is not mentioned", () => {
    expect(look([{ edit: "handOver", from: "handler", to: "office" }], ["head:U1"]).moves).toEqual([]);
  });
  it("a substitute makes it a duty of two", () => {
    const edit: DirectoryEdit = { edit: "substitute", person: "handler", substitute: "office", from: LATER };
    expect(look([edit], ["handler:U1"]).moves).toMatchObject([
      { at: LATER, after: [{ person: "handler" }, { person: "office", onBehalfOf: "handler" }] },
    ]);
  });
  it("a seat that falls vacant is reported with the seat its duties fall to, and strands nobody", () => {
    const { vacant, stranded } = look(
      [{ edit: "endHolding", seat: "handler:U1", person: "handler", until: LATER }],
      ["handler:U1"],
    );
    expect(vacant).toEqual([{ seat: "handler:U1", at: LATER, fallsTo: "head:U1" }]);
    expect(stranded).toEqual([]);
  });
  it("a change is refused that would leave an open duty to nobody at all", () => {
    const alone = changed([
      { edit: "endHolding", seat: "handler:U1", person: "handler" },
      { edit: "endPerson", person: "leader" },
    ]);
    const end: DirectoryEdit = { edit: "endHolding", seat: "head:U1", person: "head" };
    expect(look([end], ["head:U1", "head:U1"], alone).stranded).toEqual([
      { code: "stranded", facts: { seat: "head:U1", count: 2 } },
    ]);
    const known = changed([{ edit: "hold", seat: "tier2", person: "office" }], alone);
    expect(look([end], ["head:U1"], known).stranded).toEqual([]);
  });
});

describe("vacant seats", () => {
  it("are those of every unit, enterprise and of the county that have nobody now, each with whom it falls to", () => {
    const found = vacantSeats(COUNTY, NOW);
    expect(found).toContainEqual({ seat: "officeHead", at: NOW });
    expect(found).toContainEqual({ seat: `aide:${ENTERPRISE}`, at: NOW, fallsTo: "office" });
    expect(found).toContainEqual({ seat: "handler:U2", at: NOW });
    expect(found.map(({ seat }) => seat)).not.toContain("head:U1");
  });
});
