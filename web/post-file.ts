import { Unreachable } from "./problem.ts";

/** Posts a file's form, telling how much has been sent; by XMLHttpRequest, because fetch does not tell. Rejects with `Unreachable`. */
export function postFile(
  address: URL,
  form: FormData,
  progress: (percent: number) => void,
  stop?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) progress(Math.floor((loaded / total) * 100));
    });
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new Unreachable(`upload: ${request.status}`));
    });
    request.addEventListener("error", () => reject(new Unreachable("upload")));
    stop?.addEventListener("abort", () => {
      request.abort();
      reject(stop.reason);
    });
    request.send(form);
  });
}
