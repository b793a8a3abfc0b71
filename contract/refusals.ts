import type { RefusalCode } from "./vocabulary.ts";

/** Status and sentences of a problem. */
export type Entry = { status: number; "zh-CN": string; en: string };

/** One exhaustive table turns refusals into statuses and sentences. `{name}` stands for a fact of the refusal. */
export const REFUSED: Record<RefusalCode, Entry> = {
  unknown: { status: 404, "zh-CN": "没有这件诉求。", en: "There is no such issue." },
  "wrong-status": {
    status: 409,
    "zh-CN": "诉求现在是「{status}」，不能这样办理。",
    en: "The issue is {status} now; this cannot be done.",
  },
  "not-your-seat": {
    status: 403,
    "zh-CN": "这一步由{seats}办理，您的岗位不能办理。",
    en: "This is for {seats} to do; your seats may not.",
  },
  separation: {
    status: 403,
    "zh-CN": "须由另一人办理：{why}。",
    en: "Another person has to do this: {why}.",
  },
  interest: {
    status: 403,
    "zh-CN": "您与该企业有利害关系，应当回避。",
    en: "You declared an interest in this enterprise.",
  },
  "not-assigned": { status: 403, "zh-CN": "没有交办给您的单位。", en: "This is not assigned to your unit." },
  "already-signed": { status: 409, "zh-CN": "已经签收。", en: "It has been signed already." },
  "wrong-tier": {
    status: 409,
    "zh-CN": "诉求现在第 {tier} 级，不在您这一级。",
    en: "The issue is at tier {tier}, not at yours.",
  },
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
    "zh-CN": "时限不能晚于 {latest}，所填的到 {dueAt}。",
    en: "The limit may not be later than {latest}; the one given ends {dueAt}.",
  },
  "limit-past": {
    status: 400,
    "zh-CN": "时限必须晚于现在，所填的到 {dueAt}。",
    en: "The limit must lie in the future; the one given ends {dueAt}.",
  },
  "moves-used": {
    status: 409,
    "zh-CN": "本级只能调整期限 {most} 次，已经用完。",
    en: "This tier may change the due date {most} time(s), and has.",
  },
  "no-contact": {
    status: 409,
    "zh-CN": "申请销号前须先联系企业并留有记录；{since} 以来没有联系记录。",
    en: "A contact with the enterprise must be on record first; there is none since {since}.",
  },
  "contact-in-future": {
    status: 400,
    "zh-CN": "联系时间（{when}）不能晚于现在（{receivedAt}）。",
    en: "The contact ({when}) cannot be later than now ({receivedAt}).",
  },
  "report-date": {
    status: 400,
    "zh-CN": "下次反馈日期须晚于现在、不晚于办结期限（{latest}），且本次反馈对企业可见。",
    en: "The next report must lie before the due date ({latest}) and needs a report the enterprise can see.",
  },
  "no-evidence": { status: 400, "zh-CN": "请至少附一份佐证材料。", en: "Attach at least one piece of evidence." },
  "stale-round": {
    status: 409,
    "zh-CN": "销号审核已有变化，现在是第 {round} 轮，请刷新后再办。",
    en: "The review has moved on: it is round {round} now. Load the page again.",
  },
  "step-decided": { status: 409, "zh-CN": "这一步已有审核意见。", en: "This step has been decided." },
  "opinion-missing": {
    status: 400,
    "zh-CN": "退回或不同意须写明意见。",
    en: "A return or refusal needs a written opinion.",
  },
  "returns-used": {
    status: 409,
    "zh-CN": "退回次数已达 {max} 次，不能再退回，只能不同意（二次办理）。",
    en: "It has been returned {max} times; it can only be refused now.",
  },
  "no-such-duty": { status: 409, "zh-CN": "这项待办已经结束。", en: "That duty has ended." },
  "dissatisfaction-open": {
    status: 409,
    "zh-CN": "不满意评价正在由领导处置。",
    en: "The dissatisfaction is being dealt with.",
  },
  "already-rated": {
    status: 409,
    "zh-CN": "第 {round} 轮已经评价。",
    en: "Round {round} has been rated.",
  },
  "window-over": {
    status: 409,
    "zh-CN": "期限到 {until} 为止，现在已晚 {late}。",
    en: "The time for it ended {until}, {late} ago.",
  },
  "one-lead": {
    status: 400,
    "zh-CN": "须有且只有一个主办单位；要换主办，请同时指定新的主办单位。",
    en: "There must be exactly one unit in the lead; name the new one.",
  },
  "units-not-distinct": {
    status: 400,
    "zh-CN": "同一单位（{unit}）不能承担两份交办。",
    en: "A unit ({unit}) cannot have two assignments of one issue.",
  },
  "no-change": {
    status: 400,
    "zh-CN": "没有要改动的内容。",
    en: "There is nothing to change.",
  },
  "at-top": {
    status: 409,
    "zh-CN": "诉求已在最高一级（第 {tier} 级）。",
    en: "The issue is at the highest tier ({tier}).",
  },
  "objection-closed": {
    status: 409,
    "zh-CN": "不能再提异议：{why}。",
    en: "No objection any more: {why}.",
  },
  "objection-open": {
    status: 409,
    "zh-CN": "有一份异议等待裁定。",
    en: "An objection waits for its ruling.",
  },
  "new-lead-missing": {
    status: 400,
    "zh-CN": "异议成立，须同时指定新的主办单位。",
    en: "If the objection of the lead is upheld, name the new unit.",
  },
  "identity-hidden": {
    status: 403,
    "zh-CN": "企业要求保密身份：承办单位不能查阅，也不能直接联系企业。",
    en: "The enterprise asked not to be named: you may neither see who it is nor contact it.",
  },
  "support-open": {
    status: 409,
    "zh-CN": "协办单位 {unit} 尚未反馈。",
    en: "The supporting unit {unit} has not answered yet.",
  },
  "past-due": {
    status: 409,
    "zh-CN": "办结期限是 {dueAt}，已过 {late}，不能撤回。",
    en: "It was due {dueAt}, {late} ago, and cannot be withdrawn.",
  },
  "extension-too-late": {
    status: 409,
    "zh-CN": "申请延期须在 {cutoff} 前提出；您在 {receivedAt} 提出，晚了 {late}。",
    en: "An extension had to be asked for by {cutoff}; this was asked {late} after it, at {receivedAt}.",
  },
  "extension-too-long": {
    status: 400,
    "zh-CN": "延期不能晚于 {latest}。",
    en: "The extension may not end later than {latest}.",
  },
  "extension-not-later": {
    status: 400,
    "zh-CN": "新的期限须晚于现在的期限 {dueAt}。",
    en: "The new date must be later than the present one, {dueAt}.",
  },
  "extensions-used": {
    status: 409,
    "zh-CN": "延期次数已用完（至多 {most} 次）。",
    en: "The extensions are used up (at most {most}).",
  },
  "request-open": {
    status: 409,
    "zh-CN": "有一份申请（{request}）等待办理。",
    en: "A request ({request}) waits for its decision.",
  },
  "no-such-request": {
    status: 409,
    "zh-CN": "这份申请已经办结或不存在。",
    en: "That request has been decided, or there is none.",
  },
  "suspension-too-long": {
    status: 400,
    "zh-CN": "挂账累计不能超过 {cap} 天，已准 {used} 天，本次 {days} 天。",
    en: "Suspensions may take {cap} days in all; {used} are granted, {days} asked for.",
  },
  "reopens-used": {
    status: 409,
    "zh-CN": "重新办理次数已用完（至多 {most} 次）。",
    en: "It has been reopened {most} times; no more.",
  },
  "outcome-final": {
    status: 409,
    "zh-CN": "撤回或并案的诉求不能再评价或重新办理，请另行提交。",
    en: "What was withdrawn or merged is neither rated nor reopened; hand it in anew.",
  },
  "withdrawal-pending": {
    status: 409,
    "zh-CN": "企业已于 {since} 申请撤回，正在核实。",
    en: "The withdrawal asked for at {since} is being verified.",
  },
  "no-call": {
    status: 400,
    "zh-CN": "核实撤回的联系须在申请（{requestedAt}）之后。",
    en: "The call that verifies it must come after the request of {requestedAt}.",
  },
  "target-closed": {
    status: 409,
    "zh-CN": "要并入的诉求不存在或已结束，或就是本件。",
    en: "The issue to merge into does not exist, has ended, or is this one.",
  },
  "identity-open": {
    status: 409,
    "zh-CN": "企业没有要求保密身份，诉求页面上就能看到。",
    en: "The enterprise did not ask not to be named: the page of the issue says who it is.",
  },
};
