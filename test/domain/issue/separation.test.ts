import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import type { Directory } from "../../../contract/directory.ts";
import { directory, ENTERPRISE, standIn, vacant } from "./county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  dispatched,
  giveBack,
  type Life,
  reviewing,
  verifying,
} from "./history.ts";

const SINCE = "2025-12-31T16:00:00.000Z";
function holding(...held: readonly (readonly [person: string, seat: string])[]): Directory["holdings"] {
  return [...directory.holdings, ...held.map(([person, seat]) => ({ person, seat, from: SINCE }))];
}
function requestedBy(person: string, world: Directory): Life {
  const life = dispatched("C", { directory: world });
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  life.give(at("11-24 10:00"), person, commands.closeOut);
  return life;
}

describe("S1: nobody acts twice in a round", () => {
  test("a head who asked himself does not review: his step goes to the leader", () => {
    const life = requestedBy("head", directory);
    expect(life.duty("reviewCloseOut")).toMatchObject({
      seat: `tier1:${ENTERPRISE}`,
      fallback: [{ asked: "head:U1", why: "excluded" }],
    });
    expect(life.ask(at("11-24 11:00"), "head", approve(0))).toMatchObject({ refusal: "separation" });
    life.give(at("11-24 11:00"), "tier1", approve(0));
    expect(life.issue.round?.deciders).toEqual(["tier1"]);
  });

  test("with two heads the other one reviews", () => {
    const life = requestedBy("head", { ...directory, holdings: holding(["deputy", "head:U1"]) });
    expect(life.duty("reviewCloseOut").seat).toBe("head:U1");
    expect(life.ask(at("11-24 11:00"), "head", approve(0))).toMatchObject({ refusal: "separation" });
    life.give(at("11-24 11:00"), "deputy", approve(0));
  });

  test("who holds two seats of the chain decides one step only", () => {
    const life = requestedBy("handler", { ...directory, holdings: holding(["head", "office"]) });
    life.give(at("11-24 11:00"), "head", approve(0));
    expect(life.ask(at("11-24 12:00"), "head", approve(1))).toMatchObject({ refusal: "separation" });
    life.give(at("11-24 12:00"), "clerk", approve(1));
  });

  test("a substitute does not reach the step after his own", () => {
    const life = requestedBy("handler", {
      ...vacant("office"),
      holdings: [...vacant("office").holdings, { seat: "office", person: "office", from: SINCE }],
      substitutions: [standIn("office", "head")],
    });
    life.give(at("11-24 11:00"), "head", approve(0));
    expect(life.ask(at("11-24 12:00"), "head", approve(1))).toMatchObject({ refusal: "separation" });
  });

  test("whoever is acted for counts as well", () => {
    const life = requestedBy("handler", {
      ...directory,
      substitutions: [standIn("head", "clerk")],
      holdings: holding(["head", "office"]),
    });
    life.give(at("11-24 11:00"), "clerk", approve(0));
    expect(life.issue.round?.deciders).toEqual(["clerk", "head"]);
    expect(life.ask(at("11-24 12:00"), "clerk", approve(1))).toMatchObject({ refusal: "separation" });
    expect(life.ask(at("11-24 12:00"), "head", approve(1))).toMatchObject({ refusal: "separation" });
    life.give(at("11-24 12:00"), "office", approve(1));
  });

  test("a chain of substitutes counts every link", () => {
    const life = requestedBy("handler", {
      ...directory,
      substitutions: [standIn("head", "handler"), standIn("handler", "deputy")],
    });
    // deputy acts for the head through the handler, who asked
    expect(life.ask(at("11-24 11:00"), "deputy", approve(0))).toMatchObject({ refusal: "separation" });
    life.give(at("11-24 11:00"), "head", approve(0));
  });

  test("a new round is a new round", () => {
    const life = reviewing();
    life.give(at("11-24 11:00"), "head", giveBack(0));
    life.give(at("11-24 12:00"), "handler", commands.closeOut);
    life.give(at("11-24 13:00"), "head", approve(0, 2));
    expect(life.issue.round).toMatchObject({ round: 2, step: 1 });
  });

  test("S5: a leader who coordinated may review", () => {
    const life = dispatched("B");
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.passUntil(at("12-25 12:00"));
    life.give(at("12-25 13:00"), "tier1", commands.tierDecision);
    life.give(at("12-25 14:00"), "handler", commands.closeOut);
    life.give(at("12-25 15:00"), "head", approve(0));
    life.give(at("12-25 16:00"), "office", approve(1));
    life.give(at("12-25 17:00"), "tier1", approve(2));
    expect(life.issue.status).toBe("verifying");
  });
});

