import type { Event, EventOf } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import { progressMade, reduceDuties, rungTaken } from "./duties.ts";
import { promiseAfter } from "./promise.ts";
import { asked, withoutRequests } from "./state/requests.ts";
import {
  closed,
  closeOutRequested,
  rated,
  refused,
  reopened,
  startedAgain,
  stepDecided,
  withoutRound,
} from "./state/round.ts";
import { type Stamp, submitted } from "./state/submitted.ts";
import { assignment, assignmentsChanged, dispatched } from "./state/units.ts";

export type { Stamp } from "./state/submitted.ts";
type Later = Exclude<Event, EventOf<"issueSubmitted">>;

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

function happened(issue: Issue, event: Later, stamp: Stamp): Issue {
  const { at } = stamp;
  switch (event.type) {
    case "issueRegistered":
      return { ...issue, ...event.data, status: "registered", registeredAt: at };
    case "issueRefused":
      return refused(issue, at);
    case "issueReclassified":
      return { ...issue, ...event.data };
    case "issueDispatched":
      return dispatched(issue, event, at);
    case "assignmentSigned":
      return assignment(issue, event.data.assignment, { state: "signed", signedAt: at });
    case "supportAnswered":
      return assignment(issue, event.data.assignment, { state: "answered" });
    case "assignmentChanged":
      return assignmentsChanged(issue, event, at);
    case "contactRecorded":
      return { ...issue, contactedAt: at };
    case "progressReported":
      return { ...issue, duties: progressMade(issue.duties) };
    case "issueEscalated":
      return { ...withoutRequests(issue), tier: event.data.to, tierMoves: 0 };
    case "tierDecisionRecorded":
      return event.data.newDue === undefined ? issue : { ...issue, tierMoves: issue.tierMoves + 1 };
    case "closeOutRequested":
      return closeOutRequested(issue, event, stamp);
    case "closeOutStepDecided":
      return stepDecided(issue, event, stamp);
    case "closeOutWithdrawn":
      return { ...withoutRound(issue), status: "handling" };
    case "issueReworked":
      return { ...startedAgain(issue, at), reworks: event.data.reworkNo };
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
    case "issueClosed":
      return closed(issue, event, at);
    case "issueReopened":
      return { ...startedAgain(reopened(issue), at), reopens: event.data.reopenNo };
    case "dueDatesRecomputed":
      return { ...issue, ...promiseAfter(issue, event.duties) };
    case "rungFired":
      return { ...issue, duties: rungTaken(issue.duties, event) };
    case "noteAdded":
    case "dutyRaised":
    case "slipIssued":
    case "identityRead":
      return issue;
    default:
      return asked(issue, event, stamp);
  }
}
