import type { Attachment, Event, EventType, TextRef } from "../../contract/commit.ts";
import type { Locale } from "../../contract/problems.ts";

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
};

/** What was written for the government stays there, whatever the table says about its kind of event. */
export function isShown(event: Event): boolean {
  if (event.type === "progressReported") return event.data.visibleToEnterprise;
  if (event.type === "noteAdded") return event.data.audience === "all";
  return SHOWN_TO_ENTERPRISE[event.type] !== "no";
}

/** Events that only the clock makes, in whoever's command they were caught up with. */
export const BY_THE_CLOCK: ReadonlySet<EventType> = new Set([
  "rungFired",
  "dutyRaised",
  "issueEscalated",
  "ratingLapsed",
]);

const LABELS = {
  reason: { "zh-CN": "理由", en: "Reason" },
  basis: { "zh-CN": "依据", en: "Basis" },
  text: { "zh-CN": "内容", en: "Text" },
  result: { "zh-CN": "办理结果", en: "Result" },
  opinion: { "zh-CN": "意见", en: "Opinion" },
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
  ];
  switch (event.type) {
    case "issueRefused":
      return { texts: texts({ reason: event.data.reason, basis: event.data.basis }), files: [] };
    case "contactRecorded":
    case "progressReported":
    case "tierDecisionRecorded":
    case "callBackRecorded":
    case "issueRated":
      return { texts: texts({ text: event.data.text }), files: [] };
    case "closeOutRequested":
      return { texts: texts({ result: event.data.result }), files: event.data.evidence };
    case "closeOutStepDecided":
      return { texts: texts({ opinion: event.data.opinion }), files: [] };
    case "issueClosed":
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
