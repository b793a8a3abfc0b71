import * as fc from "fast-check";
import type { Command } from "../../../contract/commands.ts";
import type { Directory } from "../../../contract/directory.ts";
import { COMMANDS, type CommandName, type Instant } from "../../../contract/vocabulary.ts";
import { actionsFor } from "../../../domain/actions.ts";
import { directory, ENTERPRISE, laterCalendar, standIn, vacant } from "./county.ts";
import {
  approve,
  at,
  callBack,
  commands,
  contact,
  decideDissatisfaction,
  extensionDecided,
  extensionTo,
  giveBack,
  type Kept,
  Life,
  rate,
  refuseStep,
  ruled,
  suspensionDecided,
  suspensionUntil,
  withdrawalDecided,
} from "./history.ts";

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
const NOTES: ReadonlySet<CommandName> = new Set(["addNote", "askForMore"]);
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

/** Submits an issue and plays the steps; `before` sees each attempt before it is made, `after` each commit. */
export function play(
  script: readonly Step[],
  before: (life: Life, attempt: Attempt) => void,
  after: (life: Life, commit: Kept) => void,
): Life {
  const life = new Life();
  const keep = (when: Instant, who: string, command: Command) => {
    const had = life.commits.length;
    const decision = life.ask(when, who, command);
    if ("refusal" in decision) return;
    life.give(when, who, command);
    for (const commit of life.commits.slice(had)) after(life, commit);
  };
  keep(at("09-25 09:00"), "enterprise", commands.submit);
  let now = at("09-25 09:00");
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
    before(life, attempt);
    keep(now, attempt.who, attempt.command);
  }
  return life;
}

function later(now: Instant, { wait }: Step, wake: Instant | "settled"): Instant {
  if (wait.how === "by" || wake === "settled") return shifted(now, Math.max(0, wait.ms));
  const there = shifted(wake, wait.ms);
  return there > now ? there : now;
}

export function shifted(from: Instant, ms: number): Instant {
  return new Date(Date.parse(from) + ms).toISOString();
}

function attemptOf(life: Life, now: Instant, step: Step): Attempt {
  if (!step.anything) {
    const offers = EVERYBODY.flatMap((who) =>
      actionsFor(life.issue, who === "enterprise" ? { as: who } : { as: "person", person: who }, {
        tenant: "410421",
        issue: "DEMO-0001",
        receivedAt: now,
        number: "1",
        ...life.world,
      })
        .filter(({ command }) => !NOTES.has(command) && (!ENDS.has(command) || step.flavour % 20 === 0))
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

type Expect = ReturnType<typeof actionsFor>[number]["expect"];

function commandOf(name: CommandName, life: Life, now: Instant, flavour: number, expect?: Expect): Command {
  const { rounds, round } = life.issue;
  const current = Math.max(rounds, 1);
  const some = <T>(...choices: readonly [T, ...T[]]): T => choices[flavour % choices.length] ?? choices[0];
  switch (name) {
    case "submitIssue":
      return commands.submit;
    case "registerIssue":
      return { ...commands.register, class: some("A", "B", "C") };
    case "refuseIssue":
      return commands.refuse;
    case "dispatchIssue":
      return some<Command>(
        commands.dispatch,
        { ...commands.dispatch, supports: ["U2"] },
        {
          ...commands.dispatch,
          limit: { unit: "workingDay", amount: 1 + (flavour % 12) },
        },
      );
    case "signAssignment":
      return { ...commands.sign, assignment: expect?.assignment ?? "a1" };
    case "recordContact":
      return contact(now);
    case "reportProgress":
      return some<Command>(commands.progress, {
        ...commands.progress,
        nextReportBy: shifted(now, 3 * 1440 * MINUTE).slice(0, 10),
      });
    case "recordTierDecision":
      return some<Command>(commands.tierDecision, {
        ...commands.tierDecision,
        newDue: shifted(now, 6 * 1440 * MINUTE).slice(0, 10),
      });
    case "requestCloseOut":
      return { ...commands.closeOut, outcome: some("resolved", "explained", "terminated") };
    case "decideCloseOutStep":
      return some(approve, approve, giveBack, approve, refuseStep)(round?.step ?? 0, current);
    case "recordCallBack":
      return callBack(some("confirmed", "denied", "unreachable"), now, current);
    case "rateIssue":
      return rate(1 + (flavour % 5), current);
    case "decideDissatisfaction":
      return decideDissatisfaction(current, some("close", "rework"));
    case "addNote":
      return commands.note;
    case "timePassed":
      return commands.timePassed;
    default:
      return laterCommandOf(name, now, current, flavour, expect);
  }
}

function laterCommandOf(name: CommandName, now: Instant, round: number, flavour: number, expect: Expect): Command {
  const some = <T>(...choices: readonly [T, ...T[]]): T => choices[flavour % choices.length] ?? choices[0];
  const inDays = (days: number) => shifted(now, days * 1440 * MINUTE).slice(0, 10);
  const { request = "none#1", assignment = "a1" } = expect ?? {};
  const unit = some("U1", "U2", "U3");
  switch (name) {
    case "mergeIssue":
      return commands.merge;
    case "reclassifyIssue":
      return { ...commands.reclassify, class: some("A", "B", "C") };
    case "objectToAssignment":
      return { ...commands.object, assignment };
    case "ruleOnObjection":
      return ruled(some(true, false), { unit, request });
    case "changeAssignment":
      return some<Command>(
        { name, lead: { unit } },
        { name, supports: [unit] },
        { name, ended: [`a${1 + (flavour % 4)}`], supports: [unit] },
      );
    case "answerAsSupport":
      return { ...commands.answer, assignment };
    case "requestExtension":
      return extensionTo(inDays(3 + (flavour % 12)));
    case "decideExtension":
      return extensionDecided(some(true, false), request);
    case "requestSuspension":
      return suspensionUntil(inDays(some(5, 40, 100, 200)));
    case "decideSuspension":
      return suspensionDecided(some(true, true, false), request);
    case "resumeIssue":
      return commands.resume;
    case "escalateIssue":
      return commands.escalate;
    case "withdrawCloseOut":
      return { ...commands.withdrawCloseOut, round };
    case "withdrawIssue":
      return commands.withdraw;
    case "decideWithdrawal":
      return withdrawalDecided(some(true, false), now, request);
    case "reopenIssue":
      return commands.reopen;
    case "issueSlip":
      return some<Command>(commands.slip, { ...commands.slip, to: ["handler"], answerBy: inDays(2) });
    default:
      return commands.ask;
  }
}
