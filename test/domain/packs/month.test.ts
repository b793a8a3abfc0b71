import { describe, expect, test } from "vitest";
import type { Calendar } from "../../../contract/calendar.ts";
import type { EventOf } from "../../../contract/commit.ts";
import { ledger } from "../../../domain/ledger.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { secondOpinion } from "../../../domain/second-opinion/second-opinion.ts";
import { addsUp, sealed } from "../histories/adds-up.ts";
import { calendar } from "../issue/county.ts";
import type { Life } from "../issue/history.ts";
import { monthUnder, UNTIL } from "./month-lived.ts";

/** HUIYIN_MONTH=500 before a release. */
const COUNT = Number(process.env["HUIYIN_MONTH"] ?? 40);
const EVER = { start: "2026-01-01T00:00:00.000Z", end: "2027-12-31T00:00:00.000Z" };

describe.each(SHIPPED)(`a month of ${COUNT} issues under $id, version $version`, { timeout: 120_000 }, (pack) => {
  const lives = monthUnder(pack, COUNT);
  const rules = { graceSeconds: pack.firingGraceSeconds, lateAfterSeconds: pack.lateAfterSeconds };

  test("everything owed has fired, once and in time", () => {
    for (const { commits } of lives) {
      const { owed, fired, ...faults } = ledger(commits, UNTIL, rules);
      expect(faults).toEqual({ missing: [], unowed: [], twice: [], early: [], late: [] });
      expect(owed.map(({ rung }) => rung).toSorted()).toEqual(fired.map(({ rung }) => rung).toSorted());
    }
  });

  test("a second way of computing finds every due instant and every rung where they were", () => {
    for (const { commits, world } of lives) {
      const { directory } = world;
      const known = (version: string): Calendar | undefined => (version === calendar.version ? calendar : undefined);
      const inForce = calendar.version;
      const approved = [{ version: inForce, from: EVER.start }];
      expect(secondOpinion(commits, EVER, { pack, directory, inForce, approved, calendar: known })).toEqual([]);
    }
  });

  test("every escalation came at the instant it was to come", () => {
    const climbs = lives.flatMap(escalations);
    expect(climbs.length).toBeGreaterThan(COUNT / 10);
    for (const { firedAt, fireAt } of climbs) expect(firedAt).toBe(fireAt);
  });

  test("the parts of every bulletin make its whole", () => {
    addsUp(lives.map(({ commits }) => commits.map(sealed)));
  });
});

function escalations({ commits }: Life): EventOf<"rungFired">["data"][] {
  return commits.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === "rungFired" && event.data.effect === "escalate" ? [event.data] : [])),
  );
}
