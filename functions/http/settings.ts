import { api } from "../runtime/api.ts";
import { publishDraft, withdrawDraft } from "./decide-draft.ts";
import { draftCalendar, draftPack } from "./draft-rules.ts";
import { previewDraft } from "./preview-draft.ts";
import { readDraft } from "./read-draft.ts";
import { readNotice } from "./read-notice.ts";
import { readPack } from "./read-pack.ts";
import { readSettings } from "./read-settings.ts";

/** The rules a county sets itself. This function has no key of the chain: it cannot commit to an issue. */
export const handler = api("settings", {
  draftCalendar,
  draftPack,
  previewDraft,
  publishDraft,
  readDraft,
  readNotice,
  readPack,
  readSettings,
  withdrawDraft,
});
