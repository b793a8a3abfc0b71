import type { DraftRow } from "../../../contract/views/settings.ts";
import type { Say } from "../say.ts";

/** A draft that another person than its author withdrew was refused. */
export function draftState({ state, author, decidedBy }: DraftRow, say: Say): string {
  if (state === "published") return say("已发布", "published");
  if (state === "draft") return say("待另一人审定", "waits for a second person");
  return decidedBy?.person === author.person ? say("已撤回", "withdrawn") : say("未同意", "refused");
}

export function draftKind(kind: DraftRow["kind"], say: Say): string {
  return kind === "calendar" ? say("工作日历", "calendar") : say("政策包", "policy pack");
}
