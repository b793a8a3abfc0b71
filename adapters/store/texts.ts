import { createHash, randomBytes } from "node:crypto";
import * as z from "zod/mini";
import { Attachment, type TextRef } from "../../contract/commit.ts";
import { newId } from "../ids.ts";
import { issuePk, textSk } from "./keys.ts";
import type { Store } from "./store.ts";

/** A text beside the commits: erasing this item leaves the chain of hashes whole. */
export const TextItem = z.strictObject({ text: z.string(), salt: z.string(), content: z.string() });
export type TextItem = z.infer<typeof TextItem>;

/** An accepted file, with the name its owner gave it. */
export const FileItem = z.strictObject({ ...Attachment.shape, name: z.string() });
export type FileItem = z.infer<typeof FileItem>;

/** A new text: what is stored, and what the commit says of it. */
export function newText(content: string): { item: TextItem; ref: TextRef } {
  const item = { text: newId(), salt: randomBytes(16).toString("hex"), content };
  return { item, ref: { text: item.text, digest: digestOf(item) } };
}

/** SHA-256 of salt and content, hex: nobody can guess a short text from its digest without the salt. */
export function digestOf({ salt, content }: Pick<TextItem, "salt" | "content">): string {
  return createHash("sha256")
    .update(salt + content)
    .digest("hex");
}

/** Undefined if it was erased. */
export async function readText(store: Store, issue: string, text: string): Promise<TextItem | undefined> {
  const Key = { pk: issuePk(store, issue), sk: textSk(text) };
  const item = await store.database.get({ TableName: store.table, Key });
  return item && TextItem.parse(item["text"]);
}
