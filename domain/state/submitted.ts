import type { Actor, EventOf } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Instant } from "../../contract/vocabulary.ts";

/** What a commit says about all of its events. */
export interface Stamp {
  readonly tenant: string;
  readonly issue: string;
  readonly at: Instant;
  readonly actor: Actor;
}

export function submitted({ data }: EventOf<"issueSubmitted">, { tenant, issue, at }: Stamp): Issue {
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
    ...(data.identityHidden !== undefined && { identityHidden: data.identityHidden }),
  };
}

/** Everybody an act rests on: both sides of a substitution. */
export function actors({ person, onBehalfOf }: Actor): string[] {
  return [person, onBehalfOf].filter((one) => one !== undefined);
}
