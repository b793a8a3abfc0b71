import type { Calendar } from "../../../contract/calendar.ts";
import type { Approved } from "../../../domain/second-opinion/in-force.ts";
import { calendar, longDirectory, longPack } from "../issue/county.ts";
import {
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  dispatched,
  extensionDecided,
  extensionTo,
  type Life,
  rate,
  ruled,
  suspensionDecided,
  suspensionUntil,
  verifying,
  withdrawalDecided,
} from "../issue/history.ts";
import { under } from "../packs/lived.ts";
import { HELD } from "./held-histories.ts";

/** A history that is right, under the versions of the calendar that were put in force meanwhile. */
export interface History {
  readonly life: Life;
  readonly approved: readonly Approved[];
  readonly calendars: readonly Calendar[];
}

const first: Approved = { version: calendar.version, from: "" };
const free = (version: string, ...dates: string[]): Calendar => ({
  ...calendar,
  version,
  holidays: [...calendar.holidays, ...dates.map((date) => ({ date, name: "试" }))],
});

function right(life: Life): History {
  return { life, approved: [first], calendars: [calendar] };
}

/** The next versions of the calendar, each put in force at an instant; then whatever is done under it. */
function recounted(life: Life, ...next: readonly (readonly [Calendar, from: string, then: () => void])[]): History {
  for (const [newer, , then] of next) {
    life.world = { ...life.world, calendar: newer };
    then();
  }
  return {
    life,
    approved: [first, ...next.map(([{ version }, from]) => ({ version, from }))],
    calendars: [calendar, ...next.map(([newer]) => newer)],
  };
}

function signed(world: Parameters<typeof dispatched>[1] = {}): Life {
  const life = dispatched("C", world);
  life.give(at("11-23 11:00"), "handler", commands.sign);
  life.give(at("11-23 12:00"), "handler", commands.progress);
  life.give(at("11-23 12:00"), "handler", contact(at("11-23 11:50")));
  return life;
}

function extended(): Life {
  const life = signed();
  life.give(at("11-24 09:00"), "head", extensionTo("2026-12-04"));
  life.give(at("11-24 10:00"), "office", extensionDecided(true));
  return life;
}

function suspended(until: string): Life {
  const life = signed();
  life.give(at("11-23 13:10"), "head", suspensionUntil(until));
  life.give(at("11-23 13:20"), "office", suspensionDecided(true));
  return life;
}

