import type { DutyEffect } from "../contract/commit.ts";
import type { Duty, Issue } from "../contract/issue.ts";
import type { Rung } from "../contract/limit.ts";
import type { PackRung } from "../contract/pack.ts";
import type { Scene } from "./draft.ts";
import { nextRung, openLadder } from "./ladder.ts";
import { ladderOf } from "./policy.ts";
import type { Due } from "./time/due.ts";
import { releasedDue } from "./time/hold.ts";
import { localDate } from "./time/instants.ts";

/** Sets a running duty to a new due instant; its ladder starts again as a new generation (T6). */
export function moveDuty(duty: Duty, issue: Issue, due: Due, scene: Scene): DutyEffect {
  const why = { ...due.why, adjusted: "moved" as const };
  return retimed("move", duty, { ...due, why }, freshLadder(duty, issue, due, scene), scene);
}

/** Lets a held duty run again (T5). `plain` gives nothing back for the hold. */
export function releaseDuty(duty: Duty, issue: Issue, plain: boolean, scene: Scene): DutyEffect {
  const { at, pack, calendar } = scene;
  if (duty.heldAt === undefined) throw new Error(`${duty.id} is not held`);
  const due = releasedDue(
    {
      dueAt: duty.dueAt,
      limit: duty.limit,
      heldAt: duty.heldAt,
      releasedAt: at,
      minRemaining: pack.minRemaining,
      plain,
      rollToWorkingDay: pack.rollToWorkingDay,
      provisionalBefore: duty.provisional,
    },
    calendar,
  );
  return retimed("release", duty, due, releasedLadder(duty, issue, due, scene), scene);
}

function retimed(kind: "move" | "release", duty: Duty, due: Due, ladder: Rung[], { calendar }: Scene): DutyEffect {
  const limit = { unit: "date" as const, date: localDate(due.dueAt, calendar.zone) };
  return { do: kind, duty: duty.id, limit, dueAt: due.dueAt, provisional: due.provisional, why: due.why, ladder };
}

/** A rung at due that has fired stays fired: a duty that was overdue before the hold goes on with its repeats. */
function releasedLadder(duty: Duty, issue: Issue, due: Due, scene: Scene): Rung[] {
  const rungs = rungsOf(duty, issue, scene);
  const atDue = rungs.findIndex(({ at }) => at === "due") + 1;
  const numbers = duty.ladder.map(({ key }) => Number(key.slice(key.lastIndexOf("/") + 1)));
  if (numbers.some((number) => number <= atDue)) return freshLadder(duty, issue, due, scene);
  const last = Math.max(atDue, ...numbers.map((number) => number - 1));
  const next = nextRung(rungs, `${duty.id}/${duty.generation + 1}/${last}`, scene.at, scene.calendar);
  return next ? [next] : [];
}

function freshLadder(duty: Duty, issue: Issue, { dueAt }: Due, scene: Scene): Rung[] {
  const opening = { duty: duty.id, generation: duty.generation + 1, openedAt: scene.at, dueAt };
  return openLadder(rungsOf(duty, issue, scene), opening, scene.calendar);
}

function rungsOf(duty: Duty, issue: Issue, { pack }: Scene): readonly PackRung[] {
  return ladderOf(pack, duty.kind, { tier: duty.step ?? issue.tier, dissatisfied: issue.dissatisfied });
}
