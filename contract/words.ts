import type {
  NOTE_AUDIENCES,
  CLASSES,
  CLOSE_OUT_OUTCOMES,
  CONTACT_MEANS,
  EFFECTS,
  ISSUE_KINDS,
  LEVELS,
  OUTCOMES,
  REQUEST_TYPES,
  SLIPS,
  SOURCES,
} from "./vocabulary.ts";
import type { Locale } from "./problems.ts";

export { COMMAND_WORDS, DUTY_WORDS, SEAT_WORDS } from "./rule-words.ts";
export { SLIP_SHAPES, STATUS_WORDS } from "./status-words.ts";

/** The word for every member of the vocabulary, in both languages: `DUTY_WORDS["zh-CN"].sign`. A missing word does not compile. */
type Words<X extends string> = Record<Locale, Record<X, string>>;

export const CLASS_WORDS = {
  "zh-CN": { A: "A 类（重大复杂）", B: "B 类（跨部门）", C: "C 类（一般）" },
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
  "zh-CN": {
    resolved: "已解决",
    explained: "政策不允许，已说明",
    terminated: "终止",
    withdrawn: "撤回",
    merged: "并案",
  },
  en: {
    resolved: "resolved",
    explained: "not allowed by policy, explained",
    terminated: "terminated",
    withdrawn: "withdrawn",
    merged: "merged",
  },
} as const satisfies Words<(typeof OUTCOMES)[number]>;

/** The outcomes a unit can ask for. */
export const CLOSE_OUT_WORDS = {
  "zh-CN": pick(OUTCOME_WORDS["zh-CN"]),
  en: pick(OUTCOME_WORDS.en),
} as const satisfies Words<(typeof CLOSE_OUT_OUTCOMES)[number]>;

function pick<W extends Record<(typeof CLOSE_OUT_OUTCOMES)[number], string>>({ resolved, explained, terminated }: W) {
  return { resolved, explained, terminated };
}

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

/** Beside the shape of the lamp, never the colour alone. */
export const SLIP_WORDS = {
  "zh-CN": { none: "正常", blue: "提醒", orange: "催办", red: "超期" },
  en: { none: "normal", blue: "reminder", orange: "warning", red: "overdue" },
} as const satisfies Words<(typeof SLIPS)[number] | "none">;

/** A slip 督办单 that somebody writes: its colour says how pressing it is, not that anything is overdue. */
export const SLIP_COLOUR_WORDS = {
  "zh-CN": { blue: "蓝色提醒", orange: "橙色催办", red: "红色督办" },
  en: { blue: "blue reminder", orange: "orange warning", red: "red slip" },
} as const satisfies Words<(typeof SLIPS)[number]>;

export const EFFECT_WORDS = {
  "zh-CN": {
    remind: "提醒",
    raise: "上提督办",
    escalate: "提级",
    lapse: "视为未作有效评价",
    deemRefused: "视为不同意",
    deemRejected: "视为不成立",
    resume: "恢复办理",
  },
  en: {
    remind: "reminder",
    raise: "raised to the superior",
    escalate: "escalated",
    lapse: "no valid answer",
    deemRefused: "deemed refused",
    deemRejected: "deemed rejected",
    resume: "resumed",
  },
} as const satisfies Words<(typeof EFFECTS)[number]>;

export const AUDIENCE_WORDS = {
  "zh-CN": { all: "企业和政府", government: "仅政府" },
  en: { all: "enterprise and government", government: "government only" },
} as const satisfies Words<(typeof NOTE_AUDIENCES)[number]>;

export const MEANS_WORDS = {
  "zh-CN": { phone: "电话", visit: "上门", meeting: "会议", message: "短信或即时消息" },
  en: { phone: "phone", visit: "visit", meeting: "meeting", message: "message" },
} as const satisfies Words<(typeof CONTACT_MEANS)[number]>;
