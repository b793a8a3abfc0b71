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

/**
 * Overdue 超期 from here on (commands.md §9): not closed, and the first `solve` (while it is open: its due instant, else what was promised)
 * passes, unless it was held since before. One rule for the bulletin and for the lamp on pages. Before dispatch nothing is promised.
 */
export function overdueFrom(issue: Issue): Instant | undefined {
  const { status, duties, promiseDueAt } = issue;
  if (status === "closed" || status === "refused") return undefined;
  const first = duties.find(({ id }) => id === promiseSolve(issue));
  const due = first?.dueAt ?? (status === "suspended" ? undefined : promiseDueAt);
  const heldAt = duties.find(({ kind }) => kind === "solve")?.heldAt;
  return due !== undefined && (heldAt === undefined || heldAt > due) ? due : undefined;
}
