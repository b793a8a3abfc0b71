import { ask } from "../../api.ts";
import { postFile } from "../../../post-file.ts";
import { beside } from "../../beside.ts";

/** For browsers that do not know the type of a file; the API looks inside it anyway. */
const TYPES: Record<string, string> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  txt: "text/plain",
};

/** Sends one file to the quarantine and answers the id by which a command names it. @throws Refused | Unreachable */
export async function uploadFile(file: File, progress: (percent: number) => void): Promise<string> {
  const type = file.type || (TYPES[file.name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "");
  const ticket = await ask("startUpload", { body: { name: file.name, type, size: file.size } });
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value);
  form.append("file", file); // last: a presigned post ignores what follows the file
  await postFile(new URL(ticket.url, beside), form, progress);
  return ticket.upload;
}
