import type { EventOf } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { withoutRequests } from "./requests.ts";
import { actors, type Stamp } from "./submitted.ts";

export function closeOutRequested(issue: Issue, { data }: EventOf<"closeOutRequested">, { at, actor }: Stamp): Issue {
  const { round, outcome, chain, solve, onTime } = data;
  const by = actors(actor);
  return {
    ...withoutRequests(issue),
    status: "reviewing",
    rounds: round,
    round: { round, outcome, chain, step: 0, solve, onTime, requester: by, deciders: [], acts: [{ by, at }] },
  };
}

export function stepDecided(issue: Issue, { data }: EventOf<"closeOutStepDecided">, { at, actor }: Stamp): Issue {
  const { round } = issue;
  if (round === undefined) throw new Error("a step was decided and no round is open");
  if (data.decision === "return") return { ...withoutRound(issue), status: "handling", returns: issue.returns + 1 };
  if (data.decision === "refuse") return { ...withoutRound(issue), status: "handling" };
  const step = round.step + 1;
  const by = actors(actor);
  return {
    ...issue,
    status: step < round.chain.length ? "reviewing" : "verifying",
    round: {
      ...round,
      step,
      deciders: [...round.deciders, ...by],
      ...(round.acts && { acts: [...round.acts, { by, at, step: round.step }] }),
    },
  };
}

export function rated(issue: Issue, { data }: EventOf<"issueRated">): Issue {
  const ratedRounds = [...issue.ratedRounds, data.round];
  if (data.late) return { ...issue, ratedRounds, lateRating: data.level };
  return { ...issue, ratedRounds, rating: data.level, dissatisfied: issue.dissatisfied || data.level <= 2 };
}

export function closed(issue: Issue, { data }: EventOf<"issueClosed">, at: Instant): Issue {
  const { withdrawal: _, ...rest } = withoutRequests(withoutRound(issue));
  const { outcome, onTime, by, into } = data;
  return {
    ...rest,
    status: "closed",
    outcome,
    closedAt: at,
    closedOnTime: onTime,
    closedBy: by,
    ...(into !== undefined && { mergedInto: into }),
  };
}

/** Not taken on: a wish to withdraw it, on which nobody has decided yet, ends with it. */
export function refused(issue: Issue, at: Instant): Issue {
  const { withdrawal: _, ...rest } = issue;
  return { ...rest, status: "refused", closedAt: at };
}

/** The close is forgotten; the commits remember it. */
export function reopened(issue: Issue): Issue {
  const { outcome: _, closedAt: __, closedOnTime: ___, closedBy: ____, lateRating: _____, ...rest } = issue;
  return rest;
}

/** Handled anew: the answers of the round before do not count for the next one. */
export function startedAgain(issue: Issue, at: Instant): Issue {
  const { callBack: _, rating: __, ...rest } = withoutRound(issue);
  return { ...rest, status: "handling", ratingLapsed: false, dissatisfied: false, restartedAt: at };
}

export function withoutRound(issue: Issue): Issue {
  const { round: _, ...rest } = issue;
  return rest;
}
