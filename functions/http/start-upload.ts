import { settings as environment } from "../../adapters/environment.ts";
import { uploadTicket } from "../../adapters/files.ts";
import type { UseCase } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** A place in the quarantine for one file. Nothing about the file is believed until it is attached. */
export const startUpload: UseCase<"startUpload"> = async ({ body, receivedAt }) => {
  const ticket = uploadTicket(environment("QUARANTINE"), body, receivedAt);
  if ("fault" in ticket) throw new Refused(ticket.fault, { field: ticket.fault === "file-kind" ? "type" : "size" });
  return ticket;
};
