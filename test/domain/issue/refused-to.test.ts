import { describe, expect, test } from "vitest";
import type { Directory } from "../../../contract/directory.ts";
import type { Seat } from "../../../contract/vocabulary.ts";
import { directory, ENTERPRISE, OTHER_ENTERPRISE } from "./county.ts";
import {
  approve,
  at,
  commands,
  contact,
  dispatched,
  effects,
  Life,
  rate,
  reviewing,
  suspensionDecided,
  suspensionUntil,
  verifying,
} from "./history.ts";

/** Which near miss it was (commands.md §6): another unit, another tier, a name that is not told, or none of one's business. */
function alsoHolding(person: string, ...seats: readonly Seat[]): Directory {
  const more = seats.map((seat) => ({ seat, person, from: at("01-01 00:00") }));
  return { ...directory, holdings: [...directory.holdings, ...more] };
}

function hidden(world: Directory = directory): Life {
  const life = new Life();
  life.world = { ...life.world, directory: world };
  life.give(at("11-23 09:00"), "enterprise", { ...commands.submit, identityHidden: true });
  life.give(at("11-23 10:00"), "office", commands.register);
  life.give(at("11-23 10:05"), "office", commands.dispatch);
  return life;
}

function supported(world: Directory = directory): Life {
  const life = dispatched("C", { directory: world });
  life.commits.length = 2;
  life.give(at("11-23 10:05"), "office", { ...commands.dispatch, supports: ["U2"] });
  return life;
}

const noon = at("11-23 12:00");

describe("somebody of another unit", () => {
  test("is told that it is not his: neither the issue, nor the assignment of the unit beside his", () => {
    expect(dispatched().ask(noon, "handler2", commands.progress)).toMatchObject({ refusal: "not-assigned" });
    const life = supported();
    expect(life.ask(noon, "handler", { ...commands.sign, assignment: "a2" })).toMatchObject({
      refusal: "not-assigned",
    });
    expect(life.ask(noon, "handler2", commands.sign)).toMatchObject({ refusal: "not-assigned" });
    expect(life.ask(noon, "handler2", { ...commands.sign, assignment: "a2" })).not.toHaveProperty("refusal");
  });
  test("also where he has another seat besides, in whatever order", () => {
    const life = dispatched("C", { directory: alsoHolding("handler2", "auditor") });
    expect(life.ask(noon, "handler2", commands.progress)).toMatchObject({ refusal: "not-assigned" });
  });
});

describe("somebody of another tier", () => {
  test("is told which tier has it, also where he has another seat besides", () => {
    for (const world of [directory, alsoHolding("tier2", "auditor")]) {
      const life = dispatched("C", { directory: world });
      life.passUntil(at("11-30 18:00:15"));
      expect(life.ask(at("12-01 09:00"), "tier2", commands.tierDecision)).toMatchObject({
        refusal: "wrong-tier",
        facts: { tier: 1 },
      });
    }
  });
});

describe("who may not do it from any seat", () => {
  test("is told whose it is: of the enterprise alone, where it is its own word", () => {
    const facts = { seats: "ent" };
    expect(verifying().ask(at("11-24 13:00"), "office", rate(5))).toEqual({ refusal: "not-your-seat", facts });
    expect(verifying().ask(at("11-24 13:00"), "handler2", rate(5))).toEqual({ refusal: "not-your-seat", facts });
    expect(dispatched().ask(noon, "auditor", commands.withdraw)).toEqual({ refusal: "not-your-seat", facts });
  });
  test("and of the office where it is the office's", () => {
    const asked = dispatched();
    asked.commits.length = 1;
    expect(asked.ask(at("11-23 09:30"), "auditor", commands.register)).toEqual({
      refusal: "not-your-seat",
      facts: { seats: "office" },
    });
  });
});

