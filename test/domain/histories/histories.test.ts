import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Commit } from "../../../contract/commit.ts";
import { play, type Step, steps } from "../issue/chance.ts";
import type { Kept, Life } from "../issue/history.ts";
import { addsUp, sealed } from "./adds-up.ts";
import { INVARIANTS, type Watch } from "./invariants.ts";

/** HUIYIN_HISTORIES=10000 before a release; HUIYIN_SEED for others than those of every day. */
const RUNS = Number(process.env["HUIYIN_HISTORIES"] ?? 1000);
const SEED = Number(process.env["HUIYIN_SEED"] ?? 13_710);

/** So many histories make a register to be counted. */
const REGISTER = 8;

describe(`in ${RUNS} histories by chance (seed ${SEED})`, () => {
  const seen = new Map<string, number>();
  const register: Commit[][] = [];

  test("the invariants of the rule book hold, and a small model of it agrees", { timeout: 1_800_000 }, () => {
    fc.assert(
      fc.property(steps, (script: Step[]) => {
        const watching = Object.entries(INVARIANTS).map(([name, watch]) => [name, watch()] as const);
        const each = (look: (watch: Watch) => void) => {
          for (const [name, watch] of watching) named(name, () => look(watch));
        };
        const life = play(script, {
          before(so, attempt) {
            each((watch) => watch.before?.(so, attempt));
          },
          after(so, commit, made) {
            note(so, commit);
            each((watch) => watch.after?.(so, commit, made));
          },
        });
        each((watch) => watch.end?.(life));
        register.push(life.commits.map(sealed));
        if (register.length < REGISTER) return;
        named("14: the parts make the whole in every month", () => addsUp(register.splice(0)));
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  function note({ issue }: Life, { events }: Kept): void {
    const what = [...events.map(({ type }) => type), issue.status, `tier ${issue.tier}`, issue.closedBy ?? "open"];
    for (const one of what) seen.set(one, (seen.get(one) ?? 0) + 1);
  }

  test("every event, status and way to close comes up often enough to mean something", () => {
    const rare = [...WANTED].filter((what) => (seen.get(what) ?? 0) < RUNS / 200);
    expect(rare).toEqual([]);
  });
});

const WANTED: ReadonlySet<string> = new Set([
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
]);

function named(name: string, look: () => void): void {
  try {
    look();
  } catch (error) {
    throw new Error(`${name}\n${error instanceof Error ? error.stack : String(error)}`, { cause: error });
  }
}
