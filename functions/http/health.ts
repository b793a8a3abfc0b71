import type { UseCase } from "../runtime/call.ts";

/** Answers without asking anybody: whether the door itself is open. */
export const health: UseCase<"health"> = async ({ receivedAt }) => ({ ok: true, now: receivedAt });