export const HISTORIES: Readonly<Record<string, () => History>> = {
  "that climbs to the top and is left there": () => {
    const life = dispatched();
    life.passUntil(at("12-31 09:00"));
    return right(life);
  },
  "that climbs to the governments above": () => {
    const life = signed({ pack: longPack, directory: longDirectory });
    life.passUntil(at("03-31 09:00", 2027));
    return right(life);
  },
  "that is rated well": () => {
    const life = verifying();
    life.passUntil(at("11-30 09:00"));
    life.give(at("11-30 10:00"), "enterprise", rate(5));
    return right(life);
  },
  "whose rating lapses": () => {
    const life = verifying();
    life.passUntil(at("12-31 09:00"));
    return right(life);
  },
  "that stays dissatisfied, with a leader who lets it lie": () => {
    const life = verifying({}, "explained");
    life.give(at("11-24 13:00"), "enterprise", rate(1));
    life.passUntil(at("12-24 09:00"));
    life.give(at("12-24 10:00"), "tier1", decideDissatisfaction());
    return right(life);
  },
  "that is denied on the telephone, and done again": () => {
    const life = verifying({}, "explained");
    life.give(at("11-24 13:00"), "aide", callBack("denied", at("11-24 12:50")));
    life.give(at("11-25 10:00"), "tier1", decideDissatisfaction(1, "rework"));
    life.passUntil(at("12-24 09:00"));
    return right(life);
  },
  ...Object.fromEntries(Object.entries(HELD).map(([name, write]) => [name, () => right(write())])),
  "extended to a date": () => {
    const life = extended();
    life.passUntil(at("12-08 09:00"));
    return right(life);
  },
  "whose extension nobody decides": () => {
    const life = signed();
    life.give(at("11-24 09:00"), "head", extensionTo("2026-12-04"));
    life.passUntil(at("12-01 09:00"));
    return right(life);
  },
  "suspended until its day": () => {
    const life = suspended("2026-12-20");
    life.passUntil(at("12-29 09:00"));
    return right(life);
  },
  "suspended and resumed": () => {
    const life = suspended("2026-12-20");
    life.give(at("11-27 15:00"), "office", commands.resume);
    life.passUntil(at("12-08 09:00"));
    return right(life);
  },
  "objected to, and given to another unit": () => {
    const life = signed();
    life.give(at("11-23 13:10"), "head", commands.object);
    life.give(at("11-24 09:00"), "office", ruled(true, { unit: "U2" }));
    life.passUntil(at("12-02 09:00"));
    return right(life);
  },
  "whose objection is never ruled on": () => {
    const life = signed();
    life.give(at("11-23 13:10"), "head", commands.object);
    life.passUntil(at("12-02 09:00"));
    return right(life);
  },
  "whose withdrawal is looked into": () => {
    const life = signed();
    life.give(at("11-23 13:10"), "enterprise", commands.withdraw);
    life.passUntil(at("11-26 09:00"));
    life.give(at("11-26 09:00"), "aide", withdrawalDecided(false, at("11-26 08:50")));
    life.passUntil(at("12-02 09:00"));
    return right(life);
  },
  "put into another class": () => {
    const life = signed();
    life.give(at("11-24 09:00"), "office", commands.reclassify);
    life.passUntil(at("12-24 09:00"));
    return right(life);
  },
  "with a unit in support": () => {
    const life = under("anyang-5", "C", { supports: ["U2"] });
    life.passUntil(at("12-02 09:00"));
    return right(life);
  },
  "whose rules look at it every month": () => {
    const life = under("henan-13710", "A", { version: "2" });
    life.give(at("11-23 11:00"), "handler", commands.sign);
    life.give(at("11-23 12:00"), "handler", commands.progress);
    life.give(at("11-23 12:00"), "handler", contact(at("11-23 11:50")));
    life.give(at("11-24 09:00"), "head", suspensionUntil("2027-02-20"));
    life.give(at("11-24 10:00"), "tier1", suspensionDecided(true));
    life.passUntil(at("12-30 09:00"));
    return right(life);
  },
  "signed within an hour of work": () => {
    const life = under("zhongshan-mashangban");
    life.passUntil(at("12-02 09:00"));
    return right(life);
  },
  "moved by a newer calendar": () => {
    const life = dispatched();
    return recounted(life, [
      free("free", "2026-11-24", "2026-11-30"),
      at("11-23 15:00"),
      () => {
        life.give(at("11-23 17:00"), "system", commands.timePassed);
        life.passUntil(at("12-10 09:00"));
      },
    ]);
  },
  "moved by a newer calendar and back by the next, with warnings fired": () => {
    const life = signed();
    life.passUntil(at("11-26 18:00:15"));
    return recounted(
      life,
      [
        free("free", "2026-11-30"),
        at("11-26 20:00"),
        () => life.give(at("11-27 09:00"), "system", commands.timePassed),
      ],
      [
        free("back"),
        at("11-30 09:00"),
        () => {
          life.give(at("11-30 17:00"), "handler", commands.progress);
          life.passUntil(at("12-10 09:00"));
        },
      ],
    );
  },
  "extended, and moved when the date becomes a holiday": () => {
    const life = extended();
    return recounted(life, [
      free("free", "2026-12-04"),
      at("11-25 09:00"),
      () => {
        life.give(at("11-25 10:00"), "system", commands.timePassed);
        life.passUntil(at("12-10 09:00"));
      },
    ]);
  },
  "with requests that are never due later than the work, moved with it": () => {
    const life = signed();
    life.passUntil(at("11-27 09:00"));
    life.give(at("11-29 09:00"), "head", suspensionUntil("2026-12-20"));
    return recounted(life, [
      free("free", "2026-11-30"),
      at("11-29 10:00"),
      () => {
        life.give(at("11-29 12:00"), "system", commands.timePassed);
        life.passUntil(at("12-10 09:00"));
      },
    ]);
  },
};
