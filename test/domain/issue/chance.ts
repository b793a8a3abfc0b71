import * as fc from "fast-check";
import type { Command } from "../../../contract/commands.ts";
import type { Directory } from "../../../contract/directory.ts";
import type { Pack } from "../../../contract/pack.ts";
import { COMMANDS, type CommandName, type Instant } from "../../../contract/vocabulary.ts";
import { actionsFor } from "../../../domain/actions.ts";
import type { Accepted } from "../../../domain/context.ts";
import { directory, ENTERPRISE, laterCalendar, pack, standIn, vacant } from "./county.ts";
import { commandOf, shifted } from "./chance-commands.ts";
import { approve, at, commands, contact, type Kept, Life } from "./history.ts";

/** Histories by chance: mostly what somebody may do, sometimes anything at all; the machine works, or stands still. */
const SINCE = "2025-12-31T16:00:00.000Z";
const DIRECTORIES: readonly Directory[] = [
  directory,
  vacant("handler:U1", `tier1:${ENTERPRISE}`),
  { ...directory, substitutions: [standIn("head", "handler"), standIn("handler", "clerk"), standIn("aide", "head")] },
  { ...directory, holdings: [...directory.holdings, { seat: "office", person: "head", from: SINCE }] },
  { ...directory, interests: [{ person: "office", enterprise: ENTERPRISE }] },
  { ...directory, holdings: directory.holdings.filter(({ person }) => ["office", "head"].includes(person)) },
];
const PERSONS = [
  "aide",
  "handler",
  "head",
  "office",
  "clerk",
  "officeHead",
  "tier1",
  "tier2",
  "handler2",
  "head2",
  "handler3",
  "head3",
  "auditor",
];
const EVERYBODY = [...PERSONS, "enterprise"];
const MINUTE = 60_000;

/** What may be done again and again without getting anywhere. */
const ASIDE: ReadonlySet<CommandName> = new Set([
  "recordContact",
  "reportProgress",
  "recordTierDecision",
  "signAssignment",
  "reclassifyIssue",
  "issueSlip",
  "changeAssignment",
  "escalateIssue",
  "requestExtension",
  "requestSuspension",
  "objectToAssignment",
]);
/** Moves no clock at all. */
const NOTES: ReadonlySet<CommandName> = new Set(["addNote", "askForMore", "readIdentity"]);
/** Ends the history early, so it comes rarely. */
const ENDS: ReadonlySet<CommandName> = new Set(["refuseIssue", "mergeIssue", "withdrawIssue"]);

export interface Step {
  readonly wait: { readonly how: "by" | "toWake"; readonly ms: number };
  readonly machineWorks: boolean;
  readonly directory: number;
  readonly anything: boolean;
  readonly pick: number;
  readonly flavour: number;
}

const wait = fc.oneof(
  fc.record({ how: fc.constant("by" as const), ms: fc.integer({ min: 0, max: 300 * MINUTE }) }),
  fc.record({ how: fc.constant("by" as const), ms: fc.integer({ min: 0, max: 12 * 1440 * MINUTE }) }),
  fc.record({
    how: fc.constant("toWake" as const),
    ms: fc.constantFrom(-15_001, -15_000, -14_999, -1000, -1, 0, 1, 1000),
  }),
);
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    wait,
    machineWorks: fc.boolean(),
    directory: fc.oneof(fc.constant(0), fc.nat(DIRECTORIES.length - 1)),
    anything: fc.nat(9).map((one) => one === 0),
    pick: fc.nat(),
    flavour: fc.nat(999),
  }),
  { minLength: 4, maxLength: 26, size: "max" },
);

export interface Attempt {
  readonly now: Instant;
  readonly who: string;
  readonly command: Command;
}

export interface Watcher {
  /** Sees each attempt before it is made. */
  before?(life: Life, attempt: Attempt): void;
  /** Sees each commit, what was decided, and the command: `timePassed` if what was due is committed alone first. */
  after?(life: Life, commit: Kept, made: { readonly command: Command; readonly decision: Accepted }): void;
}

