import { settings as environment } from "../../adapters/environment.ts";
import { downloadLink } from "../../adapters/files.ts";
import { issuePartition } from "../../adapters/store/history.ts";
import { mayRead } from "../../domain/may-read.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** A link to a file of an issue, for those who may read the issue. */
export const openFile: UseCase<"openFile"> = async ({ params, store, caller, receivedAt }) => {
  const found = await issuePartition(store, params.issue, { limit: 1 });
  const seats = caller.seats.map(({ seat }) => seat);
  if (found === undefined || !mayRead(found.issue, seats)) throw new Refused("unknown");
  const file = found.files.get(params.file);
  if (file === undefined) throw new Refused("not-found", { field: "file" });
  return downloadLink(environment("ATTACHMENTS"), store.tenant, params.issue, file, receivedAt);
};
