import * as z from "zod/mini";
import { commitsOf, type IssuePartition } from "../../adapters/store/history.ts";
import type { Store } from "../../adapters/store/store.ts";

const Contact = z.object({ email: z.optional(z.string()) });

/** Where the enterprise asked to be told of progress, if it did and the text was not erased. */
export async function emailOf({ issue, commits, texts }: IssuePartition, store: Store): Promise<string | undefined> {
  const first = commits.find(({ version }) => version === 1) ?? (await commitsOf(store, issue.id, { before: 2 }))[0];
  const event = first?.events.find(({ type }) => type === "issueSubmitted");
  if (event?.type !== "issueSubmitted") return undefined;
  const kept = texts.get(event.data.contact.text);
  const email = kept && Contact.parse(JSON.parse(kept.content)).email;
  return email === "" ? undefined : email;
}
