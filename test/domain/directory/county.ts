import type { DirectoryEdit } from "../../../contract/directory-edits.ts";
import type { Directory } from "../../../contract/directory.ts";
import type { Instant } from "../../../contract/vocabulary.ts";
import { applyEdits } from "../../../domain/directory/apply-edits.ts";
import { COUNTY } from "../county.ts";

export const NOW = "2026-07-15T02:00:00.000Z";
export const LATER = "2026-08-01T02:00:00.000Z";
export const EARLIER = "2026-07-01T02:00:00.000Z";
export { COUNTY };

/** The next commit after some, over a directory. */
export function edited(edits: readonly DirectoryEdit[], before: Directory = COUNTY, at: Instant = NOW) {
  const { after, faults } = applyEdits(before, edits, { at, commit: 7, version: "change-7" });
  return { after, codes: faults.map(({ code }) => code), faults };
}

/** A directory after edits that are right. */
export function changed(edits: readonly DirectoryEdit[], before: Directory = COUNTY, at: Instant = NOW): Directory {
  const { after, faults } = edited(edits, before, at);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return after;
}

export const hold = (seat: string, person: string, from?: string, until?: string): DirectoryEdit => ({
  edit: "hold",
  seat,
  person,
  from,
  until,
});
export const sub = (person: string, substitute: string, from?: string, until?: string): DirectoryEdit => ({
  edit: "substitute",
  person,
  substitute,
  from,
  until,
});
