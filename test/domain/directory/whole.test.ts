import { describe, expect, it } from "vitest";
import type { Directory } from "../../../contract/directory.ts";
import { checkDirectory } from "../../../domain/directory/check-directory.ts";
import { ENTERPRISE } from "../life.ts";
import { COUNTY, EARLIER, LATER, NOW } from "./county.ts";

type Lines = {
  [Table in "units" | "persons" | "enterprises" | "holdings" | "substitutions" | "interests"]?: Directory[Table];
};

/** The county with more lines in it than it should have. */
function withMore(more: Lines): Directory {
  return {
    ...COUNTY,
    units: [...COUNTY.units, ...(more.units ?? [])],
    persons: [...COUNTY.persons, ...(more.persons ?? [])],
    enterprises: [...COUNTY.enterprises, ...(more.enterprises ?? [])],
    holdings: [...COUNTY.holdings, ...(more.holdings ?? [])],
    substitutions: [...COUNTY.substitutions, ...(more.substitutions ?? [])],
    interests: more.interests ?? [],
  };
}

const held = (seat: string, person: string, from = EARLIER, until?: string): Lines => ({
  holdings: [{ seat, person, from, ...(until !== undefined && { until }) }],
});
const standIn = (person: string, substitute: string, from = EARLIER, until?: string) => ({
  person,
  substitute,
  from,
  ...(until !== undefined && { until }),
});

