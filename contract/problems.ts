import * as z from "zod/mini";
import type { RefusalCode } from "./vocabulary.ts";

/** The languages a caller can be answered in; zh-CN unless asked otherwise. */
export const LOCALES = ["zh-CN", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** A problem document, RFC 9457, with a stable `code` and, where a field is to blame, its path. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.optional(z.string()),
  field: z.optional(z.string()),
  errors: z.optional(z.array(z.strictObject({ field: z.string(), code: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;

type Entry = { status: number; "zh-CN": string; en: string };

/** What the door itself answers, before any rule of the business is asked. */
const DOOR = {
  "malformed-json": { status: 400, "zh-CN": "请求正文不是有效的 JSON。", en: "The request body is not valid JSON." },
  invalid: { status: 400, "zh-CN": "有内容需要更正。", en: "Some fields need correction." },
  "unsupported-media-type": { status: 415, "zh-CN": "请以 application/json 提交。", en: "Send application/json." },
  "too-large": { status: 413, "zh-CN": "内容过大。", en: "The request is too large." },
  unauthenticated: { status: 401, "zh-CN": "请先登录。", en: "Sign in first." },
  "token-expired": { status: 401, "zh-CN": "登录已过期,请重新登录。", en: "Your sign-in has expired; sign in again." },
  "unknown-person": {
    status: 403,
    "zh-CN": "通讯录中没有您,请联系系统管理员。",
    en: "You are not in the directory; ask the administrator.",
  },
  forbidden: { status: 403, "zh-CN": "您的岗位不能查看这里。", en: "Your seats do not open this." },
  "not-found": { status: 404, "zh-CN": "没有找到。", en: "Not found." },
  "method-not-allowed": { status: 405, "zh-CN": "不支持这种请求方式。", en: "That method is not supported here." },
  "receipt-or-code": {
    status: 404,
    "zh-CN": "受理号或查询码不对。请对照回执再输入一次。",
    en: "The receipt number or query code is wrong. Check your receipt.",
  },
  throttled: { status: 429, "zh-CN": "尝试过多,请稍后再试。", en: "Too many attempts; try again later." },
  "moved-on": {
    status: 409,
    "zh-CN": "同时有多人在操作,请再试一次。",
    en: "Others changed this at the same moment; try again.",
  },
  "send-again": {
    status: 503,
    "zh-CN": "系统刚才繁忙,没有保存。请再发送一次。",
    en: "The system was busy and saved nothing. Send it again.",
  },
  "form-outdated": {
    status: 409,
    "zh-CN": "表单已更新,请重新核对后提交。",
    en: "The form changed; check it and send again.",
  },
  "file-missing": { status: 400, "zh-CN": "文件没有上传完成。", en: "The file was not uploaded." },
  "file-too-large": { status: 400, "zh-CN": "文件超过 10 MB。", en: "The file is larger than 10 MB." },
  "file-kind": {
    status: 400,
    "zh-CN": "文件类型不符或内容与类型不一致。",
    en: "The file is of another kind than allowed or stated.",
  },
  "not-frozen": { status: 409, "zh-CN": "该期通报尚未冻结。", en: "This bulletin is not frozen yet." },
  "already-sent": { status: 409, "zh-CN": "该期通报已经发出。", en: "This bulletin has been sent." },
  fault: { status: 500, "zh-CN": "系统出错,已记录。请稍后再试。", en: "Something failed on our side; it is recorded." },
} as const satisfies Record<string, Entry>;

/** One exhaustive table turns refusals into statuses and sentences. `{name}` stands for a fact of the refusal. */
const REFUSED: Record<RefusalCode, Entry> = {
  unknown: { status: 404, "zh-CN": "没有这件诉求。", en: "There is no such issue." },
  "wrong-status": {
    status: 409,
    "zh-CN": "诉求现在是「{status}」,不能这样办理。",
    en: "The issue is {status} now; this cannot be done.",
  },
  "not-your-seat": { status: 403, "zh-CN": "您的岗位不能办理这一步。", en: "Your seats may not do this." },
  separation: {
    status: 403,
    "zh-CN": "经办、审核、回访须由不同的人承担,您已参与本轮。",
    en: "Handling, review and call-back need different people; you already took part in this round.",
  },
  interest: {
    status: 403,
    "zh-CN": "您与该企业有利害关系,应当回避。",
    en: "You declared an interest in this enterprise.",
  },
  "not-assigned": { status: 403, "zh-CN": "没有交办给您的单位。", en: "This is not assigned to your unit." },
  "already-signed": { status: 409, "zh-CN": "已经签收。", en: "It has been signed already." },
  "wrong-tier": { status: 409, "zh-CN": "诉求现在不在您这一级。", en: "The issue is not at your tier." },
  "key-reused": {
    status: 409,
    "zh-CN": "同一提交编号已用于另一份内容。",
    en: "This submission key was used for other content.",
  },
  "secrecy-not-acknowledged": {
    status: 400,
    "zh-CN": "请先确认内容不含国家秘密。",
    en: "Confirm that the text contains no state secrets.",
  },
  "not-in-directory": {
    status: 400,
    "zh-CN": "通讯录中没有该单位或人员。",
    en: "That unit or person is not in the directory.",
  },
  "limit-too-long": {
    status: 400,
    "zh-CN": "时限不能晚于 {latest}。",
    en: "The limit may not be later than {latest}.",
  },
  "limit-past": { status: 400, "zh-CN": "时限必须晚于现在。", en: "The limit must lie in the future." },
  "moves-used": {
    status: 409,
    "zh-CN": "本级调整期限的次数已用完。",
    en: "This tier has used its changes of the due date.",
  },
  "no-contact": {
    status: 409,
    "zh-CN": "申请销号前须先联系企业并留有记录。",
    en: "A contact with the enterprise must be on record first.",
  },
  "contact-in-future": { status: 400, "zh-CN": "联系时间不能晚于现在。", en: "The contact cannot lie in the future." },
  "report-date": {
    status: 400,
    "zh-CN": "下次反馈日期须晚于现在、不晚于办结期限,且本次反馈对企业可见。",
    en: "The next report must lie before the due date and needs a report the enterprise can see.",
  },
  "no-evidence": { status: 400, "zh-CN": "请至少附一份佐证材料。", en: "Attach at least one piece of evidence." },
  "stale-round": {
    status: 409,
    "zh-CN": "销号审核已进入第 {round} 轮第 {step} 步。",
    en: "The review has moved on to round {round}, step {step}.",
  },
  "step-decided": { status: 409, "zh-CN": "这一步已有审核意见。", en: "This step has been decided." },
  "opinion-missing": { status: 400, "zh-CN": "退回须写明意见。", en: "A return needs a written opinion." },
  "returns-used": {
    status: 409,
    "zh-CN": "退回次数已达 {max} 次,不能再退回。",
    en: "It has been returned {max} times; no further return.",
  },
  "no-such-duty": { status: 409, "zh-CN": "这项待办已经结束。", en: "That duty has ended." },
  "dissatisfaction-open": {
    status: 409,
    "zh-CN": "不满意评价正在由领导处置。",
    en: "The dissatisfaction is being dealt with.",
  },
  "already-rated": { status: 409, "zh-CN": "本轮已经评价。", en: "This round has been rated." },
  "window-over": { status: 409, "zh-CN": "已超过可评价的时间。", en: "The time for a rating is over." },
};

export const PROBLEMS = { ...DOOR, ...REFUSED };
export type ProblemCode = keyof typeof PROBLEMS;

/** The document for a code, with its sentence in the caller's language and the facts filled in. */
export function problem(
  code: ProblemCode,
  locale: Locale,
  more: {
    facts?: Readonly<Record<string, string | number>> | undefined;
    field?: string | undefined;
    errors?: Problem["errors"];
  } = {},
): Problem {
  const entry: Entry = PROBLEMS[code];
  const title = entry[locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(more.facts?.[name] ?? "–"));
  return {
    type: `urn:huiyin:problem:${code}`,
    title,
    status: entry.status,
    code,
    ...(more.field === undefined ? {} : { field: more.field }),
    ...(more.errors === undefined ? {} : { errors: more.errors }),
  };
}
