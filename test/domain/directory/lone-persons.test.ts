import { describe, expect, it } from "vitest";
import type { Directory } from "../../../contract/directory.ts";
import type { SeatKind } from "../../../contract/vocabulary.ts";
import { deadEnds } from "../../../domain/directory/dead-ends.ts";
import { difference } from "../../../domain/directory/difference.ts";
import { loneOutlook } from "../../../domain/directory/lone-outlook.ts";
import { lonePersons } from "../../../domain/directory/lone-persons.ts";
import { pairsOf } from "../../../domain/directory/two-persons.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { seatAt } from "../../../domain/places.ts";
import { packName } from "../../../domain/policy.ts";
import { directory, ENTERPRISE, standIn, vacant } from "../issue/county.ts";

const NOW = "2026-11-23T04:00:00.000Z";
const from = "2025-12-31T16:00:00.000Z";
const hold = (person: string, seat: string) => ({ person, seat, from });
const places = { enterprise: ENTERPRISE, unit: "U1" };

/** Everybody is there, also city and province, and nobody twice. */
const whole: Directory = {
  ...directory,
  persons: [...directory.persons, ...["one", "city", "province"].map((id) => ({ id, name: id, sub: id }))],
  holdings: [...directory.holdings, hold("city", "tier3"), hold("province", "tier4")],
};
/** One person alone holds these seats. */
const alone = (kinds: readonly SeatKind[], world = whole): Directory => {
  const seats = kinds.map((kind) => seatAt(kind, places));
  const others = world.holdings.filter(({ seat }) => !seats.includes(seat));
  return { ...world, holdings: [...others, ...seats.map((seat) => hold("one", seat))] };
};

const [henan] = SHIPPED;
if (henan === undefined) throw new Error("no pack shipped");
const packs = SHIPPED.map((pack) => [packName(pack), pack] as const);
const everyPair = packs.flatMap(([name, pack]) =>
  pairsOf(pack).map(({ reason, seats }) => [name, reason, ...seats, pack] as const),
);

describe("two seats of one chain", () => {
  it("are, by the usual pack: request and review, the steps among themselves, call-back, requests, raises and tiers", () => {
    const said = pairsOf(henan).map(({ reason, seats }) => `${reason}: ${seats.join(" ")}`);
    const expected = [
      ...["head", "office", "tier1", "tier2"].map((step) => `closeOut: handler ${step}`),
      "steps: head office",
      "steps: head tier1",
      "steps: head tier2",
      "steps: office tier1",
      "steps: office tier2",
      "steps: tier1 tier2",
      ...["handler", "head", "office", "tier1", "tier2"].map((one) => `callBack: ${one} aide`),
      ...["office", "tier1", "tier2"].map((decider) => `extension: head ${decider}`),
      ...["office", "tier1"].map((decider) => `suspension: head ${decider}`),
      "objection: head office",
      ...["handler head", "head tier1", "aide office", "office officeHead", "officeHead tier1", "tier1 tier2"].map(
        (two) => `raise: ${two}`,
      ),
      "escalate: head tier1",
      "escalate: tier1 tier2",
    ];
    expect(said.toSorted()).toEqual(expected.toSorted());
  });

  it("go up to the province where the pack does", () => {
    const high = pairsOf(SHIPPED.find(({ tiers }) => tiers.length === 5) ?? henan);
    for (const seats of [
      ["tier2", "tier3"],
      ["tier3", "tier4"],
    ])
      expect(high).toContainEqual({ reason: "escalate", seats });
  });

  it.each(packs)("%s finds nobody alone in a county that has everybody", (_, pack) => {
    expect(lonePersons([pack], whole, NOW)).toEqual([]);
    expect(deadEnds([pack], whole, NOW)).toEqual([]);
  });

  it.each(everyPair)("%s, %s: one person as %s and %s is reported", (...[, reason, one, other, pack]) => {
    const found = lonePersons([pack], alone([one, other]), NOW);
    const seats = [one, other].map((kind) => seatAt(kind, places));
    const about = found.find((lone) => lone.seats.join() === seats.join());
    expect(about).toMatchObject({ person: "one" });
    expect(about?.reasons).toContain(reason);
    const apart = reason !== "raise" && reason !== "escalate";
    if (apart) expect(holdersOutside(about?.fallsTo)).not.toContain("one");
  });

  const holdersOutside = (seat: string | undefined) => {
    expect(seat).toBeDefined();
    return whole.holdings.filter((held) => held.seat === seat).map(({ person }) => person);
  };
});

