import * as z from "zod/mini";
import type { Commit } from "../../contract/commit.ts";
import type { Store } from "../../adapters/store/store.ts";
import { readText } from "../../adapters/store/texts.ts";

const Contact = z.object({ email: z.optional(z.string()) });

/** Where the enterprise asked to be told of progress, if it did and the text was not erased. */
export async function emailOf([first]: readonly Commit[], store: Store): Promise<string | undefined> {
  const event = first?.events.find(({ type }) => type === "issueSubmitted");
  if (first === undefined || event?.type !== "issueSubmitted") return undefined;
  const kept = await readText(store, first.issue, event.data.contact.text);
  const email = kept && Contact.parse(JSON.parse(kept.content)).email;
  return email === "" ? undefined : email;
}
