import type * as z from "zod/mini";
import type { FileView } from "../../contract/views/issue.ts";
import type { IssuePartition } from "../../adapters/store/history.ts";
import type { FileItem } from "../../adapters/store/texts.ts";
import type { Kept } from "./timeline.ts";

/** Texts and file names of an issue, as far as they were not erased. */
export function keptIn({ texts, files }: Pick<IssuePartition, "texts" | "files">): Kept {
  return {
    texts: new Map([...texts].map(([id, { content }]) => [id, content])),
    fileNames: new Map([...files].map(([id, { name }]) => [id, name])),
  };
}

export function fileView({ file, name, size, type }: FileItem): z.infer<typeof FileView> {
  return { file, name, size, type };
}
