import type { DirectoryEdit, DirectoryTable } from "../../contract/directory-edits.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { lineOf } from "./edited-line.ts";
import { inUse } from "./in-use.ts";
import { isOpen } from "./period.ts";

/** What a file that is the whole table ends: the lines of today it does not name. */
export function endingsOf(
  table: DirectoryTable,
  edits: readonly DirectoryEdit[],
  directory: Directory,
  at: Instant,
): DirectoryEdit[] {
  const named = new Set(edits.map(lineOf));
  return linesToEnd(table, directory, at).filter((edit) => !named.has(lineOf(edit)));
}

function linesToEnd(table: DirectoryTable, directory: Directory, at: Instant): DirectoryEdit[] {
  switch (table) {
    case "units":
      return inUse(directory.units).map(({ id }) => ({ edit: "endUnit", unit: id }));
    case "persons":
      return inUse(directory.persons).map(({ id }) => ({ edit: "endPerson", person: id }));
    case "enterprises":
      return inUse(directory.enterprises).map(({ creditCode }) => ({ edit: "endEnterprise", enterprise: creditCode }));
    case "holdings":
      return once(
        directory.holdings
          .filter((one) => isOpen(one, at))
          .map(({ seat, person }) => ({ edit: "endHolding", seat, person })),
      );
    case "substitutions":
      return once(
        directory.substitutions
          .filter((one) => isOpen(one, at))
          .map(({ person, substitute }) => ({ edit: "endSubstitution", person, substitute })),
      );
    case "interests":
      return directory.interests.map((one) => ({ edit: "endInterest", ...one }));
    case "subscribers":
      return directory.subscribers.map(({ email }) => ({ edit: "endSubscriber", email }));
  }
}

function once(edits: readonly DirectoryEdit[]): DirectoryEdit[] {
  return [...new Map(edits.map((edit) => [lineOf(edit), edit])).values()];
}