describe("somebody is alone in two seats", () => {
  it("also when another stands in for him, and not when there is a second one", () => {
    const substituted = { ...alone(["office", "tier2"]), substitutions: [standIn("one", "deputy")] };
    expect(lonePersons([henan], substituted, NOW)).toMatchObject([{ person: "one", seats: ["office", "tier2"] }]);
    const two = { ...substituted, holdings: [...substituted.holdings, hold("deputy2", "office")] };
    expect(lonePersons([henan], two, NOW)).toEqual([]);
  });

  it("not in two units, and of many enterprises once with their number", () => {
    const units = {
      ...whole,
      holdings: [...vacant("handler:U1", "head:U2").holdings, hold("one", "handler:U1"), hold("one", "head:U2")],
    };
    expect(lonePersons([henan], units, NOW)).toEqual([]);
    const codes = directory.enterprises.map(({ creditCode }) => `tier1:${creditCode}`);
    const others = whole.holdings.filter(({ seat }) => seat !== "tier2" && !codes.includes(seat));
    const leader = { ...whole, holdings: [...others, hold("one", "tier2"), ...codes.map((seat) => hold("one", seat))] };
    expect(lonePersons([henan], leader, NOW)).toMatchObject([
      { person: "one", reasons: ["steps", "raise", "escalate"], enterprises: codes.length, fallsTo: "officeHead" },
    ]);
  });
});

describe("a leader of five thousand enterprises", () => {
  it("is named once for each two of his seats", () => {
    const codes = Array.from({ length: 5000 }, (_, n) => `E${n}`);
    const enterprises = codes.map((creditCode) => ({ creditCode, name: creditCode, township: "–" }));
    const seats = ["tier2", ...codes.flatMap((code) => [`tier1:${code}`, `aide:${code}`])];
    const many = { ...whole, enterprises, holdings: seats.map((seat) => hold("one", seat)) };
    const said = lonePersons([henan], many, NOW).map((lone) => [lone.enterprises, ...lone.reasons].join(" "));
    expect(said.toSorted()).toEqual(["5000 callBack", "5000 callBack", "5000 steps raise escalate"]);
  });
});

describe("a close-out that nobody could decide", () => {
  const few = (...held: readonly (readonly [string, string])[]): Directory => ({
    ...directory,
    units: directory.units.slice(0, 1),
    enterprises: directory.enterprises.slice(0, 1),
    holdings: held.map(([person, seat]) => hold(person, seat)),
  });
  const own = [
    ["handler", "handler:U1"],
    ["one", "head:U1"],
    ["one", "office"],
  ] as const;
  const onlyC = { ...henan, chain: { ...henan.chain, A: [], B: [] } };

  it("is one whose last reviewer decided the step before, with nobody to fall back on", () => {
    expect(deadEnds([onlyC], few(...own), NOW)).toEqual([
      { pack: "henan-13710@1", class: "C", unit: "U1", step: 1, seat: "office", person: "one" },
    ]);
  });

  it.each([
    ["the head of the office", "officeHead"],
    ["the leader in charge", `tier1:${ENTERPRISE}`],
    ["the dispatch meeting", "tier2"],
    ["the city", "tier3"],
    ["a second clerk", "office"],
  ])("is none as soon as %s is there", (_, seat) => {
    expect(deadEnds([onlyC], few(...own, ["other", seat]), NOW)).toEqual([]);
  });

  it("is no vacancy: where nobody took part, the vacant seat is reported", () => {
    expect(deadEnds([onlyC], few(), NOW)).toEqual([]);
  });

  it("refuses the change of the directory that leads to it, with unit, class, step and person", () => {
    const before = few(...own, ["other", "office"]);
    const after = few(...own);
    const change = { before, after, changes: difference(before, after), at: NOW };
    expect(loneOutlook(change, [onlyC])).toMatchObject({
      alone: [{ person: "one", seats: ["head:U1", "office"] }],
      faults: [
        { code: "chain-of-one", facts: { unit: "自然资源局", class: "C", step: 2, seat: "office", person: "one" } },
      ],
    });
    expect(loneOutlook({ ...change, before: after, changes: [] }, [onlyC])).toEqual({ alone: [], faults: [] });
  });
});
