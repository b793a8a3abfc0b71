import type { Commit, Event } from "../contract/commit.ts";
import type { Directory } from "../contract/directory.ts";
import type { Issue } from "../contract/issue.ts";
import type { NoticeLine } from "../contract/notice.ts";
import { kindOf } from "./places.ts";

/** What the table of notices has to say about an event; nothing if this time there is nothing to tell. */
export function eventLines(event: Event, after: Issue, { actor }: Commit, { units }: Directory): NoticeLine[] {
  switch (event.type) {
    case "issueRegistered":
      return [{ template: "registered" }];
    case "issueRefused":
      return [{ template: "refused" }];
    case "issueDispatched": {
      const id = event.data.assignments.find(({ role }) => role === "lead")?.unit ?? "";
      const unit = units.find((one) => one.id === id)?.name ?? id;
      return solveTerms(after).map((terms) => ({ template: "dispatched", unit, ...terms }));
    }
    case "progressReported":
      return event.data.visibleToEnterprise ? [{ template: "progress" }] : [];
    case "issueEscalated":
      return solveTerms(after).map((terms) => ({ template: "escalated", tier: event.data.to, ...terms }));
    case "tierDecisionRecorded":
      return [{ template: "decided", tier: after.tier }];
    case "closeOutStepDecided":
      return event.data.decision === "return" ? [{ template: "returned" }] : [];
    case "issueClosed":
      return [{ template: "closed", outcome: event.data.outcome }];
    case "noteAdded":
      return kindOf(actor.seat) === "ent" ? [{ template: "note" }] : [];
    default:
      return [];
  }
}

function solveTerms({ duties }: Issue) {
  return duties.filter(({ kind }) => kind === "solve").map(({ dueAt, provisional }) => ({ dueAt, provisional }));
}
