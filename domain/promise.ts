import type { DutyEffect } from "../contract/effect.ts";
import type { Issue } from "../contract/issue.ts";
import type { Instant } from "../contract/vocabulary.ts";

/** The `solve` whose due instant was promised: the first one, or that of the lead who took over after an objection (§9). */
export function promiseSolve({ promiseSolve: solve = "solve#1" }: Pick<Issue, "promiseSolve">): string {
  return solve;
}

/** The promise after effects that gave its `solve` another due instant. */
export function promiseAfter(issue: Issue, effects: readonly DutyEffect[]): { promiseDueAt?: Instant } {
  const mine = effects.find(
    (effect) => (effect.do === "release" || effect.do === "move") && effect.duty === promiseSolve(issue),
  );
  return mine !== undefined && "dueAt" in mine ? { promiseDueAt: mine.dueAt } : {};
}
