import type { Upload } from "../../contract/commands.ts";
import type { Attachment } from "../../contract/commit.ts";
import { settings } from "../../adapters/environment.ts";
import { acceptUpload } from "../../adapters/files.ts";
import type { FileItem } from "../../adapters/store/texts.ts";
import type { Door } from "../runtime/call.ts";
import { Refused } from "../runtime/refused.ts";

/** Takes uploads out of the quarantine, one after the other. Throws at the first that is missing, too large or of another kind. */
export async function acceptUploads(
  uploads: readonly Upload[],
  issue: string,
  { store }: Door,
  types?: readonly string[],
): Promise<FileItem[]> {
  const files: FileItem[] = [];
  for (const [at, upload] of uploads.entries()) {
    const buckets = settings("QUARANTINE", "ATTACHMENTS");
    const accepted = await acceptUpload(buckets, store.tenant, issue, upload);
    const field = `files.${at}`;
    if ("fault" in accepted) throw new Refused(accepted.fault, { field });
    if (types?.includes(accepted.type) === false) throw new Refused("file-kind", { field });
    if (!files.some(({ file }) => file === accepted.file)) files.push(accepted);
  }
  return files;
}

/** What a commit says of files: everything but their names. */
export function attachmentsOf(files: readonly FileItem[]): Attachment[] {
  return files.map(({ file, type, size, sha256 }) => ({ file, type, size, sha256 }));
}

/** In the place of files while the rules are asked whether they are wanted at all. */
export function standIns(uploads: readonly Upload[]): Attachment[] {
  return uploads.map(({ upload }) => ({ file: upload, type: "", size: 0, sha256: "" }));
}
