import { newText } from "../../adapters/store/texts.ts";
import type { UseCase } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { acceptUploads, attachmentsOf, standIns } from "./accept-uploads.ts";
import { carryOut, contextFor, foreseen, repeated } from "./carry-out.ts";
import { foretell } from "./foretell.ts";
import { done } from "./give-command.ts";
import { proveEnterprise } from "./prove-enterprise.ts";

/** 补充材料: what the enterprise adds to its own issue; it moves no clock. */
export const addOwnNote: UseCase<"addOwnNote"> = async (call) => {
  const { receipt, code, key, text, files: uploads } = call.body;
  const stored = await proveEnterprise({ receipt, code }, call);
  const { issue } = stored;
  const { item, ref } = newText(text);
  const note = { name: "addNote", text: ref, audience: "all" } as const;
  const asked = { ...note, attachments: standIns(uploads) };
  if (call.query.dryRun === "true") return foretell(issue, asked, call);
  const digest = digestOf({ name: "addNote", text, uploads });
  const before = repeated(stored, key, digest);
  if (before !== undefined) return done({ ...issue, version: before });
  const presence = { as: "enterprise" } as const;
  const context = await contextFor(issue, presence, call, await call.settings());
  foreseen(issue, asked, context);
  const files = await acceptUploads(uploads, issue.id, call);
  const command = { ...note, attachments: attachmentsOf(files) };
  const order = { issue: issue.id, presence, command, texts: [item], files, key, digest };
  return done(await carryOut(order, stored, call));
};
