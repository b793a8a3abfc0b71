import type { Calendar } from "../../contract/calendar.ts";
import type { Event } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Pack } from "../../contract/pack.ts";
import type { CLASSES, Instant } from "../../contract/vocabulary.ts";
import type { Context } from "../context.ts";
import { decide } from "../issue.ts";
import { addDays, startOfDay } from "../time/instants.ts";
import { isSettled, nextWake } from "../wake.ts";
import { trialCounty, UNREAD } from "./trial-county.ts";
import { handIn, type Move, movesOf } from "./trial-moves.ts";
import { type Script, trialScripts } from "./trial-script.ts";

/** What became of one issue of a trial under one pack. */
export interface Lived {
  readonly class: (typeof CLASSES)[number];
  readonly handedInAt: Instant;
  /** Due instant of the first `solve`; absent if it was never dispatched. */
  readonly promisedAt?: Instant;
  readonly closedAt?: Instant;
  readonly onTime: boolean;
  /** The highest tier it reached. */
  readonly tier: number;
  readonly slips: { readonly blue: number; readonly orange: number; readonly red: number };
  /** How often a duty of it was raised to a superior. */
  readonly raised: number;
}

export interface Totals {
  readonly issues: number;
  readonly closed: number;
  readonly onTime: number;
  readonly escalated: number;
  readonly blue: number;
  readonly orange: number;
  readonly red: number;
  readonly raised: number;
}

/** A month in which the same issues are lived through under a pack, until all are closed or some months have passed. */
export interface Trial {
  readonly issues: readonly Lived[];
  readonly totals: Totals;
}

const DAYS_WATCHED = 150;
const MOST_STEPS = 500;

/**
 * 模拟一个月: what a pack would do to a month of invented issues, whose people behave the same under every pack. It is decided by the rules
 * themselves, by chance drawn from the month's name alone: the same month, count, pack and calendar give the same answer for ever.
 */
export function tryOut(pack: Pack, calendar: Calendar, { month, count }: { month: string; count: number }): Trial {
  const start = startOfDay(`${month}-01`, calendar.zone);
  const directory = trialCounty(start);
  const until = startOfDay(addDays(`${month}-01`, DAYS_WATCHED), calendar.zone);
  const issues = trialScripts(month, count, calendar).map((script) =>
    live(script, { tenant: UNREAD, issue: UNREAD, number: UNREAD, calendar, pack, directory }, until),
  );
  return { issues, totals: totalsOf(issues) };
}

type World = Omit<Context, "receivedAt" | "presence">;

function live(script: Script, world: World, until: Instant): Lived {
  const events: Event[] = [];
  let issue = give(undefined, handIn(script), world, events);
  if (issue === undefined) throw new Error("a trial begins with an issue");
  /** What a rule refused once is not tried again in the same state: by its ladder the duty comes to somebody who may. */
  const refused = new Set<string>();
  for (let step = 0; step < MOST_STEPS && !isSettled(issue); step++) {
    const move: Move | undefined = nextMove(issue, script, world, refused);
    if (move === undefined || move.at > until) break;
    const after: Issue | undefined = give(issue, move, world, events);
    if (after === undefined) refused.add(attempt(move, issue));
    issue = after ?? issue;
  }
  return tell(script, issue, events);
}

/** Whatever comes first: somebody acts, or time does. */
function nextMove(
  issue: Issue,
  script: Script,
  { calendar, pack }: World,
  refused: ReadonlySet<string>,
): Move | undefined {
  const [next] = movesOf(issue, script, calendar)
    .filter((move) => !refused.has(attempt(move, issue)))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const wake = nextWake(issue, pack.firingGraceSeconds);
  if (wake === "settled" || (next && next.at < wake)) return next;
  return { at: wake, who: { as: "system" }, command: { name: "timePassed" } };
}

function give(issue: Issue | undefined, { at, who, command }: Move, world: World, events: Event[]): Issue | undefined {
  const decision = decide(issue, command, { ...world, receivedAt: at, presence: who });
  if ("refusal" in decision || decision.events.length === 0) return undefined;
  events.push(...decision.events);
  return decision.issue;
}

function attempt({ command }: Move, { status, rounds, tier, duties }: Issue): string {
  return [command.name, status, rounds, tier, duties.length].join(" ");
}

function tell(script: Script, issue: Issue, events: readonly Event[]): Lived {
  const fired = events.flatMap((event) => (event.type === "rungFired" ? [event.data.slip] : []));
  const count = (slip: string) => fired.filter((one) => one === slip).length;
  return {
    class: script.class,
    handedInAt: script.handedInAt,
    ...(issue.promiseDueAt !== undefined && { promisedAt: issue.promiseDueAt }),
    ...(issue.closedAt !== undefined && { closedAt: issue.closedAt }),
    onTime: issue.closedOnTime === true,
    tier: issue.tier,
    slips: { blue: count("blue"), orange: count("orange"), red: count("red") },
    raised: events.filter(({ type }) => type === "dutyRaised").length,
  };
}

function totalsOf(issues: readonly Lived[]): Totals {
  const sum = (of: (one: Lived) => number) => issues.reduce((total, one) => total + of(one), 0);
  return {
    issues: issues.length,
    closed: sum(({ closedAt }) => (closedAt === undefined ? 0 : 1)),
    onTime: sum(({ onTime }) => (onTime ? 1 : 0)),
    escalated: sum(({ tier }) => (tier > 0 ? 1 : 0)),
    blue: sum(({ slips }) => slips.blue),
    orange: sum(({ slips }) => slips.orange),
    red: sum(({ slips }) => slips.red),
    raised: sum(({ raised }) => raised),
  };
}
