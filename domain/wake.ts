import type { Duty, Issue } from "../contract/issue.ts";
import type { Rung } from "../contract/limit.ts";
import type { Instant } from "../contract/vocabulary.ts";
import { addSeconds } from "./time/instants.ts";

/** Every rung that can fire: those of duties that run. */
export function runningRungs(issue: Pick<Issue, "duties">): { duty: Duty; rung: Rung }[] {
  return issue.duties
    .filter((duty) => duty.heldAt === undefined)
    .flatMap((duty) => duty.ladder.map((rung) => ({ duty, rung })));
}

/** Nothing more will ever be owed. */
export function isSettled(issue: Pick<Issue, "status">): boolean {
  return issue.status === "closed" || issue.status === "refused";
}

/**
 * The instant the issue has to be looked at again: the earliest unfired rung may fire `graceSeconds` after it is owed (T3).
 * Throws if an open issue has no rung left: nobody would ever look at it again.
 */
export function nextWake(issue: Issue, graceSeconds: number): Instant | "settled" {
  if (isSettled(issue)) return "settled";
  const [first] = runningRungs(issue)
    .map(({ rung }) => rung.owedAt)
    .toSorted();
  if (first === undefined) throw new Error(`issue ${issue.id} is open and nothing is owed`);
  return addSeconds(first, graceSeconds);
}
