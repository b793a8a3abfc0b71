import type { Locale } from "./problems.ts";
import type { Status } from "./vocabulary.ts";

/** What the enterprise's page says too; kept by itself, because a phone on a weak network loads it. */
export const STATUS_WORDS = {
  "zh-CN": {
    submitted: "待受理",
    registered: "待分办",
    handling: "办理中",
    suspended: "挂账",
    reviewing: "销号审核中",
    verifying: "回访评价中",
    closed: "已销号",
    refused: "不予受理",
  },
  en: {
    submitted: "submitted",
    registered: "registered",
    handling: "being handled",
    suspended: "suspended",
    reviewing: "under review",
    verifying: "being verified",
    closed: "closed",
    refused: "refused",
  },
} as const satisfies Record<Locale, Record<Status, string>>;

/** The lamp: `none` = no slip fired. Shape and word beside the colour, never the colour alone. */
export const SLIP_SHAPES = { none: "●", blue: "▲", orange: "◆", red: "■" } as const;