const again = at("11-24 13:00");

describe("S2: the call-back comes from outside", () => {
  test("an aide who decided in the round does not call; the office does", () => {
    const life = verifying({ directory: { ...directory, holdings: holding(["office", `aide:${ENTERPRISE}`]) } });
    expect(life.ask(again, "office", callBack("confirmed", again))).toMatchObject({ refusal: "separation" });
    expect(life.ask(again, "aide", callBack("confirmed", again))).not.toHaveProperty("refusal");
  });

  test("an aide of the assigned unit does not call", () => {
    const life = verifying({ directory: { ...directory, holdings: holding(["aide", "handler:U1"]) } });
    expect(life.duty("callBack")).toMatchObject({ seat: "office", fallback: [{ why: "excluded" }] });
    expect(life.ask(again, "aide", callBack("confirmed", again))).toMatchObject({ refusal: "separation" });
    expect(life.ask(again, "office", callBack("confirmed", again))).toMatchObject({ refusal: "separation" });
    expect(life.ask(again, "clerk", callBack("confirmed", again))).not.toHaveProperty("refusal");
  });

  test("a substitute of the unit's handler does not call either", () => {
    const life = verifying({ directory: { ...directory, substitutions: [standIn("handler", "aide")] } });
    expect(life.duty("callBack").seat).toBe("office");
  });

  test("if nobody is left S2 yields, S1 does not", () => {
    const few = directory.holdings.filter(({ person }) => ["handler", "head", "office", "aide"].includes(person));
    const life = verifying({
      directory: { ...directory, holdings: [...few, { seat: "handler:U1", person: "aide", from: SINCE }] },
    });
    expect(life.duty("callBack").seat).toBe(`aide:${ENTERPRISE}`);
    expect(life.ask(again, "aide", callBack("confirmed", again))).not.toHaveProperty("refusal");
    expect(life.ask(again, "office", callBack("confirmed", again))).toHaveProperty("refusal");
  });
});

describe("a refusal says which rule, and who did what when:", () => {
  const noon = at("11-24 12:00");
  const twice = { ...directory, holdings: holding(["head", "office"]) };
  const standsIn = { ...twice, substitutions: [standIn("head", "clerk")] };
  const inUnit = { ...directory, holdings: holding(["aide", "handler:U1"]) };
  const decided = (world: Directory) => {
    const life = requestedBy("handler", world);
    life.give(at("11-24 11:00"), "head", approve(0));
    return life;
  };
  const asked = { round: 1, since: at("11-24 10:00") };
  const step = { round: 1, step: 1, since: at("11-24 11:00") };
  test.each<[string, () => Life, string, Command, object]>([
    [
      "S1, who asked",
      () => requestedBy("head", directory),
      "head",
      approve(0),
      { why: "requested", as: "self", person: "head", ...asked },
    ],
    [
      "S1, who decided",
      () => decided(twice),
      "head",
      approve(1),
      { why: "decided", as: "self", person: "head", ...step },
    ],
    [
      "S1, for whom one stands in",
      () => decided({ ...standsIn, holdings: holding(["head", "office"]).filter(({ person }) => person !== "clerk") }),
      "clerk",
      approve(1),
      { why: "decided", as: "principal", person: "head", ...step },
    ],
    [
      "S2, who decided",
      () => verifying({ directory: { ...directory, holdings: holding(["office", `aide:${ENTERPRISE}`]) } }),
      "office",
      callBack("confirmed", again),
      { why: "decidedCallBack", as: "self", person: "office", round: 1, step: 2, since: at("11-24 12:00") },
    ],
    [
      "S2, of the unit",
      () => verifying({ directory: inUnit }),
      "aide",
      callBack("confirmed", again),
      { why: "unitCallBack", as: "self", person: "aide", unit: "U1", since: at("11-23 10:05") },
    ],
  ])("%s", (_, live, person, command, facts) => {
    expect(live().ask(command.name === "recordCallBack" ? again : noon, person, command)).toEqual({
      refusal: "separation",
      facts,
    });
  });
});

