import type { Entry } from "./refusals.ts";

/** Why the directory was not changed. */
export const DIRECTORY_PROBLEMS = {
  "directory-faulty": {
    status: 400,
    "zh-CN": "通讯录没有变更，原因见各条。",
    en: "The directory was not changed; each reason is named.",
  },
  "directory-moved-on": {
    status: 409,
    "zh-CN": "预览之后通讯录已有变更（现为第 {current} 次）。请重新预览。",
    en: "The directory has changed since the preview (change {current} by now). Preview it again.",
  },
  "preview-differs": {
    status: 409,
    "zh-CN": "提交的内容与预览的不同。请重新预览。",
    en: "This is not what was previewed. Preview it again.",
  },
} as const satisfies Record<string, Entry>;
