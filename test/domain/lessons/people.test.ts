import { describe, expect, test } from "vitest";
import type { Directory } from "../../../contract/directory.ts";
import { kindOf } from "../../../domain/places.ts";
import { longDirectory, longPack, standIn } from "../issue/county.ts";
import {
  approve,
  at,
  commands,
  contact,
  dispatched,
  extensionTo,
  type Life,
  refuseStep,
  reviewing,
  suspensionUntil,
} from "../issue/history.ts";
import { expectFired, rungsOf } from "./owed.ts";

/** What went wrong with approvals and vacant seats elsewhere (see the table in test/README.md). */
const SEATS = ["aide", "handler", "head", "office", "officeHead", "tier1", "tier2", "tier3", "tier4"] as const;
type Seat = (typeof SEATS)[number];
const UNTIL = at("02-28 23:59", 2027);

function without(...seats: readonly Seat[]): Directory {
  const gone = new Set<string>(seats);
  return { ...longDirectory, holdings: longDirectory.holdings.filter(({ seat }) => !gone.has(kindOf(seat))) };
}

const SINGLE = SEATS.map((seat) => [seat]);
const PAIRS = SEATS.flatMap((one, place) => SEATS.slice(place + 1).map((other) => [one, other]));

describe("a county in which seats are vacant", () => {
  test.each([...SINGLE, ...PAIRS, [...SEATS]])(
    "%s %s: every rung comes, every tier is reached, nothing is skipped",
    (...seats) => {
      const life = dispatched("C", { pack: longPack, directory: longDirectory });
      life.world = { ...life.world, directory: without(...seats) };
      life.passUntil(UNTIL);
      expect(expectFired(life, UNTIL).late).toEqual([]);
      expect(life.issue.tier).toBe(4);
      const stranded = life.commits
        .slice(3)
        .flatMap(({ events }) =>
          events.flatMap(({ duties }) =>
            duties.flatMap((one) =>
              one.do === "open" && seats.some((seat) => seat === kindOf(one.seat)) ? [one] : [],
            ),
          ),
        );
      // a duty stays with a seat that is vacant only if there is nobody at all, and then it says so
      for (const { fallback } of stranded) expect(fallback?.at(-1)).toMatchObject({ why: "nobody" });
    },
  );
});

describe("silence", () => {
  test.each([0, 1, 2, 3])("never approves: step %s of a class A round", (step) => {
    const life = reviewing("A");
    for (const [place, person] of ["head", "office", "tier1"].slice(0, step).entries())
      life.give(at(`11-24 1${place + 1}:00`), person, approve(place));
    life.passUntil(UNTIL);
    expect(life.issue).toMatchObject({ status: "reviewing", round: { step } });
    const raised = rungsOf(life).filter(({ duty }) => duty.startsWith("reviewCloseOut"));
    expect(raised.length).toBeGreaterThan(8);
    expectFired(life, UNTIL);
  });

  const atTier = (tier: number): Life => {
    const life = dispatched("C", { pack: longPack, directory: longDirectory });
    life.give(at("11-23 11:00"), "handler", commands.sign);
    for (let one = 0; one < tier; one++) life.give(at(`11-23 12:0${one}`), "office", commands.escalate);
    return life;
  };
  const NEW_DUE = ["2026-12-04", "2026-12-04", "2026-12-11", "2026-12-28", "2026-12-28"];

  test.each([0, 1, 2, 3, 4])("refuses an extension and a suspension before the issue climbs: tier %s", (tier) => {
    for (const [command, kind] of [
      [extensionTo(NEW_DUE[tier] ?? ""), "extensionDecided"],
      [suspensionUntil("2026-12-20"), "suspensionDecided"],
      [suspensionUntil("2027-01-20"), "suspensionDecided"],
    ] as const) {
      const life = atTier(tier);
      life.give(at("11-23 14:00"), "head", command);
      life.passUntil(at("12-31 12:00"));
      const events = life.commits.flatMap((commit) => commit.events);
      const decided = events.findIndex(({ type }) => type === kind);
      expect(events[decided]).toMatchObject({ data: { granted: false, cause: "time" } });
      const climbed = events.findIndex((event) => event.type === "issueEscalated" && event.data.cause === "due");
      if (climbed >= 0) expect(decided).toBeLessThan(climbed);
    }
  });

  test("rejects an objection and leaves the unit its clock", () => {
    const life = atTier(0);
    const { dueAt } = life.duty("solve");
    life.give(at("11-23 14:00"), "head", commands.object);
    life.passUntil(at("11-25 09:00"));
    expect(life.commits.flatMap(({ events }) => events)).toContainEqual(
      expect.objectContaining({ type: "objectionRuled", data: { assignment: "a1", upheld: false, cause: "time" } }),
    );
    expect(life.duty("solve").dueAt).toBe(dueAt);
  });
});

