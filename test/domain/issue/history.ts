import type { Calendar } from "../../../contract/calendar.ts";
import type { Command } from "../../../contract/commands.ts";
import type { Attachment, Commit, DutyEffect, Event, TextRef } from "../../../contract/commit.ts";
import type { Directory } from "../../../contract/directory.ts";
import type { Duty, Issue } from "../../../contract/issue.ts";
import type { Pack } from "../../../contract/pack.ts";
import { REFUSED } from "../../../contract/refusals.ts";
import type { CLOSE_OUT_OUTCOMES, DutyKind, Instant } from "../../../contract/vocabulary.ts";
import type { Accepted, Decision, Presence, Refusal } from "../../../domain/context.ts";
import { evolve } from "../../../domain/evolve.ts";
import { decide } from "../../../domain/issue.ts";
import { nextWake } from "../../../domain/wake.ts";
import { calendar, directory, ENTERPRISE, pack } from "./county.ts";

/** An instant by the clock on the county's wall: `at("11-23 09:00")`, in 2026 unless said otherwise. */
export function at(wall: string, year = 2026): Instant {
  const [, month, day, time = "", seconds = "00.000"] = /^(\d\d)-(\d\d) (\d\d:\d\d)(?::(.*))?$/.exec(wall) ?? [];
  if (time === "") throw new Error(`no wall clock time: ${wall}`);
  const padded = seconds.includes(".") ? seconds : `${seconds}.000`;
  return new Date(`${year}-${month}-${day}T${time}:${padded}+08:00`).toISOString();
}

