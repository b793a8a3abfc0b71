import { isDeepStrictEqual } from "node:util";
import type { DutyEffect, Event } from "../../../contract/commit.ts";
import { Issue } from "../../../contract/issue.ts";
import type { Instant } from "../../../contract/vocabulary.ts";
import { apply } from "../../../domain/evolve.ts";
import { ledger } from "../../../domain/ledger.ts";
import type { Attempt, Watcher } from "../issue/chance.ts";
import { pack } from "../issue/county.ts";
import { commands, type Kept, type Life, replay } from "../issue/history.ts";
import { follower } from "./followed.ts";

/** Looks at one history from its first commit to its last; complains by throwing. */
export interface Watch extends Watcher {
  end?(life: Life): void;
}

export function must(holds: boolean, ...what: unknown[]): void {
  if (!holds) throw new Error(what.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join(" "));
}

const solves = (issue: Issue) => issue.duties.filter(({ kind }) => kind === "solve");
const isOpen = ({ status }: Issue) => status !== "closed" && status !== "refused";
const firedIn = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === "rungFired" ? [event.data] : []));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** What may set the due instant of `solve` (§12, 3). */
const SETTING: ReadonlySet<Event["type"]> = new Set([
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

/** The invariants of commands.md §12, numbered as there; 14 is about many issues and stands in the test itself. */
export const INVARIANTS: Readonly<Record<string, () => Watch>> = {
  "0: every accepted command leads where the small model says": () => {
    const follow = follower();
    return {
      after(life, commit, { command }) {
        const differences = follow(life.issue, commit, command);
        must(differences.length === 0, command.name, differences);
      },
    };
  },
  "1: an open issue always has a next instant, a settled one never": () => ({
    after: (life) => must((life.wake() !== "settled") === isOpen(life.issue), life.issue.status, life.wake()),
  }),
  "2: exactly one solve duty from dispatch to close, held unless it is in handling": () => ({
    after({ issue }) {
      const due = ["handling", "suspended", "reviewing", "verifying"].includes(issue.status) ? 1 : 0;
      must(solves(issue).length === due, issue.status, solves(issue));
      const fits = solves(issue).every(({ heldAt }) => (heldAt === undefined) === (issue.status === "handling"));
      must(fits, issue.status, solves(issue));
    },
  }),
  "3, 12: the due instant of solve is set by what the table names, and by nothing else": () => {
    let state: Issue | undefined;
    return {
      after(_, commit) {
        for (const event of commit.events) {
          const next: Issue = apply(state, event, commit);
          const before = state && solves(state)[0];
          const after = solves(next)[0];
          const set = after !== undefined && (before?.id !== after.id || before.dueAt !== after.dueAt);
          must(!set || SETTING.has(event.type), event.type, before, after);
          state = next;
        }
      },
    };
  },
  "4: a rung fires once": () => ({
    end(life) {
      const keys = life.commits.flatMap(({ events }) => firedIn(events)).map(({ rung }) => rung);
      must(new Set(keys).size === keys.length, keys);
    },
  }),
  "5: the tier grows by one per escalation, and never falls": () => ({
    end(life) {
      const all = life.commits.flatMap(({ events }) => events);
      const moves = all.flatMap((event) => (event.type === "issueEscalated" ? [event.data] : []));
      must(
        moves.every(({ from, to }, index) => from === index && to === index + 1) && life.issue.tier === moves.length,
      );
    },
  }),
  "6: nobody appears twice in a round": () => ({ end: (life) => apart(life.commits) }),
  "7: a settled issue has no duty, no request and no open round": () => ({
    after({ issue }) {
      if (isOpen(issue)) return;
      const { round, objection, extension, suspension, withdrawal, duties } = issue;
      must(
        [round, objection, extension, suspension, withdrawal].every((one) => one === undefined),
        issue,
      );
      must(duties.length === 0, duties);
    },
  }),
  "8: notes leave every clock as it is": () => ({
    before(life, { now }) {
      const decision = life.ask(now, "enterprise", commands.note);
      if ("refusal" in decision) return;
      must(
        decision.events.every(({ duties }: { duties: DutyEffect[] }) => duties.length === 0),
        decision.events,
      );
      must(isDeepStrictEqual(decision.issue.duties, life.issue.duties), decision.issue.duties);
    },
  }),
  "9: of two commands at once, in either order, the second is accepted or refused, never a fault": () => {
    let last: Attempt | undefined;
    return {
      before(life, attempt) {
        const other = last && { ...last, now: attempt.now };
        last = attempt;
        if (other === undefined) return;
        const kept = life.commits.length;
        for (const [first, second] of [
          [attempt, other],
          [other, attempt],
        ] as const) {
          if ("refusal" in life.ask(first.now, first.who, first.command)) continue;
          life.give(first.now, first.who, first.command);
          life.ask(second.now, second.who, second.command);
          life.commits.length = kept;
        }
      },
    };
  },
  "10: replaying the commits gives the state that was stored": () => ({
    after: (life, _, { decision }) => must(isDeepStrictEqual(decision.issue, life.issue), decision.issue, life.issue),
    end(life) {
      const stored = plain(Issue.parse(plain(life.issue)));
      must(isDeepStrictEqual(plain(replay(life.commits)), stored), stored);
    },
  }),
  "11: nothing fires before it is owed, and nobody in time is overtaken": () => ({
    after(_, { events, receivedAt }, { decision }) {
      const tolerance = decision.command === "timePassed" ? 1000 : 0;
      for (const { owedAt, firedAt, fireAt } of firedIn(events)) {
        must(firedAt >= owedAt && receivedAt > owedAt, { owedAt, firedAt, receivedAt });
        must(Date.parse(fireAt) - tolerance <= Date.parse(receivedAt), { fireAt, receivedAt });
      }
    },
  }),
  "13: silence never counts as satisfied": () => ({
    end({ issue: { closedBy, rating, dissatisfied, status } }) {
      if (closedBy === "noValidAnswer") must(rating === undefined, "rated", rating);
      if (closedBy === "rating") must(rating !== undefined && rating >= 3, "rated", rating);
      const despite = closedBy === "despiteDissatisfaction" || closedBy === "withdrawn";
      if (dissatisfied && status === "closed") must(despite, closedBy);
    },
  }),
  "15: after any outage everything owed has fired, and one tier at most was climbed": () => ({
    after(life, { at, events }) {
      const climbs = events.filter((event) => event.type === "issueEscalated" && event.data.cause === "due");
      must(climbs.length <= 1, "tiers climbed", climbs.length);
      const [{ type } = { type: undefined }] = events;
      if (type !== "noteAdded" && type !== "issueSubmitted") must(!due(life, at), "still due at", at);
    },
    end(life) {
      const last = life.commits.at(-1)?.at ?? "";
      if (due(life, last)) life.give(last, "system", commands.timePassed);
      const { firingGraceSeconds: graceSeconds, lateAfterSeconds } = pack;
      const { owed, fired, late: _, ...faults } = ledger(life.commits, last, { graceSeconds, lateAfterSeconds });
      must(isDeepStrictEqual(faults, { missing: [], unowed: [], twice: [], early: [] }), faults);
      must(isDeepStrictEqual(keysOf(owed), keysOf(fired)), keysOf(owed), keysOf(fired));
    },
  }),
};

function keysOf(lines: readonly { readonly rung: string }[]): string[] {
  return lines.map(({ rung }) => rung).toSorted();
}

function due(life: Life, now: Instant): boolean {
  const wake = life.wake();
  return wake !== "settled" && wake <= now;
}

function apart(commits: readonly Kept[]): void {
  const rounds = new Map<number, string[]>();
  let round = 0;
  for (const { actor, events } of commits) {
    for (const event of events) {
      if (event.type === "closeOutRequested") round = event.data.round;
      const calls = event.type === "callBackRecorded" && event.data.attempt === 1;
      if (!calls && !["closeOutRequested", "closeOutStepDecided"].includes(event.type)) continue;
      const persons = [actor.person, actor.onBehalfOf].filter((person) => person !== undefined);
      rounds.set(round, [...(rounds.get(round) ?? []), ...persons]);
    }
  }
  for (const persons of rounds.values()) must(new Set(persons).size === persons.length, persons);
}
