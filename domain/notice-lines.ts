import type { Commit, Event } from "../contract/commit.ts";
import type { Directory } from "../contract/directory.ts";
import type { Issue } from "../contract/issue.ts";
import type { NoticeLine } from "../contract/notice.ts";
import type { DutyKind } from "../contract/vocabulary.ts";
import { NOTICES, type Told } from "./notice-table.ts";
import { kindOf } from "./places.ts";
import { promiseSolve } from "./promise.ts";

/** A line and whom it is for. */
export interface Telling {
  readonly line: NoticeLine;
  readonly to: readonly Told[];
}

/** What the table of notices has to say about an event, and to whom; nothing if this time there is nothing to tell. */
export function eventLines(event: Event, after: Issue, { actor }: Commit, { units }: Directory): Telling[] {
  const tell = (...lines: readonly NoticeLine[]) => lines.map((line) => ({ line, to: NOTICES[event.type] }));
  const name = (id: string) => units.find((one) => one.id === id)?.name ?? id;
  switch (event.type) {
    case "issueSubmitted":
      return event.data.source === "visit" ? tell({ template: "received" }) : [];
    case "issueRegistered":
      return tell({ template: "registered" });
    case "issueRefused":
      return tell({ template: "refused" });
    case "issueDispatched": {
      const unit = name(event.data.assignments.find(({ role }) => role === "lead")?.unit ?? "");
      return tell(...solveTerms(after).map((terms) => ({ template: "dispatched" as const, unit, ...terms })));
    }
    case "assignmentChanged": {
      const { added, ended } = event.data;
      const released: Telling[] = ended.length > 0 ? [{ line: { template: "released" }, to: ["released"] }] : [];
      const lead = added.find(({ role }) => role === "lead");
      if (lead === undefined) return released;
      const unit = name(lead.unit);
      const terms = solveTerms(after).map((one) => ({ template: "dispatched" as const, unit, ...one }));
      return [...tell(...terms), ...released];
    }
    case "progressReported":
      return event.data.visibleToEnterprise ? tell({ template: "progress" }) : [];
    case "issueEscalated": {
      const { to: tier, cause } = event.data;
      const [tierBy] = termsOf("coordinate", after);
      const more = { ...(cause !== "due" && { cause }), ...(tierBy && { tierBy }) };
      return tell(...solveTerms(after).map((terms) => ({ template: "escalated" as const, tier, ...terms, ...more })));
    }
    case "tierDecisionRecorded":
      return tell({ template: "decided", tier: after.tier });
    case "closeOutStepDecided":
      return event.data.decision === "return" ? tell({ template: "returned" }) : [];
    case "issueClosed":
      return tell({ template: "closed", outcome: event.data.outcome });
    case "noteAdded":
      if (event.data.audience === "enterprise") return [{ line: { template: "asked" }, to: ["enterprise"] }];
      return kindOf(actor.seat) === "ent" ? tell({ template: "note" }) : [];
    default:
      return laterLines(event, after, tell, name);
  }
}

function laterLines(
  event: Event,
  after: Issue,
  tell: (...lines: readonly NoticeLine[]) => Telling[],
  name: (unit: string) => string,
): Telling[] {
  switch (event.type) {
    case "objectionRuled":
      return tell({ template: "objectionRuled", upheld: event.data.upheld });
    case "supportAnswered": {
      const { assignment } = event.data;
      const unit = after.assignments.find(({ id }) => id === assignment)?.unit ?? "";
      return tell({ template: "supportAnswered", unit: name(unit) });
    }
    case "extensionDecided": {
      if (!event.data.granted) return tell({ template: "extensionRefused" });
      const lines = solveTerms(after).map((terms) => ({ template: "extended" as const, ...terms }));
      return lines.map((line) => ({ line, to: ["enterprise", ...NOTICES[event.type]] }));
    }
    case "suspensionDecided": {
      const { granted, until } = event.data;
      if (!granted || until === undefined) return tell({ template: "suspensionRefused" });
      const provisional = after.duties.some(({ kind, provisional: open }) => kind === "suspension" && open);
      return [{ line: { template: "suspended", until, provisional }, to: ["enterprise", ...NOTICES[event.type]] }];
    }
    case "issueResumed":
      return tell(...solveTerms(after).map((terms) => ({ template: "resumed" as const, ...terms })));
    case "issueReworked":
      return tell({ template: "reworked", ...reworkedBy(event, after) });
    case "withdrawalRequested":
      return tell({ template: "withdrawalAsked" });
    case "withdrawalDecided":
      return event.data.genuine ? [] : tell({ template: "withdrawalFalse" });
    case "issueReopened":
      return tell(...solveTerms(after).map((terms) => ({ template: "reopened" as const, ...terms })));
    case "slipIssued":
      return tell({ template: "manualSlip", slip: event.data.colour });
    case "dueDatesRecomputed": {
      const solve = after.duties.find(({ kind }) => kind === "solve")?.id ?? promiseSolve(after);
      if (!event.data.changes.some(({ duty }) => duty === solve)) return [];
      return tell(
        ...solveTerms(after).map((terms) => ({ template: "recomputed" as const, duty: "solve" as const, ...terms })),
      );
    }
    default:
      return [];
  }
}

/** At the top tier it gets its new limit at once; below, from the tier it climbs to next. */
function reworkedBy({ duties }: Event, after: Issue) {
  const [by] = duties.some((effect) => effect.do === "open" && effect.kind === "solve") ? solveTerms(after) : [];
  return by && { by };
}

function solveTerms(issue: Issue) {
  return termsOf("solve", issue);
}

function termsOf(kind: DutyKind, { duties }: Issue) {
  return duties.filter((duty) => duty.kind === kind).map(({ dueAt, provisional }) => ({ dueAt, provisional }));
}
