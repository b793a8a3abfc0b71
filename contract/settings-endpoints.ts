import * as z from "zod/mini";
import { create, get, post } from "./endpoint.ts";
import { Pack } from "./pack.ts";
import type { ProblemCode } from "./problems.ts";
import * as rules from "./views/settings.ts";
import type { SeatKind } from "./vocabulary.ts";

/** The rules a county sets itself: who drafts them does not put them in force. */
const readers: readonly SeatKind[] = ["admin", "officeHead", "office", "auditor"];
const drafters: readonly SeatKind[] = ["admin"];
const publishers: readonly SeatKind[] = ["admin", "officeHead"];
const drafted: readonly ProblemCode[] = ["rules-faulty", "version-taken"];
const decided: readonly ProblemCode[] = ["not-found", "draft-decided", "moved-on"];
const nothing = z.strictObject({});

// oxfmt-ignore
export const SETTINGS_ENDPOINTS = {
  readSettings:  get("/settings", "settings", readers, "现行规则与草案", { answer: rules.SettingsPage }),
  readPack:      get("/settings/packs/{pack}", "settings", readers, "政策包", { params: rules.PackParams, answer: Pack }, ["not-found"]),
  readNotice:    post("/settings/calendars/reading", "settings", drafters, "读入放假通知（不保存）", { body: rules.NoticeToRead, answer: rules.NoticeRead }),
  draftCalendar: create("/settings/calendars", "settings", drafters, "起草日历", { body: rules.CalendarToDraft, answer: rules.DraftRow }, drafted),
  draftPack:     create("/settings/packs", "settings", drafters, "起草政策包", { body: rules.PackToDraft, answer: rules.DraftRow }, drafted),
  readDraft:     get("/settings/drafts/{draft}", "settings", readers, "草案", { params: rules.DraftParams, answer: rules.DraftPage }, ["not-found"]),
  previewDraft:  get("/settings/drafts/{draft}/preview", "settings", readers, "预演：这份草案会改变什么", { params: rules.DraftParams, answer: rules.DraftPreview }, ["not-found", "rules-unreckonable"]),
  publishDraft:  post("/settings/drafts/{draft}/publication", "settings", publishers, "发布（须另一人）", { params: rules.DraftParams, body: nothing, answer: rules.DraftRow }, [...decided, "second-person", "rules-faulty", "rules-unreckonable", "version-taken", "draft-outdated"]),
  withdrawDraft: post("/settings/drafts/{draft}/withdrawal", "settings", publishers, "撤回草案，或不同意", { params: rules.DraftParams, body: rules.DraftToWithdraw, answer: rules.DraftRow }, decided),
};
