import type { TextRef } from "../contract/effect.ts";
import { type Draft, happen, type Moment } from "./draft.ts";
import { releaseDuty } from "./move-duty.ts";
import { closing } from "./open-duty.ts";

/** 恢复办理: what was held runs on, later by the time it was held (T5). */
export function resume(draft: Draft, cause: "person" | "time", moment: Moment, reason?: TextRef): Draft {
  const data = { cause, ...(reason && { reason }) };
  return happen(draft, moment, { type: "issueResumed", data }, (after) => [
    ...closing(after, "done", ["suspension"]),
    ...after.duties.filter(({ heldAt }) => heldAt !== undefined).map((duty) => releaseDuty(duty, after, false, moment)),
  ]);
}
