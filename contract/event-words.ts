import type { EventType } from "./commit.ts";
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
  },
} as const satisfies Words<EventType>;

export const DECISION_WORDS = {
  "zh-CN": { approve: "同意", return: "退回" },
  en: { approve: "approve", return: "return" },
} as const satisfies Words<"approve" | "return">;

export const CALL_BACK_WORDS = {
  "zh-CN": { confirmed: "属实", denied: "不属实", unreachable: "未联系上" },
  en: { confirmed: "confirmed", denied: "denied", unreachable: "not reached" },
} as const satisfies Words<"confirmed" | "denied" | "unreachable">;

export const CLOSED_BY_WORDS = {
  "zh-CN": {
    rating: "企业评价",
    noValidAnswer: "企业未作有效评价,回访属实",
    despiteDissatisfaction: "企业不满意,领导处置后办结",
  },
  en: {
    rating: "rated by the enterprise",
    noValidAnswer: "no valid answer, call-back on record",
    despiteDissatisfaction: "closed by a leader in spite of the rating",
  },
} as const satisfies Words<"rating" | "noValidAnswer" | "despiteDissatisfaction">;

/** The five marks of GB/T 39735-2020 好差评; 3 and more count as satisfied. */
export const RATING_WORDS = {
  "zh-CN": { 1: "非常不满意", 2: "不满意", 3: "基本满意", 4: "满意", 5: "非常满意" },
  en: { 1: "very dissatisfied", 2: "dissatisfied", 3: "fairly satisfied", 4: "satisfied", 5: "very satisfied" },
} as const satisfies Record<Locale, Record<1 | 2 | 3 | 4 | 5, string>>;

/** Peer groups of units: like is compared with like. */
export const GROUP_WORDS = {
  "zh-CN": { department: "县直部门", town: "乡镇(街道)", company: "公用企业" },
  en: { department: "departments", town: "towns", company: "utilities" },
} as const satisfies Words<Directory["units"][number]["group"]>;
