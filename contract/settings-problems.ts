import type { Entry } from "./refusals.ts";

/** Why a rule was not written or put in force. */
export const SETTINGS_PROBLEMS = {
  "second-person": {
    status: 403,
    "zh-CN": "草案须由另一人发布：起草人和代他的人都不能发布。",
    en: "A second person has to publish it: neither its author nor a substitute of the author.",
  },
  "rules-faulty": {
    status: 400,
    "zh-CN": "这样的规则不能启用，原因见各条。",
    en: "These rules cannot be put in force; each reason is named.",
  },
  "rules-unreckonable": {
    status: 409,
    "zh-CN": "按这份草案算不出期限，不能预演，也不能发布。请检查后重新起草。",
    en: "Due dates cannot be reckoned by this draft: it can be neither previewed nor published. Check it and write it anew.",
  },
  "version-taken": {
    status: 409,
    "zh-CN": "版本 {name} 已经存在。已发布的版本不能修改，请换一个版本名。",
    en: "There is a version {name} already. Published versions never change; choose another name.",
  },
  "draft-decided": {
    status: 409,
    "zh-CN": "这份草案已发布或已撤回。",
    en: "This draft has been published or withdrawn.",
  },
  "draft-outdated": {
    status: 409,
    "zh-CN": "草案依据的是 {basedOn}，现行的已是 {current}。请重新起草。",
    en: "The draft was written over {basedOn}, and {current} is in force by now. Write it anew.",
  },
} as const satisfies Record<string, Entry>;
