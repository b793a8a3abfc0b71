import type { Attachment, Event, EventType, TextRef } from "../../contract/commit.ts";
import type { Locale } from "../../contract/problems.ts";
import { isRungsEffect } from "../../domain/by-the-clock.ts";

/**
 * Which events the enterprise is shown on its page, and whether with what was written. Reviews, call-backs and internal warnings are
 * told as facts or not at all; opinions, notes for the government and names never leave it (commands.md §14a).
 */
export const SHOWN_TO_ENTERPRISE: Record<EventType, "all" | "sentence" | "no"> = {
  issueSubmitted: "all",
  issueRegistered: "all",
  issueRefused: "all",
  issueDispatched: "all",
  assignmentSigned: "all",
  contactRecorded: "sentence",
  progressReported: "all",
  issueEscalated: "all",
  tierDecisionRecorded: "sentence",
  closeOutRequested: "all",
  closeOutStepDecided: "sentence",
  callBackRecorded: "sentence",
  issueRated: "all",
  ratingLapsed: "all",
  issueClosed: "all",
  noteAdded: "all",
  rungFired: "no",
  dutyRaised: "no",
  issueReclassified: "no",
  assignmentChanged: "all",
  objectionRaised: "no",
  objectionRuled: "no",
  supportAnswered: "no",
  extensionRequested: "no",
  extensionDecided: "sentence",
  suspensionRequested: "no",
  suspensionDecided: "sentence",
  issueResumed: "sentence",
  closeOutWithdrawn: "sentence",
  issueReworked: "sentence",
  withdrawalRequested: "all",
  withdrawalDecided: "sentence",
  issueReopened: "all",
  slipIssued: "no",
  dueDatesRecomputed: "sentence",
  identityRead: "sentence",
};

/** What was written for the government stays there, whatever the table says about its kind of event. */
export function isShown(event: Event): boolean {
  if (event.type === "progressReported") return event.data.visibleToEnterprise;
  if (event.type === "noteAdded") return event.data.audience !== "government";
  if (event.type === "extensionDecided" || event.type === "suspensionDecided") return event.data.granted;
  return SHOWN_TO_ENTERPRISE[event.type] !== "no";
}

/** Events that the clock made, in whoever's command they were caught up with. */
export function isByTheClock(event: Event): boolean {
  return event.type === "rungFired" || event.type === "dueDatesRecomputed" || isRungsEffect(event);
}

const LABELS = {
  reason: { "zh-CN": "理由", en: "Reason" },
  basis: { "zh-CN": "依据", en: "Basis" },
  text: { "zh-CN": "内容", en: "Text" },
  result: { "zh-CN": "办理结果", en: "Result" },
  opinion: { "zh-CN": "意见", en: "Opinion" },
  progress: { "zh-CN": "已做的工作", en: "Done so far" },
  measures: { "zh-CN": "措施", en: "Measures" },
} as const satisfies Record<string, Record<Locale, string>>;

export interface Enclosed {
  readonly texts: readonly { readonly label: string; readonly ref: TextRef }[];
  readonly files: readonly Attachment[];
}

/** The texts and files an event refers to. Those of the submission stand on the page by themselves. */
export function enclosedIn(event: Event, locale: Locale): Enclosed {
  const texts = (named: Partial<Record<keyof typeof LABELS, TextRef | undefined>>): Enclosed["texts"] => [
    ...entry("reason", named.reason, locale),
    ...entry("basis", named.basis, locale),
    ...entry("text", named.text, locale),
    ...entry("result", named.result, locale),
    ...entry("opinion", named.opinion, locale),
    ...entry("progress", named.progress, locale),
    ...entry("measures", named.measures, locale),
  ];
  switch (event.type) {
    case "issueRefused":
      return { texts: texts({ reason: event.data.reason, basis: event.data.basis }), files: [] };
    case "contactRecorded":
    case "progressReported":
    case "tierDecisionRecorded":
    case "callBackRecorded":
    case "supportAnswered":
    case "withdrawalDecided":
    case "slipIssued":
    case "issueRated":
      return { texts: texts({ text: event.data.text }), files: [] };
    case "closeOutRequested":
      return { texts: texts({ result: event.data.result }), files: event.data.evidence };
    case "closeOutStepDecided":
    case "objectionRuled":
    case "extensionDecided":
    case "suspensionDecided":
      return { texts: texts({ opinion: event.data.opinion }), files: [] };
    case "extensionRequested":
      return { texts: texts({ reason: event.data.reason, progress: event.data.progress }), files: [] };
    case "suspensionRequested":
      return { texts: texts({ reason: event.data.reason, measures: event.data.measures }), files: [] };
    case "issueReopened":
      return { texts: texts({ reason: event.data.cause }), files: [] };
    case "objectionRaised":
    case "issueEscalated":
    case "issueResumed":
    case "issueReworked":
    case "withdrawalRequested":
    case "issueClosed":
    case "identityRead":
      return { texts: texts({ reason: event.data.reason }), files: [] };
    case "noteAdded":
      return { texts: texts({ text: event.data.text }), files: event.data.attachments };
    default:
      return { texts: [], files: [] };
  }
}

function entry(name: keyof typeof LABELS, ref: TextRef | undefined, locale: Locale) {
  return ref === undefined ? [] : [{ label: LABELS[name][locale], ref }];
}
