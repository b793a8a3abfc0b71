import * as z from "zod/mini";
import { DIRECTORY_PROBLEMS } from "./directory-problems.ts";
import { type Entry, REFUSED } from "./refusals.ts";
import { SETTINGS_PROBLEMS } from "./settings-problems.ts";

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

/** What the door itself answers, before any rule of the business is asked. */
const DOOR = {
  "malformed-json": { status: 400, "zh-CN": "请求正文不是有效的 JSON。", en: "The request body is not valid JSON." },
  invalid: { status: 400, "zh-CN": "有内容需要更正。", en: "Some fields need correction." },
  "unsupported-media-type": { status: 415, "zh-CN": "请以 application/json 提交。", en: "Send application/json." },
  "too-large": { status: 413, "zh-CN": "内容过大。", en: "The request is too large." },
  unauthenticated: { status: 401, "zh-CN": "请先登录。", en: "Sign in first." },
  "token-expired": { status: 401, "zh-CN": "登录已过期，请重新登录。", en: "Your sign-in has expired; sign in again." },
  "unknown-person": {
    status: 403,
    "zh-CN": "通讯录中没有您，请联系系统管理员。",
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
  throttled: { status: 429, "zh-CN": "尝试过多，请稍后再试。", en: "Too many attempts; try again later." },
  "moved-on": {
    status: 409,
    "zh-CN": "同时有多人在操作，请再试一次。",
    en: "Others changed this at the same moment; try again.",
  },
  "send-again": {
    status: 503,
    "zh-CN": "系统刚才繁忙，没有保存。请再发送一次。",
    en: "The system was busy and saved nothing. Send it again.",
  },
  "form-outdated": {
    status: 409,
    "zh-CN": "表单已更新，请重新核对后提交。",
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
  unavailable: {
    status: 503,
    "zh-CN": "系统的一部分暂时没有应答，请稍后再试一次。",
    en: "A part of the system does not answer at the moment; try again shortly.",
  },
  "identity-unread": {
    status: 403,
    "zh-CN": "企业要求保密身份，案卷里有它的信用代码。请先在诉求页写明理由查阅身份（留痕），再导出案卷。",
    en: "The enterprise asked not to be named, and the case file holds its credit code. First open its identity on the issue's page, with a reason that is put on record.",
  },
  fault: {
    status: 500,
    "zh-CN": "系统出错，已记录。请稍后再试。",
    en: "Something failed on our side; it is recorded.",
  },
} as const satisfies Record<string, Entry>;

export const PROBLEMS = { ...DOOR, ...SETTINGS_PROBLEMS, ...DIRECTORY_PROBLEMS, ...REFUSED };
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
