import type { Commit, DutyEffect, Event } from "../../contract/commit.ts";
import type { Instant } from "../../contract/vocabulary.ts";

interface Sign {
  readonly duty: string;
  readonly assignment: string | undefined;
  dueAt: Instant;
  doneAt?: Instant;
}

/** What statistics need of the past of an issue and its state no longer knows. */
export interface Facts {
  /** Id of the first `solve`, or of the lead's who took over after an objection: the promise. */
  firstSolve: string | undefined;
  /** The last close-out round was asked in time, against the first `solve`: of a closed issue the one it was closed by, if any. */
  lastRoundInTime: boolean;
  rated: { at: Instant; level: number } | undefined;
  lapsedAt: Instant | undefined;
  signs: Sign[];
  escalations: { to: number; at: Instant }[];
  lateRungs: Instant[];
  /** It stands, or was closed, suspended: nothing is promised for it. */
  suspended: boolean;
  closedAt: Instant | undefined;
  reopenings: { closedAt: Instant; at: Instant }[];
  reworks: Instant[];
}

export function factsOf(commits: readonly Commit[]): Facts {
  const facts: Facts = {
    firstSolve: undefined,
    lastRoundInTime: false,
    rated: undefined,
    lapsedAt: undefined,
    signs: [],
    escalations: [],
    lateRungs: [],
    suspended: false,
    closedAt: undefined,
    reopenings: [],
    reworks: [],
  };
  for (const commit of commits) {
    for (const event of commit.events) {
      if (event.type === "issueDispatched") facts.firstSolve = undefined;
      for (const effect of event.duties) takeEffect(facts, effect, commit.receivedAt);
      takeEvent(facts, event, commit.at);
    }
  }
  return facts;
}

function takeEvent(facts: Facts, event: Event, at: Instant): void {
  switch (event.type) {
    case "closeOutRequested":
      facts.lastRoundInTime = event.data.onTime && event.data.solve === facts.firstSolve;
      return;
    case "issueRated":
      if (!event.data.late) facts.rated = { at, level: event.data.level };
      return;
    case "ratingLapsed":
      facts.lapsedAt = at;
      return;
    case "issueEscalated":
      facts.escalations.push({ to: event.data.to, at });
      return;
    case "issueReworked":
      facts.reworks.push(at);
      return;
    case "suspensionDecided":
      facts.suspended ||= event.data.granted;
      return;
    case "issueResumed":
      facts.suspended = false;
      return;
    case "issueClosed":
      facts.closedAt = at;
      if (event.data.by === "withdrawn") facts.lastRoundInTime = false;
      return;
    case "issueReopened":
      if (facts.closedAt !== undefined) facts.reopenings.push({ closedAt: facts.closedAt, at });
      return;
    case "rungFired":
      if (event.data.late) facts.lateRungs.push(event.data.firedAt);
      return;
    default:
  }
}

/** Signing is judged by when the request was received (T1), and only a signature counts: a lapsed duty was nobody's fault. */
function takeEffect(facts: Facts, effect: DutyEffect, receivedAt: Instant): void {
  if (effect.do === "open") {
    if (effect.kind === "solve") facts.firstSolve ??= effect.duty;
    if (effect.kind === "sign") {
      facts.signs.push({ duty: effect.duty, assignment: effect.assignment, dueAt: effect.dueAt });
    }
    return;
  }
  const sign = facts.signs.find(({ duty }) => duty === effect.duty);
  if (sign === undefined) return;
  if (effect.do === "move" || effect.do === "release") sign.dueAt = effect.dueAt;
  if (effect.do !== "close") return;
  if (effect.as === "done") sign.doneAt = receivedAt;
  else facts.signs = facts.signs.filter((other) => other !== sign);
}
