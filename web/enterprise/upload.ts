import { ask, beside, Unreachable } from "./api.ts";

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
  await post(new URL(url, beside), form, stop, progress);
  return id;
}

/** By XMLHttpRequest, because fetch does not tell how much has been sent. */
function post(url: URL, form: FormData, stop: AbortSignal, progress: (percent: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) progress(Math.floor((loaded / total) * 100));
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new Unreachable(`upload: ${request.status}`));
    });
    request.addEventListener("error", () => reject(new Unreachable("upload")));
    stop.addEventListener("abort", () => {
      request.abort();
      reject(stop.reason);
    });
    request.send(form);
  });
}
