import type { Actor, Event, EventOf } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import type { Instant } from "../contract/vocabulary.ts";
import { progressMade, reduceDuties, rungTaken } from "./duties.ts";

/** What a commit says about all of its events. */
export interface Stamp {
  readonly tenant: string;
  readonly issue: string;
  readonly at: Instant;
  readonly actor: Actor;
}

/**
 * The state after a commit: replaying all commits of an issue gives its META. Asks no calendar, no directory and no pack,
 * so a replay says the same for ever. Throws if the commit does not follow from the state.
 */
export function evolve(
  issue: Issue | undefined,
  commit: Stamp & { readonly version: number; readonly events: readonly Event[] },
): Issue {
  const after = commit.events.reduce<Issue | undefined>((state, event) => apply(state, event, commit), issue);
  if (after === undefined) throw new Error(`commit ${commit.version} of ${commit.issue} made no issue`);
  return { ...after, version: commit.version, lastAt: commit.at };
}

/** The state after one event of a commit. */
export function apply(issue: Issue | undefined, event: Event, stamp: Stamp): Issue {
  const after = changed(issue, event, stamp);
  return { ...after, ...reduceDuties(after, event.duties, stamp.at) };
}

function changed(issue: Issue | undefined, event: Event, stamp: Stamp): Issue {
  if (event.type === "issueSubmitted") return submitted(event, stamp);
  if (issue === undefined) throw new Error(`${event.type} before the issue was submitted`);
  return happened(issue, event, stamp);
}

function happened(issue: Issue, event: Exclude<Event, EventOf<"issueSubmitted">>, { at, actor }: Stamp): Issue {
  switch (event.type) {
    case "issueRegistered":
      return { ...issue, ...event.data, status: "registered", registeredAt: at };
    case "issueRefused":
      return { ...issue, status: "refused", closedAt: at };
    case "issueDispatched":
      return dispatched(issue, event, at);
    case "assignmentSigned":
      return {
        ...issue,
        assignments: issue.assignments.map((one) =>
          one.id === event.data.assignment ? { ...one, state: "signed", signedAt: at } : one,
        ),
      };
    case "contactRecorded":
      return { ...issue, contactedAt: at };
    case "progressReported":
      return { ...issue, duties: progressMade(issue.duties) };
    case "issueEscalated":
      return { ...issue, tier: event.data.to, tierMoves: 0 };
    case "tierDecisionRecorded":
      return event.data.newDue === undefined ? issue : { ...issue, tierMoves: issue.tierMoves + 1 };
    case "closeOutRequested": {
      const { round, outcome, chain, solve, onTime } = event.data;
      return {
        ...issue,
        status: "reviewing",
        rounds: round,
        round: { round, outcome, chain, step: 0, solve, onTime, requester: actors(actor), deciders: [] },
      };
    }
    case "closeOutStepDecided":
      return stepDecided(issue, event, actor);
    case "callBackRecorded": {
      const { attempt, result, final } = event.data;
      return {
        ...issue,
        callBack: { attempts: attempt, result, final },
        dissatisfied: issue.dissatisfied || result === "denied",
      };
    }
    case "issueRated":
      return rated(issue, event);
    case "ratingLapsed":
      return { ...issue, ratingLapsed: true };
    case "issueClosed": {
      const { round: _, ...rest } = issue;
      const { outcome, onTime, by } = event.data;
      return { ...rest, status: "closed", outcome, closedAt: at, closedOnTime: onTime, closedBy: by };
    }
    case "rungFired":
      return { ...issue, duties: rungTaken(issue.duties, event) };
    case "noteAdded":
    case "dutyRaised":
      return issue;
  }
}

function submitted({ data }: EventOf<"issueSubmitted">, { tenant, issue, at }: Stamp): Issue {
  return {
    id: issue,
    tenant,
    version: 0,
    status: "submitted",
    enterprise: data.enterprise,
    source: data.source,
    form: data.form,
    pack: data.pack,
    epoch: data.epoch,
    submittedAt: at,
    lastAt: at,
    tier: 0,
    assignments: [],
    tierMoves: 0,
    returns: 0,
    rounds: 0,
    ratingLapsed: false,
    ratedRounds: [],
    dissatisfied: false,
    duties: [],
    opened: {},
  };
}

function dispatched(issue: Issue, { data, duties }: EventOf<"issueDispatched">, at: Instant): Issue {
  const promise = duties.find((effect) => effect.do === "open" && effect.kind === "solve");
  return {
    ...issue,
    status: "handling",
    dispatchedAt: at,
    assignments: [...issue.assignments, ...data.assignments.map((one) => ({ ...one, state: "assigned" as const }))],
    ...(promise?.do === "open" && { promiseDueAt: promise.dueAt }),
  };
}

function stepDecided(issue: Issue, { data }: EventOf<"closeOutStepDecided">, actor: Actor): Issue {
  const { round, ...rest } = issue;
  if (round === undefined) throw new Error("a step was decided and no round is open");
  if (data.decision === "return") return { ...rest, status: "handling", returns: issue.returns + 1 };
  const step = round.step + 1;
  return {
    ...issue,
    status: step < round.chain.length ? "reviewing" : "verifying",
    round: { ...round, step, deciders: [...round.deciders, ...actors(actor)] },
  };
}

function rated(issue: Issue, { data }: EventOf<"issueRated">): Issue {
  const ratedRounds = [...issue.ratedRounds, data.round];
  if (data.late) return { ...issue, ratedRounds, lateRating: data.level };
  return { ...issue, ratedRounds, rating: data.level, dissatisfied: issue.dissatisfied || data.level <= 2 };
}

function actors({ person, onBehalfOf }: Actor): string[] {
  return [person, onBehalfOf].filter((one) => one !== undefined);
}
