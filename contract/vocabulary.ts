import * as z from "zod/mini";

/** The closed lists of the business (commands.md §1–§6). Everything here is stored for ever: names are only added, never reused. */

export const SEAT_KINDS = [
  "ent",
  "aide",
  "handler",
  "head",
  "office",
  "officeHead",
  "tier1",
  "tier2",
  "tier3",
  "tier4",
  "auditor",
  "admin",
  "system",
] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

export const STATUSES = [
  "submitted",
  "registered",
  "handling",
  "suspended",
  "reviewing",
  "verifying",
  "closed",
  "refused",
] as const;
export type Status = (typeof STATUSES)[number];

export const DUTY_KINDS = [
  "triage",
  "sign",
  "report",
  "coordinate",
  "solve",
  "reviewCloseOut",
  "callBack",
  "rate",
  "ruleObjection",
  "support",
  "contact",
  "decideExtension",
  "decideSuspension",
  "suspension",
  "verifyWithdrawal",
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

export const CLASSES = ["A", "B", "C"] as const;
/** Who can solve it: the county itself, or a tier of government above it. */
export const LEVELS = ["county", "city", "province"] as const;
export const SOURCES = ["web", "visit"] as const;
/** What a unit may ask for when it asks to close. */
export const CLOSE_OUT_OUTCOMES = ["resolved", "explained", "terminated"] as const;
/** 办结类型: how an issue ended. Suspended 挂账 is none: such an issue stays open and supervised. */
export const OUTCOMES = [...CLOSE_OUT_OUTCOMES, "withdrawn", "merged"] as const;
export const REQUEST_TYPES = ["consultation", "help", "complaint", "report", "suggestion", "thanks"] as const;
/** Kinds found in real registers (domain.md §5). */
export const ISSUE_KINDS = [
  "financing",
  "land",
  "labour",
  "energy",
  "permits",
  "policy",
  "fees",
  "infrastructure",
  "market",
  "disputes",
  "property",
  "listing",
  "environment",
  "logistics",
  "other",
] as const;

/** What an enterprise may say was good (marks of 3 and more) or has to be better, beside its mark: a closed list, as it is hashed. */
export const RATING_TAGS = {
  good: ["contacted", "fast", "solved", "explained", "friendly", "coordinated"],
  bad: ["unsolved", "slow", "passedAround", "nobodyCalled", "unclear", "unfriendly", "askedTwice"],
} as const;
export const RatingTag = z.enum([...RATING_TAGS.good, ...RATING_TAGS.bad]);
export type RatingTag = z.infer<typeof RatingTag>;

export const SLIPS = ["blue", "orange", "red"] as const;
export const EFFECTS = [
  "remind",
  "raise",
  "escalate",
  "lapse",
  /** Silence refuses what was asked for, or rejects the objection. */
  "deemRefused",
  "deemRejected",
  "resume",
] as const;
export const NOTE_AUDIENCES = ["all", "government"] as const;
/** `enterprise`: asked of the enterprise 补正, and shown to it as a question. */
export const AUDIENCES = [...NOTE_AUDIENCES, "enterprise"] as const;
export const CONTACT_MEANS = ["phone", "visit", "meeting", "message"] as const;

export const COMMANDS = [
  "submitIssue",
  "registerIssue",
  "refuseIssue",
  "dispatchIssue",
  "signAssignment",
  "recordContact",
  "reportProgress",
  "recordTierDecision",
  "requestCloseOut",
  "decideCloseOutStep",
  "recordCallBack",
  "rateIssue",
  "decideDissatisfaction",
  "addNote",
  "timePassed",
  "mergeIssue",
  "reclassifyIssue",
  "objectToAssignment",
  "ruleOnObjection",
  "changeAssignment",
  "answerAsSupport",
  "requestExtension",
  "decideExtension",
  "requestSuspension",
  "decideSuspension",
  "resumeIssue",
  "escalateIssue",
  "withdrawCloseOut",
  "withdrawIssue",
  "decideWithdrawal",
  "reopenIssue",
  "issueSlip",
  "askForMore",
  "readIdentity",
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Why a command was not carried out. A stable code each; its sentence in two languages is in `problems.ts`. */
export const REFUSALS = [
  "unknown",
  "wrong-status",
  "not-your-seat",
  "separation",
  "interest",
  "not-assigned",
  "already-signed",
  "wrong-tier",
  "key-reused",
  "secrecy-not-acknowledged",
  "not-in-directory",
  "limit-too-long",
  "limit-past",
  "moves-used",
  "no-contact",
  "contact-in-future",
  "report-date",
  "no-evidence",
  "stale-round",
  "step-decided",
  "opinion-missing",
  "returns-used",
  "no-such-duty",
  "dissatisfaction-open",
  "already-rated",
  "window-over",
  "one-lead",
  "units-not-distinct",
  "no-change",
  "at-top",
  "objection-closed",
  "objection-open",
  "new-lead-missing",
  "identity-hidden",
  "support-open",
  "past-due",
  "extension-too-late",
  "extension-too-long",
  "extension-not-later",
  "extensions-used",
  "request-open",
  "no-such-request",
  "suspension-too-long",
  "reopens-used",
  "outcome-final",
  "withdrawal-pending",
  "no-call",
  "target-closed",
  "identity-open",
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

const SEAT = new RegExp(`^(?:${SEAT_KINDS.join("|")})(?::[A-Za-z0-9-]{1,40})?$`);

/** A seat 岗位 in one place: `office`, `handler:U03` (unit), `tier1:91410421…` (enterprise, by its credit code). */
export const Seat = z.string().check(z.regex(SEAT));
export type Seat = string;

/** Days that there are, leap years included. */
const DATE =
  String.raw`(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))` +
  String.raw`|(?:\d{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)`;

/** An instant in UTC with milliseconds, `2026-11-23T01:00:00.000Z`: sorts as text. */
export const Instant = z
  .string()
  .check(z.regex(new RegExp(String.raw`^${DATE}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$`)));
export type Instant = string;

/** A plain date in the county's zone, `2026-11-23`. */
export const PlainDate = z.string().check(z.regex(new RegExp(`^${DATE}$`)));
export type PlainDate = string;
