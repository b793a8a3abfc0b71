import { describe, expect, it } from "vitest";
import type { Limit } from "../../../contract/limit.ts";
import type { Pack, PackRung } from "../../../contract/pack.ts";
import { dutyOf } from "../../../contract/pack-values.ts";
import { openLadder } from "../../../domain/ladder.ts";
import { SHIPPED } from "../../../domain/packs/shipped.ts";
import { endOf } from "../../../domain/second-opinion/day-by-day.ts";
import { dueInstant } from "../../../domain/time/due.ts";
import { addSeconds, isWorkingDay, localDate } from "../../../domain/time/instants.ts";
import { china, wall } from "../time/china.ts";

/** Weeks in which much can go wrong: an ordinary one, the make-up Sunday before the National Day week, New Year behind the notices. */
const WEEKS = ["2026-11-23 00:00", "2026-09-19 00:00", "2026-12-28 00:00"].map(wall);
const MINUTES = 7 * 24 * 60;

interface Clock {
  readonly limit: Limit;
  readonly ladder: readonly PackRung[];
}

/** Every limit of a pack with its ladder, each once. */
function clocksOf(pack: Pack): Clock[] {
  const kinds = ["triage", "sign", "report", "support", "contact", "reviewCloseOut", "callBack", "rate"] as const;
  const others = ["ruleObjection", "decideExtension", "decideSuspension", "verifyWithdrawal"] as const;
  const clocks: Clock[] = [
    ...[...kinds, ...others].map((kind) => dutyOf(pack, kind)),
    ...pack.tiers.flatMap(({ solve, coordinate }, tier) => [
      ...("unit" in solve ? [solve] : [solve.A, solve.B, solve.C]).map((limit) => ({
        limit,
        ladder: tier + 1 < pack.tiers.length ? pack.solveLadder : pack.solveTopLadder,
      })),
      ...(coordinate ? [{ limit: coordinate, ladder: pack.coordinateLadder }] : []),
    ]),
  ];
  return [...new Map(clocks.map((clock) => [JSON.stringify(clock), clock])).values()];
}

/** Packs have most limits in common: each is tried once, with all the ladders and packs that go with it. */
interface Tried {
  readonly limit: Limit;
  readonly roll: boolean;
  readonly ladders: Map<string, readonly PackRung[]>;
  readonly packs: Set<string>;
}
const ALL = new Map<string, Tried>();
for (const pack of SHIPPED)
  for (const { limit, ladder } of clocksOf(pack)) {
    const key = JSON.stringify([limit, pack.rollToWorkingDay]);
    const known = ALL.get(key) ?? { limit, roll: pack.rollToWorkingDay, ladders: new Map(), packs: new Set() };
    ALL.set(key, known);
    known.ladders.set(JSON.stringify(ladder), ladder);
    known.packs.add(`${pack.id}@${pack.version}`);
  }

describe("a limit started at any minute of a week, under every pack", () => {
  it("covers every pack", () => {
    expect(new Set([...ALL.values()].flatMap(({ packs }) => [...packs])).size).toBe(SHIPPED.length);
    for (const pack of SHIPPED) expect(clocksOf(pack).length).toBeGreaterThan(10);
  });

  it("ends later, on a working day, never earlier than one started before it, with its warnings in between", () => {
    for (const { limit, roll, packs, ladders } of ALL.values()) {
      for (const week of WEEKS) {
        let earlier = "";
        for (let minute = 0; minute < MINUTES; minute++) {
          const from = addSeconds(week, minute * 60);
          const { dueAt } = dueInstant(from, limit, china, { rollToWorkingDay: roll });
          if (dueAt <= from || dueAt < earlier)
            expect.fail(`${[...packs].join()}: ${from} ${JSON.stringify(limit)} → ${dueAt}`);
          const moved = dueAt !== earlier;
          earlier = dueAt;
          if (!moved && minute % 60 !== 1) continue;
          expect(isWorkingDay(localDate(addSeconds(dueAt, -1), china.zone), china)).toBe(true);
          for (const ladder of ladders.values()) {
            const rungs = openLadder(ladder, { duty: "d#1", generation: 1, openedAt: from, dueAt }, china);
            for (const { owedAt } of rungs) expect(from < owedAt && owedAt <= dueAt).toBe(true);
            expect(rungs.at(-1)?.owedAt).toBe(dueAt);
          }
        }
      }
    }
  }, 60_000);

  it("ends where a second, slower way of counting says", () => {
    for (const { limit, roll } of ALL.values())
      for (let minute = 0; minute < MINUTES; minute += 487) {
        const from = addSeconds(WEEKS[minute % 3] ?? "", minute * 60);
        const first = dueInstant(from, limit, china, { rollToWorkingDay: roll }).dueAt;
        expect(endOf(from, limit, china, roll)).toBe(first);
      }
  }, 60_000);
});
