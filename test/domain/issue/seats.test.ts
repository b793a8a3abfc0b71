import { describe, expect, test } from "vitest";
import { opensIdentity, seesIdentity } from "../../../domain/sees-identity.ts";
import { mayRead } from "../../../domain/may-read.ts";
import { holdersOf, seatFor, seatsOf } from "../../../domain/seats.ts";
import type { Directory } from "../../../contract/directory.ts";
import { SEAT_KINDS } from "../../../contract/vocabulary.ts";
import { directory, ENTERPRISE, OTHER_ENTERPRISE, standIn, vacant } from "./county.ts";
import { at, dispatched } from "./history.ts";

const now = at("11-23 09:00");
const nobodyExcluded = () => undefined;
function standingIn(...substitutions: Directory["substitutions"]): Directory {
  return { ...directory, substitutions };
}
const seats = (person: string, where: Directory, when = now) => seatsOf(person, when, where).map(({ seat }) => seat);
const holders = (seat: string, where: Directory, when = now) =>
  holdersOf(seat, when, where).map(({ person }) => person);

describe("a substitution", () => {
  const leave = standingIn(standIn("head", "deputy", at("11-23 00:00"), at("11-27 00:00")));

  test("gives the seats of the person, and says whose they are", () => {
    expect(seatsOf("deputy", now, leave)).toEqual([{ seat: "head:U1", onBehalfOf: "head" }]);
    expect(holdersOf("head:U1", now, leave)).toEqual([{ person: "head" }, { person: "deputy", onBehalfOf: "head" }]);
  });

  test("holds from its first instant to before its last", () => {
    expect(seats("deputy", leave, at("11-22 23:59:59.999"))).toEqual([]);
    expect(seats("deputy", leave, at("11-23 00:00"))).toEqual(["head:U1"]);
    expect(seats("deputy", leave, at("11-26 23:59:59.999"))).toEqual(["head:U1"]);
    expect(seats("deputy", leave, at("11-27 00:00"))).toEqual([]);
  });

  test("leaves the person his own seats", () => {
    expect(seats("head", leave)).toEqual(["head:U1"]);
  });

  test("passes on once, not twice", () => {
    const chain = standingIn(standIn("head", "deputy"), standIn("deputy", "deputy2"), standIn("deputy2", "clerk"));
    expect(seatsOf("deputy2", now, chain)).toEqual([{ seat: "head:U1", onBehalfOf: "head", via: "deputy" }]);
    expect(seats("clerk", chain)).toEqual(["office"]);
    expect(holders("head:U1", chain)).toEqual(["head", "deputy", "deputy2"]);
  });

  test("in a circle gives each the other's seats, and ends", () => {
    const circle = standingIn(standIn("head", "clerk"), standIn("clerk", "head"));
    expect(seats("head", circle)).toEqual(["head:U1", "office"]);
    expect(seats("clerk", circle)).toEqual(["office", "head:U1"]);
    expect(seats("head", standingIn(standIn("head", "head")))).toEqual(["head:U1"]);
  });

  test("finds the same from both sides", () => {
    const busy = standingIn(standIn("head", "clerk"), standIn("clerk", "handler"), standIn("tier1", "head"));
    for (const { id } of busy.persons) {
      for (const { seat } of busy.holdings) {
        expect(seats(id, busy).includes(seat), `${id} ${seat}`).toBe(holders(seat, busy).includes(id));
      }
    }
  });
});

test("a holding ends as well: who was head that day", () => {
  const changed: Directory = {
    ...vacant("head:U1"),
    holdings: [
      { seat: "head:U1", person: "head", from: at("01-01 00:00"), until: at("11-23 09:00") },
      { seat: "head:U1", person: "deputy", from: at("11-23 09:00") },
    ],
  };
  expect(holders("head:U1", changed, at("11-23 08:59:59.999"))).toEqual(["head"]);
  expect(holders("head:U1", changed, at("11-23 09:00"))).toEqual(["deputy"]);
});