export function wall(instant: Instant): string {
  const shown = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${shown.slice(5, 10)} ${shown.slice(11, shown.endsWith(":00.000Z") ? 16 : 19)}`;
}

export const text: TextRef = { text: "t1", digest: "d1" };
export const file: Attachment = { file: "f1", type: "application/pdf", size: 1, sha256: "s1" };

export type Kept = Readonly<Pick<Commit, "tenant" | "issue" | "version" | "at" | "receivedAt" | "actor" | "events">>;

type Outcome = (typeof CLOSE_OUT_OUTCOMES)[number];

interface World {
  readonly directory: Directory;
  readonly pack: Pack;
  readonly calendar: Calendar;
  /** The issue to merge into. */
  readonly target?: { readonly issue: string; readonly open: boolean } | undefined;
}

/** A history being written: who gives which command when; each step is decided on the state the commits replay to. */
export class Life {
  readonly commits: Kept[] = [];
  world: World = { directory, pack, calendar, target: { issue: "DEMO-0002", open: true } };

  get issue(): Issue {
    const issue = stateAfter(this.commits);
    if (issue === undefined) throw new Error("nothing submitted");
    return issue;
  }

  /** The decision alone; nothing is kept. */
  ask(when: Instant, who: string | Presence, command: Command): Decision {
    const decision = decide(stateAfter(this.commits), command, {
      tenant: "410421",
      issue: "DEMO-0001",
      receivedAt: when,
      presence: typeof who === "string" ? presenceOf(who) : who,
      number: "〔2026〕0001号",
      ...this.world,
    });
    if ("refusal" in decision) saysWhy(decision);
    return decision;
  }

  /** Decides and keeps; as often as the decision asks for. Throws on a refusal. */
  give(when: Instant, who: string | Presence, command: Command): readonly Event[] {
    const decision = this.ask(when, who, command);
    if ("refusal" in decision)
      throw new Error(`${command.name} by ${JSON.stringify(who)}: ${JSON.stringify(decision)}`);
    if (decision.events.length === 0) return [];
    const { events } = this.keep(when, decision);
    return decision.again ? [...events, ...this.give(when, who, command)] : events;
  }

  keep(when: Instant, { at: now, actor, events }: Accepted): Kept {
    const version = this.commits.length + 1;
    const about = { tenant: "410421", issue: "DEMO-0001", version, at: now, receivedAt: when };
    const commit = { ...about, actor, events: [...events] };
    this.commits.push(commit);
    return commit;
  }

  /** The machine's way: wakes at every instant something may fire, up to and with `until`. */
  passUntil(until: Instant): void {
    for (let wake = this.wake(); wake !== "settled" && wake <= until; wake = this.wake()) {
      if (this.give(wake, "system", { name: "timePassed" }).length === 0)
        throw new Error(`woken at ${wake} for nothing`);
    }
  }

  wake(): Instant | "settled" {
    return nextWake(this.issue, this.world.pack.firingGraceSeconds);
  }

  duty(kind: DutyKind): Duty {
    const duty = this.issue.duties.find((one) => one.kind === kind);
    if (duty === undefined) throw new Error(`no ${kind} open`);
    return duty;
  }

  /** Open duties, by kind. */
  open(): string[] {
    return this.issue.duties.map(({ kind }) => kind).toSorted();
  }
}

/** Whatever is refused, the rule brings every fact its sentence names (commands.md §6). */
function saysWhy({ refusal, facts = {} }: Refusal): void {
  const missing = /\{(\w+)\}/g;
  for (const [, name = ""] of `${REFUSED[refusal]["zh-CN"]}${REFUSED[refusal].en}`.matchAll(missing))
    if (!(name in facts)) throw new Error(`${refusal} does not say its ${name}`);
}

export function replay(commits: readonly Kept[]): Issue | undefined {
  return commits.reduce<Issue | undefined>((issue, commit) => evolve(issue, commit), undefined);
}

/** As `replay`, remembering the state after each commit: histories are read far more often than they grow. */
const states = new WeakMap<Kept, Issue>();
function stateAfter(commits: readonly Kept[]): Issue | undefined {
  const last = commits.at(-1);
  if (last === undefined) return undefined;
  const known = states.get(last) ?? evolve(stateAfter(commits.slice(0, -1)), last);
  states.set(last, known);
  return known;
}

function presenceOf(who: string): Presence {
  if (who === "enterprise" || who === "system") return { as: who };
  return { as: "person", person: who };
}

export const commands = {
  submit: {
    name: "submitIssue",
    enterprise: ENTERPRISE,
    source: "web",
    form: "appeal@1",
    secrecyAcknowledged: true,
    narrative: text,
    identity: text,
    contact: text,
    attachments: [],
  },
  register: { name: "registerIssue", class: "C", kind: "property", level: "county", requestType: "help" },
  dispatch: { name: "dispatchIssue", unit: "U1" },
  sign: { name: "signAssignment", assignment: "a1" },
  progress: { name: "reportProgress", text, visibleToEnterprise: true },
  closeOut: { name: "requestCloseOut", outcome: "resolved", result: text, evidence: [file] },
  note: { name: "addNote", text, attachments: [], audience: "all" },
  timePassed: { name: "timePassed" },
  refuse: { name: "refuseIssue", reason: text, basis: text },
  tierDecision: { name: "recordTierDecision", text },
  reclassify: { name: "reclassifyIssue", class: "B", kind: "land" },
  object: { name: "objectToAssignment", assignment: "a1", reason: text },
  resume: { name: "resumeIssue", reason: text },
  escalate: { name: "escalateIssue", reason: text },
  withdrawCloseOut: { name: "withdrawCloseOut", round: 1 },
  withdraw: { name: "withdrawIssue", reason: text },
  reopen: { name: "reopenIssue", reason: text },
  slip: { name: "issueSlip", colour: "red", to: ["office"], text },
  ask: { name: "askForMore", text },
  readIdentity: { name: "readIdentity", reason: text },
  answer: { name: "answerAsSupport", assignment: "a2", text },
  merge: { name: "mergeIssue", into: "DEMO-0002" },
} as const satisfies Record<string, Command>;

export function contact(when: Instant): Command {
  return { name: "recordContact", when, means: "phone", text };
}
export function approve(step: number, round = 1): Command {
  return { name: "decideCloseOutStep", round, step, decision: "approve" };
}
export function giveBack(step: number, round = 1): Command {
  return { name: "decideCloseOutStep", round, step, decision: "return", opinion: text };
}
export function rate(level: number, round = 1): Command {
  return { name: "rateIssue", round, level, tags: [] };
}
export function callBack(result: "confirmed" | "denied" | "unreachable", when: Instant, round = 1): Command {
  return { name: "recordCallBack", round, result, when, means: "phone", text };
}
export function decideDissatisfaction(round = 1, decision?: "close" | "rework"): Command {
  return { name: "decideDissatisfaction", round, reason: text, ...(decision && { decision }) };
}
export function refuseStep(step: number, round = 1): Command {
  return { name: "decideCloseOutStep", round, step, decision: "refuse", opinion: text };
}
export function ruled(upheld: boolean, more: { unit?: string; request?: string } = {}): Command {
  return { name: "ruleOnObjection", request: "ruleObjection#1", upheld, ...more };
}
export function extensionTo(newDue: string): Command {
  return { name: "requestExtension", reason: text, progress: text, newDue };
}
export function suspensionUntil(until: string): Command {
  return { name: "requestSuspension", reason: text, measures: text, until };
}
export function extensionDecided(granted: boolean, request = "decideExtension#1"): Command {
  return { name: "decideExtension", request, granted, opinion: text };
}
export function suspensionDecided(granted: boolean, request = "decideSuspension#1"): Command {
  return { name: "decideSuspension", request, granted, opinion: text };
}
export function withdrawalDecided(genuine: boolean, when: Instant, request = "verifyWithdrawal#1"): Command {
  return { name: "decideWithdrawal", request, genuine, when, means: "phone", text };
}

/** An issue submitted, registered and dispatched to U1 on Monday 2026-11-23, as in the reference trace. */
export function dispatched(cls: "A" | "B" | "C" = "C", world: Partial<World> = {}): Life {
  const life = new Life();
  life.world = { ...life.world, ...world };
  life.give(at("11-23 09:00"), "enterprise", commands.submit);
  life.give(at("11-23 10:00"), "office", { ...commands.register, class: cls });
  life.give(at("11-23 10:05"), "office", commands.dispatch);
  return life;
}

/** … and with a close-out asked for by the handler on the day after. */
export function reviewing(cls: "A" | "B" | "C" = "C", world: Partial<World> = {}, outcome: Outcome = "resolved"): Life {
  const life = dispatched(cls, world);
  life.give(at("11-24 09:00"), "handler", contact(at("11-24 08:50")));
  life.give(at("11-24 10:00"), "handler", { ...commands.closeOut, outcome });
  return life;
}

/** … and approved by both steps of class C. */
export function verifying(world: Partial<World> = {}, outcome: Outcome = "resolved"): Life {
  const life = reviewing("C", world, outcome);
  life.give(at("11-24 11:00"), "head", approve(0));
  life.give(at("11-24 12:00"), "office", approve(1));
  return life;
}

/** What events did, in short: `issueDispatched`, `rungFired solve#1/1/1`. */
export function told(events: readonly Event[]): string[] {
  return events.map((event) => (event.type === "rungFired" ? `rungFired ${event.data.rung}` : event.type));
}

export function effects(events: readonly Event[]): DutyEffect[] {
  return events.flatMap(({ duties }) => duties);
}
