import type { EventType } from "./commit.ts";
import type { CLOSING_GROUNDS } from "./event.ts";
import type { Directory } from "./directory.ts";
import type { Locale } from "./problems.ts";

type Words<X extends string> = Record<Locale, Record<X, string>>;

/** What each event is called: the past tense of the business. */
export const EVENT_WORDS = {
  "zh-CN": {
    issueSubmitted: "已提交",
    issueRegistered: "已受理登记",
    issueRefused: "不予受理",
    issueDispatched: "已分办交办",
    assignmentSigned: "已签收",
    contactRecorded: "已联系企业",
    progressReported: "已反馈进展",
    issueEscalated: "提级",
    tierDecisionRecorded: "调度决定",
    closeOutRequested: "申请销号",
    closeOutStepDecided: "审核意见",
    callBackRecorded: "回访",
    issueRated: "评价",
    ratingLapsed: "未作有效评价",
    issueClosed: "销号",
    noteAdded: "补充",
    rungFired: "到点",
    dutyRaised: "上提督办",
    issueReclassified: "已调整分类",
    assignmentChanged: "改派或增减协办",
    objectionRaised: "提出异议",
    objectionRuled: "异议裁定",
    supportAnswered: "协办已反馈",
    extensionRequested: "申请延期",
    extensionDecided: "延期审批",
    suspensionRequested: "申请挂账",
    suspensionDecided: "挂账审批",
    issueResumed: "恢复办理",
    closeOutWithdrawn: "撤回销号申请",
    issueReworked: "二次办理",
    withdrawalRequested: "申请撤回",
    withdrawalDecided: "撤回核实",
    issueReopened: "重新办理",
    slipIssued: "督办单",
    dueDatesRecomputed: "期限重算",
    identityRead: "查阅身份",
  },
  en: {
    issueSubmitted: "submitted",
    issueRegistered: "registered",
    issueRefused: "refused",
    issueDispatched: "dispatched",
    assignmentSigned: "signed for",
    contactRecorded: "enterprise contacted",
    progressReported: "progress reported",
    issueEscalated: "escalated",
    tierDecisionRecorded: "decision of the tier",
    closeOutRequested: "close-out requested",
    closeOutStepDecided: "close-out reviewed",
    callBackRecorded: "called back",
    issueRated: "rated",
    ratingLapsed: "no valid answer",
    issueClosed: "closed",
    noteAdded: "note added",
    rungFired: "time reached",
    dutyRaised: "raised to the superior",
    issueReclassified: "reclassified",
    assignmentChanged: "units changed",
    objectionRaised: "objected to",
    objectionRuled: "objection ruled on",
    supportAnswered: "support answered",
    extensionRequested: "extension asked for",
    extensionDecided: "extension decided",
    suspensionRequested: "suspension asked for",
    suspensionDecided: "suspension decided",
    issueResumed: "resumed",
    closeOutWithdrawn: "close-out withdrawn",
    issueReworked: "to be done again",
    withdrawalRequested: "withdrawal asked for",
    withdrawalDecided: "withdrawal verified",
    issueReopened: "reopened",
    slipIssued: "slip",
    dueDatesRecomputed: "due dates recomputed",
    identityRead: "identity read",
  },
} as const satisfies Words<EventType>;

export const DECISION_WORDS = {
  "zh-CN": { approve: "同意", return: "退回", refuse: "不同意，二次办理" },
  en: { approve: "approve", return: "return", refuse: "refuse, to be done again" },
} as const satisfies Words<"approve" | "return" | "refuse">;

export const CALL_BACK_WORDS = {
  "zh-CN": { confirmed: "属实", denied: "不属实", unreachable: "未联系上" },
  en: { confirmed: "confirmed", denied: "denied", unreachable: "not reached" },
} as const satisfies Words<"confirmed" | "denied" | "unreachable">;

export const CLOSED_BY_WORDS = {
  "zh-CN": {
    rating: "企业评价",
    noValidAnswer: "企业未作有效评价，回访属实",
    despiteDissatisfaction: "企业不满意，领导处置后办结",
    withdrawn: "企业撤回",
    merged: "并入另一件诉求",
  },
  en: {
    rating: "rated by the enterprise",
    noValidAnswer: "no valid answer, call-back on record",
    despiteDissatisfaction: "closed by a leader in spite of the rating",
    withdrawn: "withdrawn by the enterprise",
    merged: "merged into another issue",
  },
} as const satisfies Words<(typeof CLOSING_GROUNDS)[number]>;

/** The five marks of GB/T 39735-2020 好差评; 3 and more count as satisfied. */
export const RATING_WORDS = {
  "zh-CN": { 1: "非常不满意", 2: "不满意", 3: "基本满意", 4: "满意", 5: "非常满意" },
  en: { 1: "very dissatisfied", 2: "dissatisfied", 3: "fairly satisfied", 4: "satisfied", 5: "very satisfied" },
} as const satisfies Record<Locale, Record<1 | 2 | 3 | 4 | 5, string>>;

/** Peer groups of units: like is compared with like. */
export const GROUP_WORDS = {
  "zh-CN": { department: "县直部门", town: "乡镇（街道）", company: "公用企业" },
  en: { department: "departments", town: "towns", company: "utilities" },
} as const satisfies Words<Directory["units"][number]["group"]>;
