import { describe, expect, test } from "vitest";
import type { DutyEffect, Event, EventOf } from "../../../contract/commit.ts";
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

type Timed = Extract<DutyEffect, { do: "open" | "release" | "move" }>;
type Fired = EventOf<"rungFired">["data"];
/** What is told, and the fault that has to be found. */
type Lies<T> = Iterable<readonly [lie: string, told: T, fault: Partial<TimeFault>]>;

function* aboutDuty<T extends Timed>(effect: T, at: string): Lies<T> {
  const { dueAt, duty, why, ladder } = effect;
  const about = { rung: duty, what: "dueAt", at } as const;
  yield ["due later", { ...effect, dueAt: later(dueAt) }, { ...about, expected: dueAt, found: later(dueAt) }];
  yield ["no such calendar", { ...effect, why: { ...why, calendarVersion: "never" } }, { ...about, found: dueAt }];
  if ("from" in effect)
    yield ["from later", { ...effect, from: later(at) }, { ...about, expected: at, found: later(at) }];
  for (const place of new Set([0, ladder.length - 1])) {
    const rung = ladder[place];
    if (rung === undefined) continue;
    const of = { rung: rung.key, what: "ladder", at, expected: rung.owedAt } as const;
    const told = (...rungs: Rung[]) => ({ ...effect, ladder: ladder.toSpliced(place, 1, ...rungs) });
    const owedAt = later(rung.owedAt, 1);
    const other: Partial<Rung>[] = [
      { effect: rung.effect === "remind" ? "raise" : "remind" },
      { slip: rung.slip === "red" ? "blue" : "red" },
      { unless: rung.unless === undefined ? "progress" : undefined },
    ];
    yield [`rung ${place} later`, told({ ...rung, owedAt }), { ...of, found: owedAt }];
    yield [`no rung ${place}`, told(), of];
    for (const change of other)
      yield [`rung ${place} ${Object.keys(change)}`, told({ ...rung, ...change }), { ...of, found: rung.owedAt }];
  }
}

function* aboutRung(data: Fired, at: string): Lies<Fired> {
  const { fireAt, rung, next } = data;
  const of = { what: "ladder", at } as const;
  const fires = { ...of, rung, expected: fireAt };
  yield ["fires later", { ...data, fireAt: later(fireAt, 1) }, { ...fires, found: later(fireAt, 1) }];
  yield ["late or not", { ...data, late: !data.late }, { ...fires, found: fireAt }];
  const told = next ?? { key: `${rung}1`, owedAt: at, effect: "remind" as const };
  const owedAt = later(told.owedAt);
  yield ["next later", { ...data, next: { ...told, owedAt } }, { ...of, rung: told.key, found: owedAt }];
  if (next !== undefined) yield ["no next", { ...data, next: undefined }, { ...of, rung, expected: next.owedAt }];
}

interface Lie {
  readonly commit: Kept;
  readonly event: Event;
  readonly told: Event;
  readonly fault: Partial<TimeFault>;
}

/** Everything about time that the records of a history could tell otherwise: each kind of it once. */
function* lies({ life }: History): Iterable<Lie> {
  const told = new Set<string>();
  const isNew = (...words: string[]) => told.size < told.add(words.join(" ")).size;
  for (const commit of life.commits)
    for (const event of commit.events) {
      for (const [index, effect] of event.duties.entries()) {
        if (effect.do !== "open" && effect.do !== "release" && effect.do !== "move") continue;
        const kind = effect.duty.replace(/#.*/, "");
        for (const [lie, changed, fault] of aboutDuty(effect, commit.at))
          if (isNew(event.type, effect.do, kind, lie))
            yield { commit, event, told: { ...event, duties: event.duties.with(index, changed) }, fault };
      }
      if (event.type !== "rungFired") continue;
      const rung = event.data.rung.replace(/#\d+\/\d+/, "");
      for (const [lie, data, fault] of aboutRung(event.data, commit.at))
        if (isNew(rung, lie)) yield { commit, event, told: { ...event, data }, fault };
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