describe("S4: who has an interest in the enterprise stands aside", () => {
  const interested = (...persons: readonly string[]): Directory => ({
    ...directory,
    interests: persons.map((person) => ({ person, enterprise: ENTERPRISE })),
  });

  test("from triage", () => {
    const life = dispatched("C", { directory: interested("clerk") });
    life.commits.length = 1;
    expect(life.ask(at("11-23 10:00"), "clerk", commands.register)).toEqual({ refusal: "interest" });
    expect(life.ask(at("11-23 10:00"), "office", commands.register)).not.toHaveProperty("refusal");
  });

  test("from learning who asked not to be named, and from learning it for somebody who has", () => {
    const hidden = { ...commands.submit, identityHidden: true };
    const standsIn = { ...interested("auditor"), substitutions: [standIn("auditor", "deputy")] };
    for (const [world, refused] of [[interested("auditor"), "auditor"] as const, [standsIn, "deputy"] as const]) {
      const life = dispatched();
      life.commits.length = 0;
      life.world = { ...life.world, directory: world };
      life.give(at("11-23 09:00"), "enterprise", hidden);
      expect(life.ask(at("11-23 10:00"), refused, commands.readIdentity)).toEqual({ refusal: "interest" });
      expect(life.ask(at("11-23 10:00"), "officeHead", commands.readIdentity)).not.toHaveProperty("refusal");
    }
  });

  test("the duty goes on if the whole office has one", () => {
    const life = dispatched();
    life.commits.length = 0;
    life.world = { ...life.world, directory: interested("clerk", "office") };
    life.give(at("11-23 09:00"), "enterprise", commands.submit);
    expect(life.duty("triage")).toMatchObject({ seat: "officeHead", fallback: [{ asked: "office", why: "interest" }] });
    life.give(at("11-23 10:00"), "officeHead", commands.register);
  });

  test("from being named for the assignment", () => {
    const life = dispatched();
    life.commits.length = 2;
    life.world = { ...life.world, directory: interested("handler") };
    expect(life.ask(at("11-23 10:05"), "office", { ...commands.dispatch, person: "handler" })).toMatchObject({
      refusal: "interest",
      field: "person",
    });
  });

  test("also when a substitute acts for him", () => {
    const life = reviewing("C", { directory: { ...interested("head"), substitutions: [standIn("head", "deputy")] } });
    expect(life.duty("reviewCloseOut").seat).toBe(`tier1:${ENTERPRISE}`);
    expect(life.ask(at("11-24 11:00"), "deputy", approve(0))).toEqual({ refusal: "interest" });
  });
});

describe("S6: a seat that nobody can act from", () => {
  test("hands the duty down the chain, each seat once, and says so", () => {
    const life = dispatched("C", { directory: vacant("handler:U1", "head:U1") });
    expect(life.commits).toHaveLength(3);
    expect(life.duty("sign")).toMatchObject({
      seat: `tier1:${ENTERPRISE}`,
      fallback: [
        { asked: "handler:U1", why: "vacant" },
        { asked: "head:U1", why: "vacant" },
      ],
    });
    life.give(at("11-23 11:00"), "tier1", commands.sign);
  });

  test("keeps the duty if nobody is left at all, and whoever comes may act", () => {
    const life = dispatched();
    life.commits.length = 0;
    life.world = { ...life.world, directory: { ...directory, holdings: [] } };
    life.give(at("11-23 09:00"), "enterprise", commands.submit);
    expect(life.duty("triage").seat).toBe("office");
    expect(life.duty("triage").fallback?.map(({ asked, why }) => `${asked} ${why}`)).toEqual([
      "office vacant",
      "officeHead vacant",
      `tier1:${ENTERPRISE} vacant`,
      "tier2 vacant",
      "office nobody",
    ]);
    life.world = { ...life.world, directory: vacant("office") };
    life.give(at("11-23 10:00"), "officeHead", commands.register);
  });
});