describe("the name of an enterprise that asked not to be named", () => {
  test("is read with a reason by who may, and by nobody of a unit; where it is no secret there is nothing to read", () => {
    for (const who of ["handler", "head2"])
      expect(hidden().ask(noon, who, commands.readIdentity)).toMatchObject({ refusal: "identity-hidden" });
    expect(hidden().ask(noon, "tier2", commands.readIdentity)).not.toHaveProperty("refusal");
    for (const who of ["handler", "tier2"])
      expect(dispatched().ask(noon, who, commands.readIdentity)).toMatchObject({ refusal: "identity-open" });
  });
  test("keeps everybody from calling it but aide and office: who works on the issue is told why", () => {
    const call = contact(at("11-23 11:50"));
    const life = hidden();
    for (const who of ["handler", "head", "tier2"])
      expect(life.ask(noon, who, call)).toMatchObject({ refusal: "identity-hidden" });
    expect(life.ask(noon, "handler2", call)).toMatchObject({ refusal: "not-assigned" });
    expect(life.ask(noon, "auditor", call)).toMatchObject({ refusal: "not-your-seat" });
    const both = hidden(alsoHolding("handler", "auditor"));
    expect(both.ask(noon, "handler", call)).toMatchObject({ refusal: "identity-hidden" });
    expect(dispatched().ask(noon, "auditor", call)).toMatchObject({ refusal: "not-your-seat" });
  });
  test("is no reason where something else is asked", () => {
    const life = hidden();
    expect(life.ask(noon, "handler", commands.reclassify)).toMatchObject({ refusal: "not-your-seat" });
  });
});

describe("separation of duties", () => {
  test("who asked for a suspension does not decide on it, from whatever seat and for whomever", () => {
    const world = alsoHolding("head", "office");
    const life = dispatched("C", { directory: world });
    life.give(at("11-23 14:00"), "head", suspensionUntil("2026-12-11"));
    expect(life.ask(at("11-24 09:00"), "head", suspensionDecided(true))).toMatchObject({ refusal: "separation" });
    expect(life.ask(at("11-24 09:00"), "office", suspensionDecided(true))).not.toHaveProperty("refusal");
    const alone = dispatched();
    alone.world = {
      ...alone.world,
      directory: {
        ...world,
        holdings: world.holdings.filter(({ seat, person }) => seat !== "office" || person === "head"),
      },
    };
    const asked = effects(alone.give(at("11-23 14:00"), "head", suspensionUntil("2026-12-11")));
    expect(asked).toMatchObject([{ seat: "officeHead", fallback: [{ asked: "office", why: "excluded" }] }]);
  });
  test("an interest in another enterprise, or in work that decides nothing, keeps nobody away", () => {
    const interests = (person: string, enterprise: string) => ({
      ...directory,
      interests: [{ person, enterprise, declaredAt: at("01-01 00:00") }],
    });
    const elsewhere = reviewing("C", { directory: interests("head", OTHER_ENTERPRISE) });
    expect(elsewhere.ask(at("11-24 11:00"), "head", approve(0))).not.toHaveProperty("refusal");
    const here = reviewing("C", { directory: interests("head", ENTERPRISE) });
    expect(here.ask(at("11-24 11:00"), "head", approve(0))).toMatchObject({ refusal: "interest" });
    const working = dispatched("C", { directory: interests("handler", ENTERPRISE) });
    expect(working.duty("sign")).toMatchObject({ seat: "handler:U1" });
    expect(working.ask(noon, "handler", commands.sign)).not.toHaveProperty("refusal");
    expect(working.ask(noon, "handler", commands.progress)).not.toHaveProperty("refusal");
  });
  test("a withdrawal is not verified by somebody of a unit that has it, but by somebody of another unit", () => {
    const of = (seat: Seat) => {
      const life = dispatched("C", { directory: alsoHolding("aide", seat) });
      life.give(at("11-23 12:00"), "enterprise", commands.withdraw);
      return life.duty("verifyWithdrawal");
    };
    expect(of("handler:U1")).toMatchObject({
      seat: "office",
      fallback: [{ asked: `aide:${ENTERPRISE}`, why: "excluded" }],
    });
    expect(of("handler:U2")).toMatchObject({ seat: `aide:${ENTERPRISE}` });
  });
});
