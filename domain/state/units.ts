import type { EventOf } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { withoutRequests } from "./requests.ts";

type Assigned = Issue["assignments"][number];

/** Given to units; given to another lead after an objection, with a new promise. */
export function dispatched(issue: Issue, { data, duties }: EventOf<"issueDispatched">, at: Instant): Issue {
  const promise = duties.find((effect) => effect.do === "open" && effect.kind === "solve");
  const again = data.dispatchNo > 1;
  const added = data.assignments.map((one) => ({
    ...one,
    state: "assigned" as const,
    ...(one.role === "support" && { assignedAt: at }),
  }));
  return {
    ...(again ? withoutRequests(issue) : issue),
    status: "handling",
    dispatchedAt: at,
    assignments: [...issue.assignments.map((one) => (one.role === "lead" ? ended(one) : one)), ...added],
    ...(promise?.do === "open" && { promiseDueAt: promise.dueAt }),
    ...(again && { dispatchNo: data.dispatchNo }),
    ...(again && promise && { promiseSolve: promise.duty }),
  };
}

export function assignmentsChanged(issue: Issue, { data }: EventOf<"assignmentChanged">, at: Instant): Issue {
  const before = issue.assignments.map((one) => (data.ended.includes(one.id) ? ended(one) : one));
  const added = data.added.map((one) => ({ ...one, state: "assigned" as const, assignedAt: at }));
  return { ...issue, assignments: [...before, ...added] };
}

/** One assignment in another state. */
export function assignment(issue: Issue, id: string, change: Pick<Assigned, "state" | "signedAt">): Issue {
  return { ...issue, assignments: issue.assignments.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

function ended(one: Assigned): Assigned {
  return { ...one, state: "ended" };
}
