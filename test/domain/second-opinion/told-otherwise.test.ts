import { describe, expect, test } from "vitest";
import type { DutyEffect, Event } from "../../../contract/commit.ts";
import type { Rung } from "../../../contract/limit.ts";
import { secondOpinion, type TimeFault } from "../../../domain/second-opinion/second-opinion.ts";
import type { Kept } from "../issue/history.ts";
import { type History, HISTORIES } from "./histories.ts";

const EVER = { start: "2026-01-01T00:00:00.000Z", end: "2027-12-31T00:00:00.000Z" };
const HOUR = 3_600_000;

function later(instant: string, by = HOUR): string {
  return new Date(Date.parse(instant) + by).toISOString();
}

function opinionOf({ life, approved, calendars }: History, commits: readonly Kept[], window = EVER): TimeFault[] {
  return secondOpinion(commits, window, {
    pack: life.world.pack,
    directory: life.world.directory,
    inForce: life.world.calendar.version,
    approved,
    calendar: (version) => calendars.find((one) => one.version === version),
  });
}

interface Lie {
  readonly commit: Kept;
  readonly event: Event;
  readonly told: Event;
  readonly fault: Partial<TimeFault>;
}

/** Everything about time that the records of a history could tell otherwise, with the fault that has to be found. */
function* lies({ life }: History): Iterable<Lie> {
  for (const commit of life.commits)
    for (const event of commit.events) {
      const { at } = commit;
      for (const [index, effect] of event.duties.entries()) {
        if (effect.do !== "open" && effect.do !== "release" && effect.do !== "move") continue;
        const tell = (changed: DutyEffect): Event => ({ ...event, duties: event.duties.with(index, changed) });
        const { dueAt, ladder, duty } = effect;
        const about = { rung: duty, what: "dueAt", at } as const;
        const moved = later(dueAt);
        yield {
          commit,
          event,
          told: tell({ ...effect, dueAt: moved }),
          fault: { ...about, expected: dueAt, found: moved },
        };
        const unknown = { ...effect.why, calendarVersion: "never" };
        yield { commit, event, told: tell({ ...effect, why: unknown }), fault: { ...about, found: dueAt } };
        if (effect.do === "open")
          yield {
            commit,
            event,
            told: tell({ ...effect, from: later(at) }),
            fault: { ...about, expected: at, found: later(at) },
          };
        for (const [place, rung] of ladder.entries()) {
          const of = { rung: rung.key, what: "ladder", at, expected: rung.owedAt } as const;
          const told = (...rungs: Rung[]) => tell({ ...effect, ladder: ladder.toSpliced(place, 1, ...rungs) });
          const owedAt = later(rung.owedAt, 1);
          yield { commit, event, told: told({ ...rung, owedAt }), fault: { ...of, found: owedAt } };
          yield { commit, event, told: told(), fault: of };
          yield {
            commit,
            event,
            told: told({ ...rung, effect: rung.effect === "remind" ? "raise" : "remind" }),
            fault: { ...of, found: rung.owedAt },
          };
        }
      }
      if (event.type !== "rungFired") continue;
      const { data } = event;
      const { fireAt, rung, next } = data;
      const tell = (changed: Partial<typeof data>): Event => ({ ...event, data: { ...data, ...changed } });
      const of = { what: "ladder", at } as const;
      yield {
        commit,
        event,
        told: tell({ fireAt: later(fireAt, 1) }),
        fault: { ...of, rung, expected: fireAt, found: later(fireAt, 1) },
      };
      yield {
        commit,
        event,
        told: tell({ late: !data.late }),
        fault: { ...of, rung, expected: fireAt, found: fireAt },
      };
      const { next: _, ...last } = data;
      if (next === undefined) {
        const more = { key: `${rung}1`, owedAt: later(at), effect: "remind" } as const;
        yield { commit, event, told: tell({ next: more }), fault: { ...of, rung: more.key, found: more.owedAt } };
      } else {
        yield { commit, event, told: { ...event, data: last }, fault: { ...of, rung, expected: next.owedAt } };
        const owedAt = later(next.owedAt);
        yield {
          commit,
          event,
          told: tell({ next: { ...next, owedAt } }),
          fault: { ...of, rung: next.key, found: owedAt },
        };
      }
    }
}

describe("of a history", () => {
  const all = Object.entries(HISTORIES);
  test.each(all)("%s, a second opinion has nothing to say", (_, write) => {
    const history = write();
    expect(opinionOf(history, history.life.commits)).toEqual([]);
  });

  test.each(all.filter(([name]) => !name.includes("hours of work")))(
    "%s, it finds whatever is told otherwise, where it is told",
    (_, write) => {
      const history = write();
      const { commits } = history.life;
      let found = 0;
      for (const { commit, event, told, fault } of lies(history)) {
        const retold = { ...commit, events: commit.events.map((other) => (other === event ? told : other)) };
        const before = commits.slice(0, commits.indexOf(commit));
        const window = { start: commit.at, end: later(commit.at, 1) };
        expect(opinionOf(history, [...before, retold], window)).toContainEqual(expect.objectContaining(fault));
        found++;
      }
      expect(found).toBeGreaterThan(10);
    },
  );
});
