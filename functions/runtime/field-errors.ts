import type * as z from "zod/mini";
import type { Locale, Problem } from "../../contract/problems.ts";

/** What can be wrong with a field: a stable code each, and what the person reads. `{n}` is the bound that was passed. */
const SENTENCES = {
  missing: { "zh-CN": "必填。", en: "This is required." },
  type: { "zh-CN": "类型不对。", en: "This has the wrong type." },
  "too-long": { "zh-CN": "不能超过 {n} 个字。", en: "At most {n} characters." },
  "too-many": { "zh-CN": "不能超过 {n} 项。", en: "At most {n} entries." },
  "too-large": { "zh-CN": "不能大于 {n}。", en: "At most {n}." },
  "too-small": { "zh-CN": "不能小于 {n}。", en: "At least {n}." },
  "unknown-field": { "zh-CN": "没有这一项。", en: "There is no such field." },
  option: { "zh-CN": "不在可选范围内。", en: "This is not one of the choices." },
  characters: {
    "zh-CN": "含有无法显示的字符，请删去或重新输入。",
    en: "This contains characters that cannot be shown; remove or retype them.",
  },
  format: { "zh-CN": "格式不对。", en: "This has the wrong format." },
  "credit-code": {
    "zh-CN": "统一社会信用代码不对，请核对 18 位代码。",
    en: "Not a valid credit code; check its 18 characters.",
  },
  phone: { "zh-CN": "请填写手机号或带区号的座机号。", en: "Give a mobile number, or a number with its area code." },
  email: { "zh-CN": "邮箱地址不对。", en: "Not a valid e-mail address." },
} as const satisfies Record<string, Record<Locale, string>>;
type FieldCode = keyof typeof SENTENCES;

type FieldError = NonNullable<Problem["errors"]>[number];
type ZodIssue = z.core.$ZodIssue;

const MOST = 50;

/** One entry per field to blame, named by its path: `command.evidence.0.name`. The first fifty are enough to correct. */
export function fieldErrors(issues: readonly ZodIssue[], locale: Locale, under: readonly string[] = []): FieldError[] {
  const all = issues.slice(0, MOST).flatMap((issue) => {
    const path = [...under, ...issue.path.map(String)];
    if (issue.code === "unrecognized_keys")
      return issue.keys.slice(0, MOST).map((key) => entry("unknown-field", [...path, key], undefined, locale));
    return [entry(codeOf(issue), path, boundOf(issue), locale)];
  });
  return all.slice(0, MOST);
}

function entry(code: FieldCode, path: readonly string[], bound: string | undefined, locale: Locale): FieldError {
  return { field: path.join("."), code, message: SENTENCES[code][locale].replace("{n}", bound ?? "") };
}

function codeOf(issue: ZodIssue): FieldCode {
  const named = Object.keys(SENTENCES).find((code): code is FieldCode => code === issue.message);
  if (named !== undefined) return named;
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "missing" : "type";
    case "too_big":
      return issue.origin === "string" ? "too-long" : issue.origin === "array" ? "too-many" : "too-large";
    case "too_small":
      return issue.origin === "string" ? "missing" : "too-small";
    case "invalid_value":
      return issue.input === undefined ? "missing" : "option";
    case "invalid_union":
      return issue.input === undefined ? "missing" : "option";
    default:
      return "format";
  }
}

function boundOf(issue: ZodIssue): string | undefined {
  if (issue.code === "too_big") return String(issue.maximum);
  if (issue.code === "too_small") return String(issue.minimum);
  return undefined;
}