describe("the fallback of a seat without anybody", () => {
  const asked = (seat: string, where: Directory) => seatFor(seat, nobodyExcluded, ENTERPRISE, now, where).seat;
  test.each([
    ["aide:91410421MADEM00113", "office"],
    ["handler:U1", "head:U1"],
    ["head:U1", "tier1:91410421MADEM00113"],
    ["office", "officeHead"],
    ["officeHead", "tier1:91410421MADEM00113"],
    ["tier1:91410421MADEM00113", "tier2"],
    ["tier2", "officeHead"],
  ])("%s → %s", (seat, fallback) => {
    expect(asked(seat, vacant(seat))).toBe(fallback);
    expect(asked(seat, directory)).toBe(seat);
  });
  test("an enterprise answers for itself", () => {
    expect(asked(`ent:${ENTERPRISE}`, directory)).toBe(`ent:${ENTERPRISE}`);
  });
  test("a substitute is somebody", () => {
    const deputised = { ...directory, substitutions: [standIn("head", "deputy")] };
    const without = (persons: readonly string[]) =>
      persons.length === 1 && persons[0] === "head" ? { why: "excluded" as const } : undefined;
    expect(seatFor("head:U1", without, ENTERPRISE, now, deputised)).toEqual({ seat: "head:U1", fallback: [] });
  });
});

/** commands.md §14a, cell by cell. */
describe("who may read an issue assigned to U1", () => {
  const READS: Readonly<Record<string, boolean>> = {
    [`ent:${ENTERPRISE}`]: true,
    [`ent:${OTHER_ENTERPRISE}`]: false,
    [`aide:${ENTERPRISE}`]: true,
    [`aide:${OTHER_ENTERPRISE}`]: false,
    [`tier1:${ENTERPRISE}`]: true,
    [`tier1:${OTHER_ENTERPRISE}`]: false,
    "handler:U1": true,
    "handler:U2": false,
    "head:U1": true,
    "head:U2": false,
    office: true,
    officeHead: true,
    tier2: true,
    tier3: true,
    tier4: true,
    auditor: true,
    admin: false,
    system: false,
  };
  const { issue } = dispatched();
  test.each(Object.entries(READS))("%s: %s", (seat, may) => expect(mayRead(issue, [seat])).toBe(may));
  test("and who of them knows an enterprise that asked not to be named", () => {
    const knows = Object.keys(READS).filter((seat) => seesIdentity({ ...issue, identityHidden: true }, [seat]));
    expect(knows).toEqual([`ent:${ENTERPRISE}`, `aide:${ENTERPRISE}`, `tier1:${ENTERPRISE}`, "office", "officeHead"]);
    expect(Object.keys(READS).every((seat) => seesIdentity(issue, [seat]))).toBe(true);
  });
  test("and who does not know it may ask with a reason: no unit, nobody of another enterprise, nobody who knows", () => {
    const asks = Object.keys(READS).filter((seat) => opensIdentity({ ...issue, identityHidden: true }, [seat]));
    expect(asks).toEqual(["tier2", "tier3", "tier4", "auditor"]);
    expect(opensIdentity({ ...issue, identityHidden: true }, ["tier2", "office"])).toBe(false);
    expect(opensIdentity({ ...issue, identityHidden: true }, ["handler:U1", "tier2"])).toBe(true);
    expect(Object.keys(READS).some((seat) => opensIdentity(issue, [seat]))).toBe(false);
  });
  test("every kind of seat is in this table", () => {
    expect(SEAT_KINDS.filter((kind) => !Object.keys(READS).some((seat) => seat.split(":")[0] === kind))).toEqual([]);
  });
  test("before dispatch no unit reads it; one seat that may is enough; none reads nothing", () => {
    const submitted = { ...issue, assignments: [] };
    expect(mayRead(submitted, ["handler:U1", "head:U1"])).toBe(false);
    expect(mayRead(issue, ["admin", "handler:U2", "head:U1"])).toBe(true);
    expect(mayRead(issue, [])).toBe(false);
  });
});
