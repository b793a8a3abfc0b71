import type { Draft } from "../../contract/draft.ts";
import type { DraftRow } from "../../contract/views/settings.ts";
import type { Directory } from "../../contract/directory.ts";
import { actsFor, PUBLISHERS } from "../../domain/settings/second-person.ts";
import type { Caller } from "../runtime/call.ts";
import { personName } from "./names.ts";

/** A draft as a list shows it, and whether this caller is the second person it needs. */
export function draftRow(draft: Draft, caller: Caller, directory: Directory): DraftRow {
  const { authors: _, author, decidedBy, ...rest } = draft;
  const named = (person: string) => ({ person, name: personName(person, directory) });
  return {
    ...rest,
    author: named(author),
    ...(decidedBy !== undefined && { decidedBy: named(decidedBy) }),
    mayPublish: draft.state === "draft" && actsFor(caller, PUBLISHERS, draft.authors) !== undefined,
  };
}
