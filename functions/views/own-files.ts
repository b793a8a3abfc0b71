import type * as z from "zod/mini";
import type { FileView } from "../../contract/views/issue.ts";
import type { IssuePartition } from "../../adapters/store/history.ts";
import type { FileItem } from "../../adapters/store/texts.ts";
import { isShown } from "./enclosed.ts";
import { fileView } from "./kept.ts";

/** Files the enterprise may open: those it handed in, and those of notes meant for it. The unit's evidence is not among them. */
export function filesForEnterprise({ commits, files }: Pick<IssuePartition, "commits" | "files">): FileItem[] {
  const attached = commits
    .flatMap(({ events }) => events)
    .filter(isShown)
    .flatMap((event) => (event.type === "issueSubmitted" || event.type === "noteAdded" ? event.data.attachments : []));
  return attached.flatMap(({ file }) => files.get(file) ?? []);
}

export function ownFiles(found: Pick<IssuePartition, "commits" | "files">): z.infer<typeof FileView>[] {
  return filesForEnterprise(found).map(fileView);
}