/** Submits an issue and plays the steps, under the pack of the tests or another one. */
export function play(script: readonly Step[], { before, after }: Watcher = {}, under: Pack = pack): Life {
  const life = new Life();
  life.world = { ...life.world, pack: under };
  const keep = (when: Instant, who: string, command: Command) => {
    for (let again = true; again;) {
      const decision = life.ask(when, who, command);
      if ("refusal" in decision || decision.events.length === 0) return;
      const commit = life.keep(when, decision);
      after?.(life, commit, { command: decision.again ? commands.timePassed : command, decision });
      again = decision.again;
    }
  };
  let now = at("09-25 09:00");
  keep(now, "enterprise", commands.submit);
  const { pick = 0, flavour = 0 } = script[0] ?? {};
  for (const [who, command] of opening(now, flavour).slice(0, Math.max(0, (pick % 5) - 1) * 2)) keep(now, who, command);
  for (const step of script) {
    // once in a while a newer calendar is approved; there is no way back to the one before
    const inForce = step.flavour % 25 === 0 ? laterCalendar : life.world.calendar;
    life.world = { ...life.world, directory: DIRECTORIES[step.directory] ?? directory, calendar: inForce };
    now = later(now, step, life.wake());
    if (step.machineWorks) {
      // a machine that stood still comes after whatever was noted meanwhile
      for (let wake = life.wake(); wake !== "settled" && wake <= now; wake = life.wake())
        keep(wake > life.issue.lastAt ? wake : life.issue.lastAt, "system", commands.timePassed);
    }
    const attempt = attemptOf(life, now, step);
    before?.(life, attempt);
    keep(now, attempt.who, attempt.command);
  }
  return life;
}

/** Some histories begin with an issue that is dispatched, reviewed or verified already: few get there by chance. */
function opening(now: Instant, flavour: number): (readonly [who: string, command: Command])[] {
  const outcome = flavour % 2 === 0 ? "resolved" : "explained";
  return [
    ["office", commands.register],
    ["office", commands.dispatch],
    ["handler", contact(now)],
    ["handler", { ...commands.closeOut, outcome }],
    ["head", approve(0)],
    ["office", approve(1)],
  ];
}

function later(now: Instant, { wait }: Step, wake: Instant | "settled"): Instant {
  if (wait.how === "by" || wake === "settled") return shifted(now, Math.max(0, wait.ms));
  const there = shifted(wake, wait.ms);
  return there > now ? there : now;
}

/** Some of all persons, and whoever holds an open duty: to ask everybody each time would take most of the time. */
function asked({ issue }: Life, { pick }: Step): string[] {
  const some = EVERYBODY.filter((_, place) => (place + pick) % 4 === 0);
  const holders = issue.duties.flatMap(({ seat }) => {
    const [kind = "", place] = seat.split(":");
    return kind === "ent" ? ["enterprise"] : place === "U2" || place === "U3" ? [`${kind}${place.slice(1)}`] : [kind];
  });
  return [...new Set([...holders, ...some])];
}

function attemptOf(life: Life, now: Instant, step: Step): Attempt {
  if (!step.anything) {
    const offers = asked(life, step).flatMap((who) =>
      actionsFor(life.issue, who === "enterprise" ? { as: who } : { as: "person", person: who }, {
        tenant: "410421",
        issue: "DEMO-0001",
        receivedAt: now,
        number: "1",
        ...life.world,
      })
        .filter(({ command }) => !NOTES.has(command) && (!ENDS.has(command) || step.flavour % 10 === 0))
        .map(({ command, expect }) => ({ who, command, expect })),
    );
    const forward = offers.filter(({ command }) => !ASIDE.has(command));
    const among = forward.length > 0 && step.flavour % 4 > 0 && life.issue.contactedAt ? forward : offers;
    const offer = among[step.pick % Math.max(among.length, 1)];
    if (offer) return { now, who: offer.who, command: commandOf(offer.command, life, now, step.flavour, offer.expect) };
  }
  const who = ["system", ...EVERYBODY][step.pick % (EVERYBODY.length + 1)] ?? "system";
  const name = COMMANDS[step.flavour % COMMANDS.length] ?? "addNote";
  return { now, who, command: commandOf(name, life, now, step.pick) };
}
