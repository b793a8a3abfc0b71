import type { Pack } from "../../../../contract/pack.ts";

interface Named<K> {
  readonly key: K;
  readonly words: readonly [zh: string, en: string];
}

type LimitKey = "limitMax" | "minRemaining" | "reopenWindow" | "extensionMax" | "objectionWindow";
export const LIMITS: readonly Named<LimitKey>[] = [
  { key: "limitMax", words: ["办结时限最长", "The longest limit"] },
  { key: "minRemaining", words: ["恢复计时后至少留", "Least time after a hold"] },
  { key: "extensionMax", words: ["一次延期最长", "The longest extension"] },
  { key: "objectionWindow", words: ["异议期", "Time to object"] },
  { key: "reopenWindow", words: ["销号后可重新办理", "Time to reopen"] },
];

export const COUNTS = [
  { key: "maxDispatches", words: ["分办至多（次）", "Dispatches at most"] },
  { key: "maxReturns", words: ["审核退回至多（次）", "Returns in review at most"] },
  { key: "maxReworks", words: ["二次办理至多（次）", "Reworks at most"] },
  { key: "maxReopens", words: ["重新办理至多（次）", "Reopenings at most"] },
  { key: "maxTierMoves", words: ["每级调整期限至多（次）", "Moved dates per tier at most"] },
  { key: "maxExtensions", words: ["延期至多（次）", "Extensions at most"] },
  { key: "suspensionCap", words: ["挂账累计至多（天）", "Suspended days at most"] },
  { key: "suspensionSplit", words: ["挂账由第一审批人决定至（天）", "Days the first seat may suspend"] },
  { key: "callBackAttempts", words: ["回访至多（次）", "Call-backs tried at most"] },
  { key: "firingGraceSeconds", words: ["到点宽限（秒）", "Firing grace (seconds)"] },
  { key: "lateAfterSeconds", words: ["迟于几秒算迟办", "Late after (seconds)"] },
] as const satisfies readonly Named<keyof Pack>[];

export const SWITCHES = [
  { key: "callBackAlways", words: ["评价后一律回访", "Call back in every case"] },
  {
    key: "rollToWorkingDay",
    words: ["到期日休息则顺延到工作日", "A due date on a day off moves to the next working day"],
  },
  { key: "contactOnDispatch", words: ["交办即要求联系企业", "A dispatch asks for a contact"] },
] as const satisfies readonly Named<keyof Pack>[];
