import { ask, beside } from "./api.ts";
import { typeOf } from "../file-type.ts";
import { postFile } from "../post-file.ts";

/**
 * Sends one file to the quarantine and answers the id it is referred to by.
 * @throws Refused | Unreachable | DOMException AbortError when `stop` was told
 */
export async function upload(file: File, stop: AbortSignal, progress: (percent: number) => void): Promise<string> {
  const {
    upload: id,
    url,
    fields,
  } = await ask("startUpload", {
    body: { name: file.name, type: typeOf(file), size: file.size },
  });
  stop.throwIfAborted();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file); // last: a presigned post ignores what follows the file
  await postFile(new URL(url, beside), form, progress, stop);
  return id;
}
