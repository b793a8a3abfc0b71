import { ask, beside } from "./api.ts";
import { postFile } from "../post-file.ts";

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

export function typeOf(file: File): string {
  return file.type || (TYPES[file.name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "");
}

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
