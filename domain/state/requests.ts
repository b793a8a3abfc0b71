import type { Actor, EventOf } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { DutyKind, Instant } from "../../contract/vocabulary.ts";
import { promiseAfter, promiseSolve } from "../promise.ts";
import { actors, type Stamp } from "./submitted.ts";

type Asked =
  | EventOf<"objectionRaised">
  | EventOf<"objectionRuled">
  | EventOf<"extensionRequested">
  | EventOf<"extensionDecided">
  | EventOf<"suspensionRequested">
  | EventOf<"suspensionDecided">
  | EventOf<"issueResumed">
  | EventOf<"withdrawalRequested">
  | EventOf<"withdrawalDecided">;

/** What is asked for and decided: one slot per kind, named after the duty to decide it. */
export function asked(issue: Issue, event: Asked, { at, actor }: Stamp): Issue {
  switch (event.type) {
    case "objectionRaised":
      return { ...issue, objection: { ...slot(issue, "ruleObjection", at, actor), assignment: event.data.assignment } };
    case "objectionRuled": {
      const { objection: _, ...rest } = issue;
      const unit = issue.assignments.find(({ id }) => id === event.data.assignment)?.unit;
      return { ...rest, ruledUnits: [...(issue.ruledUnits ?? []), ...(unit === undefined ? [] : [unit])] };
    }
    case "extensionRequested":
      return { ...issue, extension: { ...slot(issue, "decideExtension", at, actor), newDue: event.data.newDue } };
    case "extensionDecided":
      return extensionDecided(issue, event);
    case "suspensionRequested": {
      const { until, days } = event.data;
      return { ...issue, suspension: { ...slot(issue, "decideSuspension", at, actor), until, days } };
    }
    case "suspensionDecided": {
      const { suspension: _, ...rest } = issue;
      if (!event.data.granted) return rest;
      const suspendedDays = (issue.suspendedDays ?? 0) + (event.data.days ?? 0);
      return { ...withoutRequests(rest), status: "suspended", suspendedDays };
    }
    case "issueResumed":
      return { ...issue, status: "handling", ...promiseAfter(issue, event.duties) };
    case "withdrawalRequested":
      return { ...issue, withdrawal: slot(issue, "verifyWithdrawal", at, actor) };
    case "withdrawalDecided": {
      const { withdrawal: _, ...rest } = issue;
      return rest;
    }
  }
}

/** An objection and the requests of the unit end with what they were about. */
export function withoutRequests(issue: Issue): Issue {
  const { objection: _, extension: __, suspension: ___, ...rest } = issue;
  return rest;
}

function extensionDecided(issue: Issue, { data }: EventOf<"extensionDecided">): Issue {
  const { extension: _, ...rest } = issue;
  if (!data.granted || data.newDue === undefined) return rest;
  const promised = issue.duties.some(({ id }) => id === promiseSolve(issue));
  return {
    ...rest,
    extensions: (issue.extensions ?? 0) + 1,
    ...(promised && { promiseDueAt: data.newDue }),
  };
}

function slot({ opened }: Issue, kind: DutyKind, at: Instant, actor: Actor) {
  return { request: `${kind}#${(opened[kind] ?? 0) + 1}`, by: actors(actor), at };
}