describe("a directory as a whole", () => {
  it("has no fault where every seat, place and person is known and nobody is twice in one", () => {
    expect(checkDirectory(COUNTY)).toEqual([]);
    expect(checkDirectory(withMore({ interests: [{ person: "head", enterprise: ENTERPRISE }] }))).toEqual([]);
    expect(checkDirectory(withMore(held("handler:U1", "office")))).toEqual([]);
    expect(checkDirectory(withMore(held(`aide:${ENTERPRISE}`, "office")))).toEqual([]);
  });

  it("may take the same seat up again when its time was over", () => {
    const twice = {
      holdings: [
        ...(held("handler:U2", "office", EARLIER, NOW).holdings ?? []),
        ...(held("handler:U2", "office", NOW).holdings ?? []),
      ],
    };
    expect(checkDirectory(withMore(twice))).toEqual([]);
  });

  it.each<[string, Lines, object]>([
    [
      "a unit that stands twice",
      { units: [{ id: "U1", name: "又一局", group: "department" }] },
      { code: "id-twice", facts: { id: "U1" }, lines: ["units/U1"] },
    ],
    [
      "a person who stands twice",
      { persons: [{ id: "head", name: "同名", sub: "another" }] },
      { code: "id-twice", facts: { id: "head" }, lines: ["persons/head"] },
    ],
    [
      "an enterprise that stands twice",
      { enterprises: COUNTY.enterprises },
      { code: "id-twice", facts: { id: ENTERPRISE }, lines: [`enterprises/${ENTERPRISE}`] },
    ],
    [
      "two persons with one sign-in",
      { persons: [{ id: "new", name: "新人", sub: "head" }] },
      {
        code: "sub-taken",
        facts: { sub: "head", person: "head、new" },
        lines: ["persons/head", "persons/new"],
        field: "sub",
      },
    ],
    [
      "a credit code with a wrong check character and no reason for it",
      { enterprises: [{ creditCode: "91410421MADEM00114", name: "某厂", township: "示例镇" }] },
      {
        code: "credit-code",
        facts: { code: "91410421MADEM00114" },
        lines: ["enterprises/91410421MADEM00114"],
        field: "creditCode",
      },
    ],
    [
      "a time that ends as it begins",
      held("handler:U2", "office", NOW, NOW),
      { code: "period-order", lines: ["holdings/handler:U2/office"], field: "until" },
    ],
    [
      "a seat held twice by one at a time",
      held("handler:U1", "handler"),
      {
        code: "holding-overlap",
        facts: { seat: "handler:U1", person: "handler" },
        lines: ["holdings/handler:U1/handler", "holdings/handler:U1/handler"],
        field: "from",
      },
    ],
    [
      "two heads of one unit",
      held("head:U1", "office"),
      {
        code: "one-holder",
        facts: { seat: "head:U1", person: "head" },
        lines: ["holdings/head:U1/head", "holdings/head:U1/office"],
        field: "seat",
      },
    ],
    [
      "a person in the seat of an enterprise itself",
      held(`ent:${ENTERPRISE}`, "office"),
      {
        code: "seat-nobody",
        facts: { seat: `ent:${ENTERPRISE}` },
        field: "seat",
        lines: [`holdings/ent:${ENTERPRISE}/office`],
      },
    ],
    [
      "a person in the seat of the system",
      held("system", "office"),
      { code: "seat-nobody", facts: { seat: "system" }, field: "seat", lines: ["holdings/system/office"] },
    ],
    [
      "a seat of the county with a place",
      held("tier2:U1", "office"),
      { code: "seat-place", facts: { seat: "tier2:U1" }, field: "place", lines: ["holdings/tier2:U1/office"] },
    ],
    [
      "a seat of a unit without one",
      held("handler", "office"),
      { code: "seat-place", facts: { seat: "handler" }, field: "place", lines: ["holdings/handler/office"] },
    ],
    [
      "a seat of an enterprise without one",
      held("aide", "office"),
      { code: "seat-place", facts: { seat: "aide" }, field: "place", lines: ["holdings/aide/office"] },
    ],
    [
      "a seat of a unit there is not",
      held("handler:U9", "office"),
      { code: "unknown-unit", facts: { unit: "U9" }, field: "place", lines: ["holdings/handler:U9/office"] },
    ],
    [
      "a seat of an enterprise there is not",
      held("aide:X", "office"),
      { code: "unknown-enterprise", facts: { enterprise: "X" }, field: "place", lines: ["holdings/aide:X/office"] },
    ],
    [
      "a seat held by nobody who is known",
      held("handler:U2", "nobody"),
      { code: "unknown-person", facts: { person: "nobody" }, field: "person", lines: ["holdings/handler:U2/nobody"] },
    ],
    [
      "a substitution for nobody who is known",
      { substitutions: [standIn("nobody", "office")] },
      { code: "unknown-person", facts: { person: "nobody" }, field: "person", lines: ["substitutions/nobody/office"] },
    ],
    [
      "a substitute nobody knows",
      { substitutions: [standIn("office", "nobody")] },
      {
        code: "unknown-person",
        facts: { person: "nobody" },
        field: "substitute",
        lines: ["substitutions/office/nobody"],
      },
    ],
    [
      "an interest of nobody who is known",
      { interests: [{ person: "nobody", enterprise: ENTERPRISE }] },
      {
        code: "unknown-person",
        facts: { person: "nobody" },
        field: "person",
        lines: [`interests/nobody/${ENTERPRISE}`],
      },
    ],
    [
      "an interest in an enterprise there is not",
      { interests: [{ person: "head", enterprise: "X" }] },
      { code: "unknown-enterprise", facts: { enterprise: "X" }, field: "enterprise", lines: ["interests/head/X"] },
    ],
    [
      "somebody who stands in for himself",
      { substitutions: [standIn("office", "office")] },
      { code: "substitute-self", facts: {}, lines: ["substitutions/office/office"], field: "substitute" },
    ],
    [
      "two substitutes at a time",
      { substitutions: [standIn("office", "auditor"), standIn("office", "admin", NOW)] },
      {
        code: "substitute-overlap",
        facts: { person: "office", substitute: "auditor" },
        lines: ["substitutions/office/auditor", "substitutions/office/admin"],
        field: "substitute",
      },
    ],
    [
      "a chain of three",
      {
        substitutions: [
          standIn("office", "auditor"),
          standIn("auditor", "admin", EARLIER, LATER),
          standIn("admin", "leader", NOW),
        ],
      },
      {
        code: "substitute-chain",
        facts: { chain: "office → auditor → admin → leader" },
        lines: ["substitutions/office/auditor", "substitutions/auditor/admin", "substitutions/admin/leader"],
        field: "substitute",
      },
    ],
  ])("finds %s", (_, more, fault) => {
    expect(checkDirectory(withMore(more))).toEqual([fault]);
  });

  it("finds a circle from each of those in it", () => {
    const circle = { substitutions: [standIn("office", "auditor"), standIn("auditor", "office")] };
    expect(checkDirectory(withMore(circle))).toEqual([
      {
        code: "substitute-cycle",
        facts: { chain: "office → auditor → office" },
        lines: ["substitutions/office/auditor", "substitutions/auditor/office"],
        field: "substitute",
      },
      {
        code: "substitute-cycle",
        facts: { chain: "auditor → office → auditor" },
        lines: ["substitutions/auditor/office", "substitutions/office/auditor"],
        field: "substitute",
      },
    ]);
  });
});
