import { ask } from "../../api.ts";
import { typeOf } from "../../../file-type.ts";
import { postFile } from "../../../post-file.ts";
import { beside } from "../../beside.ts";

/** Sends one file to the quarantine and answers the id by which a command names it. @throws Refused | Unreachable */
export async function uploadFile(file: File, progress: (percent: number) => void): Promise<string> {
  const ticket = await ask("startUpload", { body: { name: file.name, type: typeOf(file), size: file.size } });
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value);
  form.append("file", file); // last: a presigned post ignores what follows the file
  await postFile(new URL(ticket.url, beside), form, progress);
  return ticket.upload;
}
