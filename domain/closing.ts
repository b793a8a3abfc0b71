import type { TextRef } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import { type Draft, happen, type Moment } from "./draft.ts";
import { closing } from "./open-duty.ts";
import { promiseSolve } from "./promise.ts";

type Answer = "rating" | "noValidAnswer" | "despiteDissatisfaction";

/**
 * The closing rule (commands.md §6), asked after every answer: a good mark closes; so does silence of the enterprise once the
 * call-back is final and not a denial. A dissatisfied enterprise is never closed by this rule.
 */
export function closeIfAnswered(draft: Draft, moment: Moment): Draft {
  const { issue } = draft;
  const { callBack, round } = issue;
  if (round === undefined || issue.dissatisfied) return draft;
  const called = callBack?.final === true;
  if (isRated(issue)) return called || !moment.pack.callBackAlways ? close(draft, "rating", moment) : draft;
  return issue.ratingLapsed && called ? close(draft, "noValidAnswer", moment) : draft;
}

/** Closes the issue; what was still owed is not owed any more. Throws if no round is open: its outcome would be unknown. */
export function close(draft: Draft, by: Answer, moment: Moment, reason?: TextRef): Draft {
  const { round, rating } = draft.issue;
  if (round === undefined) throw new Error("an issue closes out of a round");
  const data = {
    outcome: round.outcome,
    /** The promise is the first `solve`: what was raised a tier is late whatever the later limits say (§9). */
    onTime: round.onTime && round.solve === promiseSolve(draft.issue),
    by,
    ...(rating !== undefined && { rating }),
    ...(reason && { reason }),
  };
  return happen(draft, moment, { type: "issueClosed", data }, (after) => [
    ...closing(after, "done", ["solve"]),
    ...closing({ duties: after.duties.filter(({ kind }) => kind !== "solve") }, "void"),
  ]);
}

/** Closes what nobody asks for any more, in whatever state it is. */
export function closeUnanswered(
  draft: Draft,
  outcome: "withdrawn" | "merged",
  moment: Moment,
  into?: string,
  reason?: TextRef,
): Draft {
  const by = { outcome, onTime: false, by: outcome };
  const data = { ...by, ...(into !== undefined && { into }), ...(reason && { reason }) };
  return happen(draft, moment, { type: "issueClosed", data }, (after) => closing(after, "void"));
}

/** The enterprise gave its mark in the round that is open. */
export function isRated({ round, ratedRounds }: Issue): boolean {
  return round !== undefined && ratedRounds.includes(round.round);
}
