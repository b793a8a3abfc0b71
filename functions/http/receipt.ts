import type * as z from "zod/mini";
import type { RowNames } from "../../contract/list-row.ts";
import type { Event } from "../../contract/commit.ts";
import type { Issue } from "../../contract/issue.ts";
import type { Receipt as ReceiptView } from "../../contract/views/enterprise.ts";
import { queryCode } from "../../adapters/ids.ts";
import { commitsOf } from "../../adapters/store/history.ts";
import type { Accepted } from "../../domain/context.ts";
import type { Door } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { queryCodeKey } from "../runtime/stage.ts";
import { load } from "./carry-out.ts";

type Receipt = z.infer<typeof ReceiptView>;

/** 回执 of a submission that was just committed. */
export function firstReceipt({ issue, events }: Accepted, { subject, enterprise }: RowNames, code: string): Receipt {
  const { id, source, submittedAt } = issue;
  return {
    dryRun: false,
    receipt: id,
    ...codeFor(source, code),
    submittedAt,
    ...firstDue(events),
    enterprise,
    subject,
  };
}

/** The receipt given before for this key; refused if it came with other content. */
export async function receiptOf(
  { issue, digest }: { readonly issue: string; readonly digest: string },
  sent: string,
  door: Door,
): Promise<Receipt> {
  if (digest !== sent) throw new Refused("key-reused", { field: "key" });
  const { row } = await load(issue, door);
  const [first] = await commitsOf(door.store, issue, { before: 2, limit: 1 });
  const { subject, enterprise, submittedAt, source } = row;
  const code = queryCode(await queryCodeKey(), issue);
  return {
    dryRun: false,
    receipt: issue,
    ...codeFor(source, code),
    submittedAt,
    ...firstDue(first?.events ?? []),
    enterprise,
    subject,
  };
}

/** Whoever has the code rates. What was found on a visit is handed in by an official, and none may rate for the enterprise. */
function codeFor(source: Issue["source"], code: string): Pick<Receipt, "code"> {
  return source === "visit" ? {} : { code };
}

/** When somebody has to have answered: the first duty that the submission opened. */
function firstDue(events: readonly Event[]): Pick<Receipt, "firstAnswerDueAt" | "firstAnswerProvisional"> {
  const opened = events.flatMap(({ duties }) => duties).find((effect) => effect.do === "open");
  if (opened === undefined) throw new Error("a submission opens a duty");
  return { firstAnswerDueAt: opened.dueAt, firstAnswerProvisional: opened.provisional };
}
