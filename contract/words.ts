import type {
  AUDIENCES,
  CLASSES,
  CommandName,
  CONTACT_MEANS,
  DutyKind,
  EFFECTS,
  ISSUE_KINDS,
  LEVELS,
  OUTCOMES,
  REQUEST_TYPES,
  SeatKind,
  SLIPS,
  SOURCES,
  Status,
} from "./vocabulary.ts";
import type { Locale } from "./problems.ts";

/** The word for every member of the vocabulary, in both languages: `DUTY_WORDS["zh-CN"].sign`. A missing word does not compile. */
type Words<X extends string> = Record<Locale, Record<X, string>>;

export const SEAT_WORDS = {
  "zh-CN": {
    ent: "企业",
    aide: "助企干部",
    handler: "经办人",
    head: "单位负责人",
    office: "领导小组办公室",
    officeHead: "办公室主任",
    tier1: "包联县级领导",
    tier2: "总调度会",
    auditor: "督查",
    admin: "系统管理员",
    system: "系统",
  },
  en: {
    ent: "enterprise",
    aide: "aide",
    handler: "handler",
    head: "head of unit",
    office: "office of the leading group",
    officeHead: "head of the office",
    tier1: "leader in charge",
    tier2: "dispatch meeting",
    auditor: "auditor",
    admin: "administrator",
    system: "system",
  },
} as const satisfies Words<SeatKind>;

export const STATUS_WORDS = {
  "zh-CN": {
    submitted: "待受理",
    registered: "待分办",
    handling: "办理中",
    reviewing: "销号审核中",
    verifying: "回访评价中",
    closed: "已销号",
    refused: "不予受理",
  },
  en: {
    submitted: "submitted",
    registered: "registered",
    handling: "being handled",
    reviewing: "under review",
    verifying: "being verified",
    closed: "closed",
    refused: "refused",
  },
} as const satisfies Words<Status>;

export const DUTY_WORDS = {
  "zh-CN": {
    triage: "研判分办",
    sign: "签收",
    report: "进展反馈",
    coordinate: "协调调度",
    solve: "办结",
    reviewCloseOut: "销号审核",
    callBack: "回访",
    rate: "企业评价",
  },
  en: {
    triage: "triage",
    sign: "sign for it",
    report: "report progress",
    coordinate: "coordinate",
    solve: "solve",
    reviewCloseOut: "review the close-out",
    callBack: "call back",
    rate: "rate",
  },
} as const satisfies Words<DutyKind>;

/** A verb each: what stands on the button. */
export const COMMAND_WORDS = {
  "zh-CN": {
    submitIssue: "提交诉求",
    registerIssue: "受理登记",
    refuseIssue: "不予受理",
    dispatchIssue: "分办交办",
    signAssignment: "签收",
    recordContact: "记录联系企业",
    reportProgress: "反馈进展",
    recordTierDecision: "记录调度决定",
    requestCloseOut: "申请销号",
    decideCloseOutStep: "审核销号",
    recordCallBack: "记录回访",
    rateIssue: "评价",
    decideDissatisfaction: "处置不满意",
    addNote: "补充材料",
    timePassed: "时间到",
  },
  en: {
    submitIssue: "Submit",
    registerIssue: "Register",
    refuseIssue: "Refuse",
    dispatchIssue: "Dispatch",
    signAssignment: "Sign for it",
    recordContact: "Record a contact",
    reportProgress: "Report progress",
    recordTierDecision: "Record a decision",
    requestCloseOut: "Request close-out",
    decideCloseOutStep: "Decide the close-out",
    recordCallBack: "Record a call-back",
    rateIssue: "Rate",
    decideDissatisfaction: "Deal with the dissatisfaction",
    addNote: "Add a note",
    timePassed: "Time passed",
  },
} as const satisfies Words<CommandName>;

export const CLASS_WORDS = {
  "zh-CN": { A: "A 类(重大复杂)", B: "B 类(跨部门)", C: "C 类(一般)" },
  en: { A: "class A (major)", B: "class B (cross-department)", C: "class C (ordinary)" },
} as const satisfies Words<(typeof CLASSES)[number]>;

export const LEVEL_WORDS = {
  "zh-CN": { county: "县级", city: "市级", province: "省级" },
  en: { county: "county", city: "city", province: "province" },
} as const satisfies Words<(typeof LEVELS)[number]>;

export const SOURCE_WORDS = {
  "zh-CN": { web: "网上提交", visit: "走访发现" },
  en: { web: "handed in online", visit: "found on a visit" },
} as const satisfies Words<(typeof SOURCES)[number]>;

export const OUTCOME_WORDS = {
  "zh-CN": { resolved: "已解决", explained: "政策不允许,已说明", terminated: "终止" },
  en: { resolved: "resolved", explained: "not allowed by policy, explained", terminated: "terminated" },
} as const satisfies Words<(typeof OUTCOMES)[number]>;

export const REQUEST_TYPE_WORDS = {
  "zh-CN": {
    consultation: "咨询",
    help: "求助",
    complaint: "投诉",
    report: "举报",
    suggestion: "建议",
    thanks: "感谢",
  },
  en: {
    consultation: "question",
    help: "request for help",
    complaint: "complaint",
    report: "tip-off",
    suggestion: "suggestion",
    thanks: "thanks",
  },
} as const satisfies Words<(typeof REQUEST_TYPES)[number]>;

export const KIND_WORDS = {
  "zh-CN": {
    financing: "融资",
    land: "用地",
    labour: "用工",
    energy: "用能",
    permits: "证照审批",
    policy: "政策兑现",
    fees: "涉企收费",
    infrastructure: "基础设施",
    market: "市场开拓",
    disputes: "纠纷欠款",
    property: "不动产",
    listing: "上市",
    environment: "环保安全",
    logistics: "物流",
    other: "其他",
  },
  en: {
    financing: "financing",
    land: "land",
    labour: "labour",
    energy: "energy",
    permits: "permits",
    policy: "promised policy",
    fees: "fees",
    infrastructure: "infrastructure",
    market: "market",
    disputes: "disputes and arrears",
    property: "property certificates",
    listing: "stock listing",
    environment: "environment and safety",
    logistics: "logistics",
    other: "other",
  },
} as const satisfies Words<(typeof ISSUE_KINDS)[number]>;

/** The lamp: `none` = no slip fired. Shape and word beside the colour, never the colour alone. */
export const SLIP_SHAPES = { none: "●", blue: "▲", orange: "◆", red: "■" } as const;
export const SLIP_WORDS = {
  "zh-CN": { none: "正常", blue: "提醒", orange: "催办", red: "超期" },
  en: { none: "normal", blue: "reminder", orange: "warning", red: "overdue" },
} as const satisfies Words<(typeof SLIPS)[number] | "none">;

export const EFFECT_WORDS = {
  "zh-CN": { remind: "提醒", raise: "上提督办", escalate: "提级", lapse: "视为未作有效评价" },
  en: { remind: "reminder", raise: "raised to the superior", escalate: "escalated", lapse: "no valid answer" },
} as const satisfies Words<(typeof EFFECTS)[number]>;

export const AUDIENCE_WORDS = {
  "zh-CN": { all: "企业和政府", government: "仅政府" },
  en: { all: "enterprise and government", government: "government only" },
} as const satisfies Words<(typeof AUDIENCES)[number]>;

export const MEANS_WORDS = {
  "zh-CN": { phone: "电话", visit: "上门", meeting: "会议", message: "短信或即时消息" },
  en: { phone: "phone", visit: "visit", meeting: "meeting", message: "message" },
} as const satisfies Words<(typeof CONTACT_MEANS)[number]>;
