import { newText } from "../../adapters/store/texts.ts";
import type { UseCase } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { carryOut, repeated } from "./carry-out.ts";
import { foretell } from "./foretell.ts";
import { done } from "./give-command.ts";
import { proveEnterprise } from "./prove-enterprise.ts";

/** 评价: the enterprise's own mark, by receipt and query code. */
export const rateIssue: UseCase<"rateIssue"> = async (call) => {
  const { receipt, code, key, text, ...mark } = call.body;
  const stored = await proveEnterprise({ receipt, code }, call);
  const { issue } = stored;
  const kept = text === undefined ? undefined : newText(text);
  const command = { name: "rateIssue", ...mark, ...(kept && { text: kept.ref }) } as const;
  if (call.query.dryRun === "true") return foretell(issue, command, call);
  const digest = digestOf({ name: "rateIssue", text, ...mark });
  const before = repeated(stored, key, digest);
  if (before !== undefined) return done({ ...issue, version: before });
  const texts = kept ? [kept.item] : [];
  const order = { issue: issue.id, presence: { as: "enterprise" }, command, texts, key, digest } as const;
  return done(await carryOut(order, stored, call));
};
