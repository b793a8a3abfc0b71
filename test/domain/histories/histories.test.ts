import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DataSet } from "../../../contract/bulletin-row.ts";
import type { Commit } from "../../../contract/commit.ts";
import { bulletinOf, dataSetOf } from "../../../domain/bulletin/bulletin.ts";
import { periodOf } from "../../../domain/period.ts";
import { rowAt } from "../../../domain/statistics/row.ts";
import { play, type Step, steps } from "../issue/chance.ts";
import { calendar, directory } from "../issue/county.ts";
import type { Kept, Life } from "../issue/history.ts";
import { INVARIANTS, must, type Watch } from "./invariants.ts";

/** HUIYIN_HISTORIES=10000 before a release; HUIYIN_SEED for others than those of every day. */
const RUNS = Number(process.env["HUIYIN_HISTORIES"] ?? 1000);
const SEED = Number(process.env["HUIYIN_SEED"] ?? 13_710);

const PROGRAMME = { zone: calendar.zone, start: "2026-09-01" };
const MONTHS = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01", "until-2027-01-31"];
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

/** Invariant 14, commands.md §9: what is in hand at the end of a month is carried over; closed and in hand make the total. */
function addsUp(lives: readonly Commit[][]): void {
  let before: DataSet | undefined;
  for (const key of MONTHS) {
    const period = periodOf(key, PROGRAMME);
    if (period === undefined) throw new Error(key);
    const rows = lives.flatMap((commits, place) => {
      const row = rowAt(commits, period.end);
      return row ? [{ ...row, issue: `I${place}`, number: `${place}` }] : [];
    });
    const data = dataSetOf(period, rows);
    const bulletin = bulletinOf(data, period.cumulative ? undefined : before, directory);
    if ("faults" in bulletin) throw new Error(`${key}: ${bulletin.faults.join()}`);
    const { total, inHand, new: added, carried } = bulletin.overall;
    must(total.value === rows.length || !period.cumulative, key, "total", total.value, rows.length);
    must(inHand.value <= total.value && added.value + carried.value <= total.value, key, bulletin.overall);
    before = data;
  }
}

function sealed(kept: Kept): Commit {
  return { ...kept, events: [...kept.events], command: "timePassed", prevHash: "", hash: "", keyId: "", mac: "" };
}