test("refused, asked for again, approved: three records, none of them touched by the later ones", () => {
  const life = reviewing();
  life.give(at("11-24 11:00"), "head", refuseStep(0));
  const first = JSON.stringify(life.commits);
  const count = life.commits.length;
  life.give(at("11-25 09:00"), "handler", contact(at("11-25 08:50")));
  life.give(at("11-25 10:00"), "handler", commands.closeOut);
  life.give(at("11-25 11:00"), "head", approve(0, 2));
  const records = life.commits.flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === "closeOutRequested" || event.type === "closeOutStepDecided"
        ? [`${event.data.round} ${event.type === "closeOutRequested" ? "asked" : event.data.decision}`]
        : [],
    ),
  );
  expect(records).toEqual(["1 asked", "1 refuse", "2 asked", "2 approve"]);
  expect(JSON.stringify(life.commits.slice(0, count))).toBe(first);
});

describe("nobody approves what he asked for", () => {
  const SINCE = "2025-12-31T16:00:00.000Z";
  const ways: Record<string, Directory> = {
    "by the seat he also holds": {
      ...longDirectory,
      holdings: [...longDirectory.holdings, { seat: "office", person: "handler", from: SINCE }],
    },
    "as a substitute": { ...longDirectory, substitutions: [standIn("office", "handler")] },
    "as a substitute of a substitute": {
      ...longDirectory,
      substitutions: [standIn("office", "deputy"), standIn("deputy", "handler")],
    },
  };
  test.each(["A", "B", "C"] as const)("directly, class %s", (cls) => {
    const life = dispatched(cls);
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.give(at("11-24 10:00"), "head", commands.closeOut);
    expect(life.ask(at("11-24 11:00"), "head", approve(0))).toMatchObject({ refusal: "separation" });
  });
  test.each(Object.keys(ways))("%s, at any class", (way) => {
    for (const cls of ["A", "B", "C"] as const) {
      const life = reviewing(cls, { directory: ways[way] ?? longDirectory });
      life.give(at("11-24 11:00"), "head", approve(0));
      expect(life.ask(at("11-24 12:00"), "handler", approve(1))).toMatchObject({ refusal: "separation" });
      expect(life.ask(at("11-24 12:00"), "clerk", approve(1))).not.toHaveProperty("refusal");
    }
  });
  test("nor what he asked for in another's name", () => {
    const life = dispatched("C", { directory: { ...longDirectory, substitutions: [standIn("handler", "office")] } });
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.give(at("11-24 10:00"), "office", commands.closeOut);
    expect(life.issue.round?.requester).toEqual(["office", "handler"]);
    life.give(at("11-24 11:00"), "head", approve(0));
    expect(life.ask(at("11-24 12:00"), "office", approve(1))).toMatchObject({ refusal: "separation" });
    expect(life.ask(at("11-24 12:00"), "clerk", approve(1))).not.toHaveProperty("refusal");
  });
});
