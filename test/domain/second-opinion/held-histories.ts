import type { Limit } from "../../../contract/limit.ts";
import type { Pack } from "../../../contract/pack.ts";
import { pack } from "../issue/county.ts";
import {
  approve,
  at,
  commands,
  contact,
  dispatched,
  giveBack,
  type Life,
  reviewing,
  suspensionDecided,
  suspensionUntil,
} from "../issue/history.ts";

/** Class C is solved within this limit. */
function within(solve: Limit, more: Partial<Pack> = {}): { pack: Pack } {
  const { tiers } = pack;
  return { pack: { ...pack, ...more, tiers: tiers.map((tier, index) => (index === 0 ? { ...tier, solve } : tier)) } };
}

/** In review from the 24th to the 26th, then returned by the office. */
function returned(world: Parameters<typeof reviewing>[1] = {}, from = "11-24 10:00", to = "11-26 09:00"): Life {
  const life = dispatched("C", world);
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  life.passUntil(at(from));
  life.give(at(from), "handler", commands.closeOut);
  life.give(at(from), "head", approve(0));
  life.passUntil(at(to));
  life.give(at(to), "office", giveBack(1));
  life.passUntil(at("12-10 09:00"));
  return life;
}

/** Histories in which the clock of the unit stood still for a while. */
export const HELD: Readonly<Record<string, () => Life>> = {
  "returned by the office": () => returned(),
  "returned by the head of the unit": () => {
    const life = reviewing();
    life.give(at("11-26 09:00"), "head", giveBack(0));
    life.passUntil(at("12-01 09:00"));
    return life;
  },
  "whose close-out is withdrawn": () => {
    const life = reviewing();
    life.give(at("11-26 09:00"), "handler", commands.withdrawCloseOut);
    life.passUntil(at("12-01 09:00"));
    return life;
  },
  "returned late, with a day left": () => returned({}, "11-30 11:00", "11-30 13:00"),
  "returned when it was overdue at the top": () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.passUntil(at("12-31 12:00"));
    life.give(at("12-31 13:00"), "handler", commands.closeOut);
    life.give(at("12-31 13:10"), "head", approve(0));
    life.give(at("12-31 13:20"), "office", giveBack(1));
    life.passUntil(at("01-31 12:00", 2027));
    return life;
  },
  "in hours of work, returned": () =>
    returned(within({ unit: "workingHour", amount: 30 }), "11-24 10:00:30.500", "11-25 15:10:10.750"),
  "in days of work, returned": () => returned(within({ unit: "workingDay", amount: 5 })),
  "in months, returned": () => returned(within({ unit: "calendarMonth", amount: 1 })),
  "in days and then hours of work, returned": () => {
    const parts = [
      { unit: "workingDay", amount: 3 },
      { unit: "workingHour", amount: 5 },
    ] as const;
    return returned(within({ unit: "sum", parts: [...parts] }));
  },
  "in days of work and days, returned over a weekend, not rolled": () => {
    const parts = [
      { unit: "workingDay", amount: 3 },
      { unit: "calendarDay", amount: 4 },
      { unit: "workingDay", amount: 1 },
    ] as const;
    const world = within({ unit: "sum", parts: [...parts] }, { rollToWorkingDay: false });
    return returned(world, "11-27 10:00", "11-28 09:00");
  },
  "overdue at the top, then given a new date": () => {
    const life = dispatched();
    life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
    life.passUntil(at("12-31 12:00"));
    life.give(at("12-31 13:00"), "tier2", { ...commands.tierDecision, newDue: "2027-01-15" });
    life.passUntil(at("01-31 12:00", 2027));
    return life;
  },
  "suspended, and resumed by the unit": () => {
    const life = dispatched();
    life.give(at("11-23 13:10"), "head", suspensionUntil("2026-12-20"));
    life.give(at("11-23 13:20"), "office", suspensionDecided(true));
    life.give(at("11-27 15:00"), "head", commands.resume);
    life.passUntil(at("12-08 09:00"));
    return life;
  },
};
