import type { EventType } from "../contract/commit.ts";
import type { SLIPS, DutyKind } from "../contract/vocabulary.ts";

/** Somebody an event is told to although no duty of his opens, moves or fires. */
export type Told =
  | "enterprise"
  | "office"
  | "auditor"
  | "leadHandler"
  | "leadHead"
  | "tierHolder"
  /** The head of the unit whose duty it is. */
  | "unitHead"
  /** The head of the unit that objected. */
  | "objector"
  /** Handler and head of the units whose assignment ended. */
  | "released"
  /** Whom the slip was written to. */
  | "addressees";

/**
 * Who is told what happened, event by event. Holders of duties are told by the duties themselves: when one opens, is raised to
 * them or is late; the enterprise too, when its rating is asked for.
 */
export const NOTICES: Record<EventType, readonly Told[]> = {
  /** What was found on a visit; what it sent itself it has the receipt of. */
  issueSubmitted: ["enterprise"],
  issueRegistered: ["enterprise"],
  issueRefused: ["enterprise"],
  issueDispatched: ["enterprise"],
  assignmentSigned: [],
  contactRecorded: [],
  /** Only if the enterprise may see it. */
  progressReported: ["enterprise"],
  issueEscalated: ["enterprise", "leadHandler", "leadHead", "office"],
  tierDecisionRecorded: ["leadHandler", "leadHead"],
  closeOutRequested: [],
  /** A return; an approval opens the next step. */
  closeOutStepDecided: ["leadHandler", "leadHead"],
  callBackRecorded: [],
  issueRated: [],
  ratingLapsed: [],
  issueClosed: ["enterprise", "leadHandler", "leadHead"],
  /** What the enterprise adds; officials' notes are read where they are. */
  noteAdded: ["leadHandler"],
  rungFired: [],
  dutyRaised: [],
  issueReclassified: [],
  /** A new lead; who is in support is told by the duties, and who is released so. */
  assignmentChanged: ["enterprise", "leadHead"],
  objectionRaised: [],
  objectionRuled: ["objector"],
  supportAnswered: ["leadHandler", "leadHead"],
  extensionRequested: [],
  /** The enterprise only of an extension that was granted. */
  extensionDecided: ["leadHandler", "leadHead"],
  suspensionRequested: [],
  suspensionDecided: ["leadHandler", "leadHead"],
  issueResumed: ["enterprise", "leadHandler", "leadHead"],
  closeOutWithdrawn: [],
  issueReworked: ["enterprise", "leadHandler", "leadHead"],
  withdrawalRequested: ["leadHandler", "leadHead"],
  /** Only if it was not genuine. */
  withdrawalDecided: ["auditor", "office"],
  issueReopened: ["enterprise", "leadHandler", "leadHead", "office"],
  slipIssued: ["addressees"],
  /** Holders of the duties moved are told by the duties. */
  dueDatesRecomputed: ["enterprise"],
  /** The enterprise reads on its page that it happened. */
  identityRead: [],
};

/** Who learns of a slip beside the seat it is for (commands.md §3). */
export const SLIPS_TOLD: Partial<Record<DutyKind, Partial<Record<(typeof SLIPS)[number], readonly Told[]>>>> = {
  solve: { red: ["office", "tierHolder"] },
  coordinate: { red: ["office"] },
  support: { red: ["unitHead", "leadHandler", "office"] },
};
