import type { DirectoryEdit } from "../../contract/directory-edits.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { holdersOf } from "../seats.ts";
import type { Outcome } from "./change-period.ts";
import { checkDirectory } from "./check-directory.ts";
import * as names from "./edit-names.ts";
import * as seats from "./edit-seats.ts";
import type { DirectoryFault } from "./fault.ts";
import { WorkingCopy } from "./working-copy.ts";

/** What a directory would be after some edits, and everything that is wrong with them: with faults it is not to be put in force. */
export interface Edited {
  readonly after: Directory;
  readonly faults: readonly DirectoryFault[];
}

export interface Prepared {
  /** The instant of the commit: what says no instant of its own happens then. */
  readonly at: Instant;
  /** The number the commit will have, and the name of the version it makes. */
  readonly commit: number;
  readonly version: string;
}

/** Makes all edits, one after the other; those that cannot be made are named and left out, so that every fault is found at once. */
export function applyEdits(
  before: Directory,
  edits: readonly DirectoryEdit[],
  { at, commit, version }: Prepared,
): Edited {
  const copy = new WorkingCopy(before, at, commit);
  const faults: DirectoryFault[] = [];
  for (const [edit, one] of edits.entries()) {
    copy.begin(edit);
    const problem = make(copy, one);
    if (problem) faults.push({ ...problem, edit });
  }
  const after = copy.directory(version);
  const known = new Set(checkDirectory(before).map((fault) => JSON.stringify(fault)));
  for (const fault of checkDirectory(after)) {
    if (known.has(JSON.stringify(fault))) continue;
    const edit = copy.editOf(fault.lines ?? []);
    faults.push({ ...fault, ...(edit !== undefined && { edit }) });
  }
  if (holdersOf("admin", at, after).length === 0 && holdersOf("admin", at, before).length > 0)
    faults.push({ code: "no-admin" });
  return { after, faults };
}

function make(copy: WorkingCopy, edit: DirectoryEdit): Outcome {
  switch (edit.edit) {
    case "putUnit":
      return names.putUnit(copy, edit);
    case "endUnit":
      return names.endUnit(copy, edit);
    case "putPerson":
      return names.putPerson(copy, edit);
    case "endPerson":
      return names.endPerson(copy, edit);
    case "putEnterprise":
      return names.putEnterprise(copy, edit);
    case "endEnterprise":
      return names.endEnterprise(copy, edit);
    case "hold":
      return seats.hold(copy, edit);
    case "endHolding":
      return seats.endHolding(copy, edit);
    case "handOver":
      return seats.handOver(copy, edit);
    case "substitute":
      return seats.substitute(copy, edit);
    case "endSubstitution":
      return seats.endSubstitution(copy, edit);
    case "declareInterest":
      return seats.declareInterest(copy, edit);
    case "endInterest":
      return seats.endInterest(copy, edit);
    case "putSubscriber":
      return names.putSubscriber(copy, edit);
    case "endSubscriber":
      return names.endSubscriber(copy, edit);
  }
}
