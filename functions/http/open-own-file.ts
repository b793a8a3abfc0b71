import { settings as environment } from "../../adapters/environment.ts";
import { downloadLink } from "../../adapters/files.ts";
import { issuePartition } from "../../adapters/store/history.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";
import { filesForEnterprise } from "../views/own-files.ts";
import { proveEnterprise } from "./prove-enterprise.ts";

/** A link to one of the enterprise's own files. */
export const openOwnFile: UseCase<"openOwnFile"> = async (call) => {
  const { params, store, receivedAt } = call;
  const { issue } = await proveEnterprise(call.body, call);
  const found = await issuePartition(store, issue.id, { limit: 1000 });
  const file = found && filesForEnterprise(found).find((one) => one.file === params.file);
  if (file === undefined) throw new Refused("not-found", { field: "file" });
  return downloadLink(environment("ATTACHMENTS"), store.tenant, issue.id, file, receivedAt);
};
