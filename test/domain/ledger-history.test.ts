import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "../../contract/commands.ts";
import type { Commit } from "../../contract/commit.ts";
import { ledger } from "../../domain/ledger.ts";
import { addSeconds } from "../../domain/time/instants.ts";
import { pack } from "./issue/county.ts";
import { approve, at, callBack, commands, contact, giveBack, Life, rate } from "./issue/history.ts";

const rules = { graceSeconds: pack.firingGraceSeconds, lateAfterSeconds: pack.lateAfterSeconds };

type Act = readonly [who: string, command: (when: string, life: Life) => Command];
const round = (life: Life) => Math.max(1, life.issue.rounds);
const step = (life: Life) => life.issue.round?.step ?? 0;
const ACTS: Readonly<Record<string, Act>> = {
  register: ["office", () => commands.register],
  dispatch: ["office", () => commands.dispatch],
  sign: ["handler", () => commands.sign],
  progress: ["handler", () => commands.progress],
  contact: ["handler", (when) => contact(when)],
  closeOut: ["handler", () => commands.closeOut],
  approveByHead: ["head", (_, life) => approve(step(life), round(life))],
  approveByOffice: ["office", (_, life) => approve(step(life), round(life))],
  giveBack: ["office", (_, life) => giveBack(step(life), round(life))],
  good: ["enterprise", (_, life) => rate(4, round(life))],
  bad: ["enterprise", (_, life) => rate(1, round(life))],
  callBack: ["aide", (when, life) => callBack("confirmed", when, round(life))],
  note: ["enterprise", () => commands.note],
};

/** What people do in a status, most of the time. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  submitted: ["register"],
  registered: ["dispatch"],
  handling: ["sign", "contact", "contact", "progress", "closeOut", "closeOut", "closeOut", "note"],
  reviewing: ["approveByHead", "approveByHead", "approveByOffice", "approveByOffice", "giveBack"],
  verifying: ["good", "bad", "callBack", "note"],
};

const moment = fc.record({
  usual: fc.integer({ min: 0, max: 7 }),
  /** Now and then something that does not belong there. */
  other: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.constantFrom(...Object.keys(ACTS))),
  /** Seconds since the one before; around the firing grace too. */
  gap: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 400_000 })),
  /** Whether the machine was alive in between, or came back only after the command. */
  alive: fc.boolean(),
  /** Or the command comes that many seconds around the next instant something fires. */
  around: fc.option(fc.integer({ min: -16, max: 16 })),
});

test("owed is fired in every history, whatever outages it has (invariants 4 and 15)", () => {
  let fired = 0;
  fc.assert(
    fc.property(fc.array(moment, { minLength: 5, maxLength: 40 }), (moments) => {
      const life = new Life();
      const commits: Pick<Commit, "events" | "receivedAt">[] = [];
      function give(when: string, who: string, command: Command): void {
        const before = life.commits.length;
        if ("refusal" in life.ask(when, who, command)) return;
        life.give(when, who, command);
        commits.push(...life.commits.slice(before).map(({ events }) => ({ events: [...events], receivedAt: when })));
      }
      function pass(until: string): void {
        for (let wake = life.wake(); wake !== "settled" && wake <= until; wake = life.wake()) {
          give(wake > now ? wake : now, "system", commands.timePassed);
        }
      }
      let now = at("11-23 09:00");
      give(now, "enterprise", commands.submit);
      for (const { usual, other, gap, alive, around } of moments) {
        const wake = life.wake();
        const next = around === null || wake === "settled" ? addSeconds(now, gap) : addSeconds(wake, around);
        const when = next > now ? next : now;
        if (alive) pass(when);
        now = when;
        const acts = USUAL[life.issue.status] ?? [];
        const [who, command] = ACTS[other ?? acts[usual % acts.length] ?? "note"] ?? [];
        if (who !== undefined && command !== undefined) give(now, who, command(now, life));
      }
      const end = addSeconds(now, 40 * 86_400);
      pass(end);
      const book = ledger(commits, end, rules);
      fired += book.fired.length;
      expect(book).toMatchObject({ missing: [], unowed: [], twice: [], early: [] });
      expect(book.owed.map(({ rung }) => rung).toSorted()).toEqual(book.fired.map(({ rung }) => rung).toSorted());
    }),
    { numRuns: 60 },
  );
  expect(fired).toBeGreaterThan(500);
});
