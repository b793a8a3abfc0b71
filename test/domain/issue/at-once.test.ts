import { describe, expect, test } from "vitest";
import type { Command } from "../../../contract/commands.ts";
import { COMMANDS, type DutyKind } from "../../../contract/vocabulary.ts";
import { expectCounted } from "../../golden-counts.ts";
import { commandFor, PRESENCES } from "./asked.ts";
import { type Explored, interleave, Place, type Sender } from "./at-once.ts";
import { callBack, commands, decideDissatisfaction, giveBack, type Life, rate, refuseStep } from "./history.ts";
import { shifted } from "./chance-commands.ts";
import { SITUATIONS, type Situation } from "./states.ts";

/** Up to three commands and the clock come at once, in every interleaving of loading, deciding and committing. */
const CLOCK: Sender["command"] = commands.timePassed;
/** Moves nothing that another command could trip over. */
const QUIET: ReadonlySet<string> = new Set([
  "timePassed",
  "askForMore",
  "reclassifyIssue",
  "readIdentity",
  "issueSlip",
]);
/** The duty whose end changes the issue itself, by status: it is about to fire. */
const CRUCIAL: readonly DutyKind[] = ["rate", "coordinate", "reviewCloseOut", "suspension", "solve", "triage"];

/** What somebody may send now, the other answer he might give instead included. */
function sendersIn(situation: Situation): Sender[] {
  const { life, now: when } = situation;
  return COMMANDS.filter((name) => !QUIET.has(name)).flatMap((name) => {
    const sent = [commandFor(name, situation), ...otherwise(name, situation)];
    return sent.flatMap((command) => {
      const may = Object.values(PRESENCES).find((who) => !("refusal" in life.ask(when, who, command)));
      return may === undefined ? [] : [{ when, who: may, command }];
    });
  });
}

function otherwise(name: string, { life, now }: Situation): Command[] {
  const { rounds, round } = life.issue;
  const step = round?.step ?? 0;
  if (name === "decideCloseOutStep") return [giveBack(step, rounds), refuseStep(step, rounds)];
  if (name === "rateIssue") return [rate(1, rounds)];
  if (name === "recordCallBack") return [callBack("denied", now, rounds)];
  if (name === "decideDissatisfaction") return [decideDissatisfaction(rounds, "rework")];
  return [];
}

/** Five seconds after the crucial duty was due: what fires then fires in ten, and whoever sends now was received before. */
function atTheBrink(life: Life): Situation | undefined {
  const duty = CRUCIAL.flatMap((kind) =>
    life.issue.duties.filter((one) => one.kind === kind && one.heldAt === undefined),
  )[0];
  if (duty === undefined) return undefined;
  life.passUntil(duty.dueAt);
  return { life, now: shifted(duty.dueAt, 5000) };
}

function* threes(count: number): Generator<readonly number[]> {
  for (let a = 0; a < count; a++)
    for (let b = a; b < count; b++) {
      // the same command sent twice, and a third; nobody sends one three times
      for (let c = b; c < count; c++) if (a < c) yield [a, b, c];
    }
}

function explored(situation: Situation, clockAt: string): Explored & { sets: number } {
  const clock: Sender = { when: clockAt, who: "system", command: CLOCK };
  const senders = sendersIn(situation);
  const start = new Place(situation.life, [...senders, clock]);
  const total = { sets: 0, states: 0, orders: 0, accepted: 0, refused: 0 };
  const count = (some: readonly number[]) => {
    const found = interleave(start, [...some, senders.length]);
    total.sets++;
    for (const key of ["states", "orders", "accepted", "refused"] as const) total[key] += found[key];
  };
  for (const some of threes(senders.length)) count(some);
  if (senders.length < 2) for (const one of senders.keys()) count([one, one]);
  return total;
}

const counts = { sets: 0, states: 0, orders: 0, accepted: 0, refused: 0 };
function add(found: typeof counts): void {
  for (const key of ["sets", "states", "orders", "accepted", "refused"] as const) counts[key] += found[key];
}

describe.each(Object.keys(SITUATIONS))(
  "up to three commands and the clock at once: %s",
  { timeout: 120_000 },
  (name) => {
    const make = SITUATIONS[name];
    if (make === undefined) throw new Error(name);

    test("while nothing is due", () => {
      const situation = make();
      add(explored(situation, situation.now));
    });

    const brink = atTheBrink(make().life);
    test.runIf(brink)("while the clock is about to fire", () => {
      if (brink) add(explored(brink, shifted(brink.now, 10_000)));
    });
  },
);

test("nobody loses more often than the server tries again", () => {
  const situation = SITUATIONS["verifying"]?.();
  const life = situation && atTheBrink(situation.life);
  if (life === undefined) throw new Error("nobody rates");
  const senders = [...sendersIn(life), { when: shifted(life.now, 10_000), who: "system", command: CLOCK }];
  const start = new Place(life.life, senders);
  for (const some of threes(senders.length - 1)) interleave(start, [...some, senders.length - 1], true);
});

test("as many interleavings were tried as were counted", () => {
  expectCounted("commands at once", counts);
  expect(counts.states).toBeGreaterThan(100_000);
});
