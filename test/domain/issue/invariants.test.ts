import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Commit, Event } from "../../../contract/commit.ts";
import { Issue } from "../../../contract/issue.ts";
import type { Instant } from "../../../contract/vocabulary.ts";
import { apply } from "../../../domain/evolve.ts";
import { type Attempt, play, type Step, steps } from "./chance.ts";
import { ledger } from "../../../domain/ledger.ts";
import { bulletinOf, dataSetOf } from "../../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../../domain/period.ts";
import { rowAt } from "../../../domain/statistics/row.ts";
import { calendar, directory, pack } from "./county.ts";
import { commands, type Kept, type Life, replay } from "./history.ts";

/** The invariants of commands.md §12 on histories by chance; each is numbered as there. */
const RUNS = 60;
function always(check: {
  before?: (life: Life, attempt: Attempt) => void;
  after?: (life: Life, commit: Kept) => void;
  end?: (life: Life) => void;
}) {
  const nothing = () => undefined;
  fc.assert(
    fc.property(steps, (script: Step[]) => {
      const life = play(script, check.before ?? nothing, check.after ?? nothing);
      check.end?.(life);
    }),
    { numRuns: RUNS },
  );
}

const solves = (issue: Issue) => issue.duties.filter(({ kind }) => kind === "solve");
const isOpen = ({ status }: Issue) => status !== "closed" && status !== "refused";
const firedIn = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === "rungFired" ? [event.data] : []));
const rungsOf = (life: Life) => life.commits.flatMap(({ events }) => firedIn(events));

test("1: an open issue always has a next instant, a settled one never", () => {
  always({ after: (life) => expect(life.wake() !== "settled").toBe(isOpen(life.issue)) });
});

test("2: exactly one solve duty from dispatch to close", () => {
  always({
    after({ issue }) {
      const due = ["handling", "suspended", "reviewing", "verifying"].includes(issue.status) ? 1 : 0;
      expect(solves(issue)).toHaveLength(due);
      expect(solves(issue).every(({ heldAt }) => (heldAt === undefined) === (issue.status === "handling"))).toBe(true);
    },
  });
});

test("3, 12: the due instant of solve is set by what the table names, and by nothing else", () => {
  const setting = new Set([
    "issueDispatched",
    "issueEscalated",
    "tierDecisionRecorded",
    "closeOutStepDecided",
    "extensionDecided",
    "issueResumed",
    "closeOutWithdrawn",
    "issueReworked",
    "issueReopened",
    "dueDatesRecomputed",
  ]);
  always({
    after(life, commit) {
      let state = replay(life.commits.slice(0, commit.version - 1));
      for (const event of commit.events) {
        const next = apply(state, event, commit);
        const before = state && solves(state)[0];
        const after = solves(next)[0];
        if (after && (before?.id !== after.id || before.dueAt !== after.dueAt)) expect(setting).toContain(event.type);
        state = next;
      }
    },
  });
});

test("4: a rung fires once", () => {
  always({
    end(life) {
      const keys = rungsOf(life).map(({ rung }) => rung);
      expect(new Set(keys).size).toBe(keys.length);
    },
  });
});

test("5: the tier grows by one per escalation, and never falls", () => {
  always({
    end(life) {
      const moves = life.commits.flatMap(({ events }) =>
        events.flatMap((event) => (event.type === "issueEscalated" ? [event.data] : [])),
      );
      expect(moves.map(({ from, to }) => [from, to])).toEqual(moves.map((_, index) => [index, index + 1]));
      expect(life.issue.tier).toBe(moves.length);
    },
  });
});

test("6: nobody appears twice in a round", () => {
  always({
    end(life) {
      const rounds = new Map<number, string[]>();
      let round = 0;
      for (const { actor, events } of life.commits) {
        for (const event of events) {
          if (event.type === "closeOutRequested") round = event.data.round;
          const calls = event.type === "callBackRecorded" && event.data.attempt === 1;
          if (!calls && !["closeOutRequested", "closeOutStepDecided"].includes(event.type)) continue;
          const persons = [actor.person, actor.onBehalfOf].filter((person) => person !== undefined);
          rounds.set(round, [...(rounds.get(round) ?? []), ...persons]);
        }
      }
      for (const persons of rounds.values()) expect(new Set(persons).size).toBe(persons.length);
    },
  });
});

test("7: a settled issue has no duty and no open round", () => {
  always({
    after({ issue }) {
      if (!isOpen(issue)) expect(issue).toMatchObject({ duties: [] });
      if (isOpen(issue)) return;
      for (const gone of [issue.round, issue.objection, issue.extension, issue.suspension, issue.withdrawal])
        expect(gone).toBeUndefined();
    },
  });
});

test("8: notes leave every clock as it is", () => {
  always({
    before(life, { now }) {
      const decision = life.ask(now, "enterprise", commands.note);
      if ("refusal" in decision) return;
      expect(decision.events.flatMap(({ duties }) => duties)).toEqual([]);
      expect(decision.issue.duties).toEqual(life.issue.duties);
    },
  });
});

