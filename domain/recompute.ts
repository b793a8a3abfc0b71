import type { DutyEffect } from "../contract/effect.ts";
import type { Duty, Issue } from "../contract/issue.ts";
import type { Rung } from "../contract/limit.ts";
import type { PackRung } from "../contract/pack.ts";
import type { Instant } from "../contract/vocabulary.ts";
import { type Draft, happen, type Moment, type Scene } from "./draft.ts";
import { openLadder } from "./ladder.ts";
import { ladderOf } from "./policy.ts";
import { type Due, dueInstant, isProvisional } from "./time/due.ts";
import { earlierOf, isWorkingDay, laterOf, localDate } from "./time/instants.ts";

/**
 * 期限重算 (T8): duties counted by another calendar than the one in force, whose due instant or warnings that changes. Held duties are
 * counted when they are released; one that is past due with its rung fired stays as it is.
 */
export function recompute(draft: Draft, moment: Moment): Draft {
  const { issue } = draft;
  const { calendar } = moment;
  const touched = moves(issue, moment);
  if (touched.length === 0) return draft;
  const changes = touched.map(({ before, effect }) => ({ duty: before.id, old: before.dueAt, new: effect.dueAt }));
  const data = { calendarVersion: calendar.version, changes };
  return happen(draft, moment, { type: "dueDatesRecomputed", data }, () => touched.map(({ effect }) => effect));
}

interface Move {
  readonly before: Duty;
  readonly effect: Extract<DutyEffect, { do: "move" | "release" }>;
}

function moves(issue: Issue, scene: Scene): Move[] {
  const running = issue.duties.filter(
    ({ heldAt, why }) => heldAt === undefined && why.calendarVersion !== scene.calendar.version,
  );
  const solve = issue.duties.find(({ kind }) => kind === "solve");
  const solveMove = running.flatMap((duty) => (duty === solve ? moveOf(duty, issue, undefined, scene) : []));
  const later = solveMove[0]?.effect.dueAt;
  const others = running.flatMap((duty) => {
    if (duty === solve) return [];
    const atSolve = duty.why.adjusted === "capped" && duty.dueAt === solve?.dueAt;
    return moveOf(duty, issue, atSolve ? (later ?? duty.dueAt) : undefined, scene);
  });
  return [...solveMove, ...others];
}

function moveOf(duty: Duty, issue: Issue, cap: Instant | undefined, scene: Scene): Move[] {
  const rungs = ladderOf(scene.pack, duty.kind, { tier: duty.step ?? issue.tier, dissatisfied: issue.dissatisfied });
  const atDue = rungs.findIndex(({ at }) => at === "due") + 1;
  if (!duty.ladder.some(({ key }) => numberOf(key) === atDue)) return [];
  const due = dueByNow(duty, cap, scene);
  const opening = { duty: duty.id, generation: duty.generation + 1, openedAt: scene.at, dueAt: due.dueAt };
  const fresh = openLadder(
    rungs.filter(({ at }) => at !== "every"),
    opening,
    scene.calendar,
  );
  const unfired = new Set(duty.ladder.map(({ key }) => numberOf(key)));
  const ladder = [
    ...owedAlready(duty, fresh, rungs, scene.at),
    ...fresh.filter(({ key }) => unfired.has(numberOf(key))),
    ...every(duty, rungs.findIndex(({ at }) => at === "every") + 1, due.dueAt),
  ];
  // the rung at due is among them: where the due instant moves, so does the ladder
  if (due.provisional === duty.provisional && instants(ladder) === instants(duty.ladder)) return [];
  const { limit } = duty;
  const { dueAt, provisional, why } = due;
  return [{ before: duty, effect: { do: "move", duty: duty.id, limit, dueAt, provisional, why, ladder } }];
}

/** What the limit gives by the calendar in force; a date it was released or moved to is only rolled. Never cut short below `minRemaining`. */
function dueByNow(duty: Duty, cap: Instant | undefined, scene: Scene): Due {
  const { at, pack, calendar } = scene;
  const counted = isMoved(duty) ? rolled(duty, scene) : dueInstant(duty.openedAt, duty.limit, calendar, pack);
  const due = cap === undefined ? counted : { ...counted, dueAt: earlierOf(counted.dueAt, cap) };
  const capped =
    duty.why.adjusted === "capped" && cap === undefined ? { ...due, dueAt: earlierOf(due.dueAt, duty.dueAt) } : due;
  if (capped.dueAt === duty.dueAt) return { ...capped, provisional: isProvisional(capped.dueAt, calendar) };
  const least = dueInstant(at, pack.minRemaining, calendar, pack);
  const dueAt = laterOf(capped.dueAt, least.dueAt);
  if (dueAt !== capped.dueAt) return { ...least, why: { ...least.why, adjusted: "minRemaining" } };
  return { ...capped, provisional: isProvisional(dueAt, calendar) };
}

function isMoved({ why }: Duty): boolean {
  return why.adjusted === "held" || why.adjusted === "minRemaining" || why.adjusted === "moved";
}

function rolled({ dueAt, why, limit }: Duty, { pack, calendar }: Scene): Due {
  const date = localDate(dueAt, calendar.zone);
  const { version: calendarVersion, notice } = calendar;
  if (isWorkingDay(date, calendar) || !pack.rollToWorkingDay)
    return { dueAt, provisional: isProvisional(dueAt, calendar), why: { ...why, calendarVersion, notice } };
  const due = dueInstant(dueAt, { unit: "date", date }, calendar, pack);
  return { ...due, why: { ...due.why, limit, adjusted: "moved" } };
}

/** A warning whose time has come by either calendar is owed: it fires next, whatever else moves. */
function owedAlready(
  { ladder, id, generation }: Duty,
  fresh: readonly Rung[],
  rungs: readonly PackRung[],
  at: Instant,
): Rung[] {
  const later = new Set(fresh.map(({ key }) => numberOf(key)));
  return ladder
    .filter(({ key, owedAt }) => rungs[numberOf(key) - 1]?.at === "before" && owedAt <= at && !later.has(numberOf(key)))
    .map((rung) => ({ ...rung, key: `${id}/${generation + 1}/${numberOf(rung.key)}` }));
}

/** Rungs that come again and again do not hang on the due instant: they stay where they were counted to. */
function every({ ladder, id, generation }: Duty, first: number, dueAt: Instant): Rung[] {
  if (first === 0) return [];
  return ladder
    .filter(({ key, owedAt }) => numberOf(key) >= first && owedAt < dueAt)
    .map((rung) => ({ ...rung, key: `${id}/${generation + 1}/${numberOf(rung.key)}` }));
}

function instants(ladder: readonly Rung[]): string {
  return ladder.map(({ key, owedAt }) => `${numberOf(key)} ${owedAt}`).join();
}

function numberOf(key: string): number {
  return Number(key.slice(key.lastIndexOf("/") + 1));
}
