import type { Instant } from "../../contract/vocabulary.ts";

/** Those of a table that were not ended: what is ended stays in the directory for its history, and is given nothing new. */
export function inUse<T extends { readonly ended?: Instant | undefined }>(all: readonly T[]): T[] {
  return all.filter(({ ended }) => ended === undefined);
}