test("9: of two commands at once, in either order, at most one is refused", () => {
  let last: Attempt | undefined;
  always({
    before(life, attempt) {
      const other = last;
      last = attempt;
      if (other === undefined) return;
      const pair = [attempt, { ...other, now: attempt.now }] as const;
      if (pair.some(({ who, command, now }) => "refusal" in life.ask(now, who, command))) return;
      for (const [first, second] of [pair, pair.toReversed()]) {
        if (first === undefined || second === undefined) continue;
        const kept = life.commits.length;
        life.give(first.now, first.who, first.command);
        life.ask(second.now, second.who, second.command);
        life.commits.length = kept;
      }
    },
  });
});

test("10: replaying the commits gives the state that was stored", () => {
  always({
    before(life, { now, who, command }) {
      const decision = life.ask(now, who, command);
      if ("refusal" in decision || decision.events.length === 0) return;
      const stored = Issue.parse(JSON.parse(JSON.stringify(decision.issue)));
      const { at, actor, events } = decision;
      const version = life.commits.length + 1;
      const kept = { tenant: "410421", issue: "DEMO-0001", version, at, receivedAt: now, actor, events: [...events] };
      expect(replay([...life.commits, kept])).toEqual(stored);
    },
  });
});

test("11: nothing fires before it is owed, and nobody in time is overtaken", () => {
  always({
    before(life, { now, who, command }) {
      const decision = life.ask(now, who, command);
      if ("refusal" in decision) return;
      const tolerance = command.name === "timePassed" ? 1000 : 0;
      for (const { owedAt, firedAt, fireAt } of firedIn(decision.events)) {
        expect(firedAt >= owedAt).toBe(true);
        expect(now > owedAt).toBe(true);
        expect(Date.parse(fireAt) - tolerance).toBeLessThanOrEqual(Date.parse(now));
      }
    },
  });
});

test("13: silence never counts as satisfied", () => {
  always({
    end({ issue }) {
      if (issue.closedBy === "noValidAnswer") expect(issue.rating).toBeUndefined();
      if (issue.closedBy === "rating") expect(issue.rating).toBeGreaterThanOrEqual(3);
      if (issue.dissatisfied && issue.status === "closed")
        expect(["despiteDissatisfaction", "withdrawn"]).toContain(issue.closedBy);
    },
  });
});

test("14: what is in hand at the end of a month is carried over; closed and in hand make the total", () => {
  const programme = { zone: calendar.zone, start: "2026-09-01" };
  const months = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"];
  let lives: Commit[][] = [];
  always({
    end(life) {
      lives = [...lives.slice(-7), life.commits.map(sealed)];
      let before: ReturnType<typeof dataSetOf> | undefined;
      for (const key of months) {
        const period = periodOf(key, programme);
        if (period === undefined) throw new Error(key);
        // each life stands for another issue of the same register
        const rows = lives.flatMap((commits, number) => {
          const row = rowAt(commits, period.end);
          return row ? [{ ...row, issue: `I${number}`, number: `${number}` }] : [];
        });
        const data = dataSetOf(period, rows);
        expect(bulletinOf(data, before, directory)).not.toHaveProperty("faults");
        before = data;
      }
    },
  });
});

function sealed(kept: Kept): Commit {
  return { ...kept, events: [...kept.events], command: "timePassed", prevHash: "", hash: "", keyId: "", mac: "" };
}

test("15: after any outage everything owed has fired, and one tier at most was climbed", () => {
  const due = (life: Life, now: Instant) => {
    const wake = life.wake();
    return wake !== "settled" && wake <= now;
  };
  always({
    after(life, { at, events }) {
      const climbs = events.filter((event) => event.type === "issueEscalated" && event.data.cause === "due");
      expect(climbs.length).toBeLessThanOrEqual(1);
      const [{ type } = { type: undefined }] = events;
      if (type !== "noteAdded" && type !== "issueSubmitted") expect(due(life, at)).toBe(false);
    },
    end(life) {
      const last = life.commits.at(-1)?.at ?? "";
      if (due(life, last)) life.give(last, "system", commands.timePassed);
      const { firingGraceSeconds: graceSeconds, lateAfterSeconds } = pack;
      const { owed, fired, ...faults } = ledger(life.commits, last, { graceSeconds, lateAfterSeconds });
      expect(faults).toMatchObject({ missing: [], unowed: [], twice: [], early: [] });
      expect(owed.map(({ rung }) => rung).toSorted()).toEqual(fired.map(({ rung }) => rung).toSorted());
    },
  });
});

test("the histories get everywhere", () => {
  const seen = new Set<string>();
  const look = ({ issue }: Life, { events }: Kept) => {
    for (const what of [...events.map(({ type }) => type), issue.status, `tier ${issue.tier}`, issue.closedBy]) {
      seen.add(what ?? "");
    }
  };
  for (const script of fc.sample(steps, { numRuns: 500, seed: 13_710 })) play(script, () => undefined, look);
  for (const what of [
    "ratingLapsed",
    "issueEscalated",
    "tier 2",
    "rating",
    "noValidAnswer",
    "despiteDissatisfaction",
    "refused",
    "suspended",
    "issueReclassified",
    "assignmentChanged",
    "objectionRaised",
    "objectionRuled",
    "supportAnswered",
    "extensionDecided",
    "suspensionDecided",
    "issueResumed",
    "closeOutWithdrawn",
    "issueReworked",
    "withdrawalRequested",
    "withdrawalDecided",
    "issueReopened",
    "slipIssued",
    "withdrawn",
    "merged",
    "dueDatesRecomputed",
  ]) {
    expect([...seen]).toContain(what);
  }
});
