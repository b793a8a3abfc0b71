import type * as z from "zod/mini";
import type { FollowReason } from "../../contract/views/enterprise.ts";
import type { CommandAnswer } from "../../contract/views/issue.ts";
import type { DryRunQuery } from "../../contract/views/queries.ts";
import { newText } from "../../adapters/store/texts.ts";
import type { Door } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { carryOut, repeated } from "./carry-out.ts";
import { foretell } from "./foretell.ts";
import { done } from "./give-command.ts";
import { proveEnterprise } from "./prove-enterprise.ts";

interface Given extends Door {
  readonly query: z.infer<typeof DryRunQuery>;
  readonly body: z.infer<typeof FollowReason>;
}

/** 撤回, 重新办理: what the enterprise asks for with a reason, by receipt and query code. */
export function giveReason(name: "withdrawIssue" | "reopenIssue"): (call: Given) => Promise<CommandAnswer> {
  return async (call) => {
    const { receipt, code, key, reason } = call.body;
    const stored = await proveEnterprise({ receipt, code }, call);
    const { issue } = stored;
    const { item, ref } = newText(reason);
    const command = { name, reason: ref };
    if (call.query.dryRun === "true") return foretell(issue, command, call);
    const digest = digestOf({ name, reason });
    const before = repeated(stored, key, digest);
    if (before !== undefined) return done({ ...issue, version: before });
    const order = { issue: issue.id, presence: { as: "enterprise" }, command, texts: [item], key, digest } as const;
    return done(await carryOut(order, stored, call));
  };
}
