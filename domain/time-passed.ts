import type { Duty, Issue } from "../contract/issue.ts";
import type { Rung } from "../contract/limit.ts";
import type { DutyKind, Instant } from "../contract/vocabulary.ts";
import { closeIfAnswered } from "./closing.ts";
import { type Draft, happen, type Moment } from "./draft.ts";
import { climb } from "./climb.ts";
import { deemed } from "./deemed.ts";
import { resume } from "./resume.ts";
import { ladderOf } from "./policy.ts";
import { followingRung, raisedTo } from "./raise.ts";
import { addSeconds } from "./time/instants.ts";
import { isSettled, runningRungs } from "./wake.ts";

/** Events of fired rungs in one commit; a commit stays far below the size of a transaction. */
export const FIRED_AT_ONCE = 20;

export interface Fired {
  readonly draft: Draft;
  /** There is more to fire than one commit takes. */
  readonly more: boolean;
}

/**
 * Fires every rung whose `fireAt` is not after `until`, in the order they are owed (T10), each with its effect; the state moves after
 * each, so rungs of duties closed on the way are void. Never splits a rung from its effect, and always fires at least one.
 */
export function fireDue(start: Draft, until: Instant, moment: Moment, most: number = FIRED_AT_ONCE): Fired {
  let draft = start;
  for (let due = firstDue(draft.issue, until, moment); due; due = firstDue(draft.issue, until, moment)) {
    const after = fire(draft, due, moment);
    const alone = draft.events.length === start.events.length;
    if (!alone && after.events.length - start.events.length > most) return { draft, more: true };
    draft = after;
  }
  return { draft, more: false };
}

interface DueRung {
  readonly duty: Duty;
  readonly rung: Rung;
}

function firstDue(issue: Issue, until: Instant, { pack }: Moment): DueRung | undefined {
  if (isSettled(issue)) return undefined;
  const lastOwed = addSeconds(until, -pack.firingGraceSeconds);
  return runningRungs(issue)
    .filter(({ rung }) => rung.owedAt <= lastOwed)
    .toSorted((a, b) => compare(a, b))[0];
}

/** T10: by the instant owed, then requests before others, then by duty, then by number of the rung. */
function compare(a: DueRung, b: DueRung): number {
  if (a.rung.owedAt !== b.rung.owedAt) return a.rung.owedAt < b.rung.owedAt ? -1 : 1;
  if (a.duty.kind !== b.duty.kind) return rank(a.duty.kind) < rank(b.duty.kind) ? -1 : 1;
  return (
    lastNumber(a.duty.id, "#") - lastNumber(b.duty.id, "#") || lastNumber(a.rung.key, "/") - lastNumber(b.rung.key, "/")
  );
}

/** What was asked for is answered before the clock of `solve` takes it away. */
function rank(kind: DutyKind): string {
  return REQUESTS.has(kind) ? `0${kind}` : `1${kind}`;
}
const REQUESTS: ReadonlySet<DutyKind> = new Set(["decideExtension", "decideSuspension", "ruleObjection"]);

function lastNumber(id: string, mark: "#" | "/"): number {
  return Number(id.slice(id.lastIndexOf(mark) + 1));
}

function fire(draft: Draft, { duty, rung }: DueRung, moment: Moment): Draft {
  const { issue } = draft;
  const { pack, at } = moment;
  const fireAt = addSeconds(rung.owedAt, pack.firingGraceSeconds);
  const late = at > addSeconds(fireAt, pack.lateAfterSeconds);
  const raised = rung.effect === "raise" ? raisedTo(duty, issue, moment) : undefined;
  const then = raised ? { ...duty, seat: raised.seat, raisedFrom: [...duty.raisedFrom, duty.seat] } : duty;
  const raisable = raisedTo(then, issue, moment) !== undefined;
  const rungs = ladderOf(pack, duty.kind, { tier: duty.step ?? issue.tier, dissatisfied: issue.dissatisfied });
  const next = followingRung(rungs, rung, late ? at : rung.owedAt, raisable, moment);
  const told = happen(draft, moment, {
    type: "rungFired",
    data: {
      rung: rung.key,
      duty: duty.id,
      owedAt: rung.owedAt,
      fireAt,
      firedAt: at,
      late,
      effect: rung.effect,
      ...(rung.slip && { slip: rung.slip }),
      ...(next && { next }),
    },
  });
  switch (rung.effect) {
    case "remind":
      return told;
    case "raise":
      return raised ? raise(told, duty, raised, moment) : told;
    case "escalate":
      return climb(told, "due", moment);
    case "lapse":
      return lapse(told, duty, moment);
    case "deemRefused":
    case "deemRejected":
      return deemed(told, duty, moment);
    case "resume":
      return resume(told, "time", moment);
  }
}

function raise(draft: Draft, duty: Duty, to: NonNullable<ReturnType<typeof raisedTo>>, moment: Moment): Draft {
  const fallback = to.fallback.length > 0 && { fallback: [...to.fallback] };
  return happen(draft, moment, { type: "dutyRaised", data: { duty: duty.id, from: duty.seat, to: to.seat } }, () => [
    { do: "raise", duty: duty.id, to: to.seat, ...fallback },
  ]);
}

function lapse(draft: Draft, duty: Duty, moment: Moment): Draft {
  const { round } = draft.issue;
  if (round === undefined) throw new Error(`${duty.id} lapsed outside a round`);
  const lapsed = happen(draft, moment, { type: "ratingLapsed", data: { round: round.round } }, () => [
    { do: "close", duty: duty.id, as: "lapsed" },
  ]);
  return closeIfAnswered(lapsed, moment);
}
