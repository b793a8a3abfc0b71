import type { DirectoryCommit } from "../../contract/directory-commit.ts";
import type { DirectoryEdit, DirectoryTable } from "../../contract/directory-edits.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { newId } from "../../adapters/ids.ts";
import { lastDirectoryCommit } from "../../adapters/store/directory-commits.ts";
import { applyEdits } from "../../domain/directory/apply-edits.ts";
import { busyPlaces, openDuties } from "../../domain/directory/busy.ts";
import { type Change, difference } from "../../domain/directory/difference.ts";
import type { DirectoryFault } from "../../domain/directory/fault.ts";
import { loneOutlook } from "../../domain/directory/lone-outlook.ts";
import type { Lone } from "../../domain/directory/lone-persons.ts";
import { type OpenDuty, outlook, type Outlook } from "../../domain/directory/outlook.ts";
import { headingOf, type ReadRows } from "../../domain/directory/read-rows.ts";
import { laterOf } from "../../domain/time/instants.ts";
import type { Door } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { openIssues } from "./open-issues.ts";
import { publishedPacks } from "./published-packs.ts";

/** What somebody wants of the directory: edits, and where they came from a file, the file. */
export interface Wanted {
  readonly edits: readonly DirectoryEdit[];
  readonly file?: ReadRows & { readonly table: DirectoryTable };
}

/** A change worked out against the directory in force, before anything is written. */
export interface Plan {
  readonly at: Instant;
  readonly before: Directory;
  readonly after: Directory;
  readonly changes: readonly Change[];
  readonly outlook: Outlook;
  readonly alone: readonly Lone[];
  readonly duties: readonly OpenDuty[];
  readonly faults: readonly DirectoryFault[];
  /** Names exactly these edits over exactly this version: what is applied is what was previewed. */
  readonly preview: string;
  readonly last: DirectoryCommit | undefined;
}

export async function planChange({ edits, file }: Wanted, { store, settings, receivedAt }: Door): Promise<Plan> {
  const [inForce, last] = await Promise.all([settings(), lastDirectoryCommit(store)]);
  const { directory: before } = inForce;
  const at = last === undefined ? receivedAt : laterOf(last.at, receivedAt);
  const commit = (last?.version ?? 0) + 1;
  const version = `change-${commit}-${newId().slice(0, 10)}`;
  const { after, faults } = applyEdits(before, edits, { at, commit, version });
  const changes = difference(before, after);
  const reaching = changes.some(({ table, what }) => SEATED.has(table) || (table !== "persons" && what === "ended"));
  const open = reaching ? await openIssues(store) : [];
  const duties = openDuties(open);
  const seen = outlook({ before, after, changes, at }, duties);
  const seated = changes.some(({ table }) => SEATED.has(table));
  const lone = loneOutlook({ before, after, changes, at }, seated ? await publishedPacks(store, inForce) : []);
  const found = [...(file?.faults ?? []), ...faults, ...busyPlaces(changes, open), ...seen.stranded, ...lone.faults];
  const nothing: DirectoryFault[] = found.length === 0 && changes.length === 0 ? [{ code: "no-change" }] : [];
  const placed = [...found, ...nothing].map((fault) => (file === undefined ? fault : inFile(fault, file)));
  const preview = digestOf({ basedOn: before.version, edits });
  const { alone } = lone;
  return { at, before, after, changes, outlook: seen, alone, duties, faults: placed, preview, last };
}

/** Tables that say who may act from a seat. */
const SEATED: ReadonlySet<string> = new Set<DirectoryTable>(["holdings", "substitutions"]);

/** The row and column of the file that an edit came from. */
function inFile(fault: DirectoryFault, { rowOf, table }: NonNullable<Wanted["file"]>): DirectoryFault {
  const { edit, field, ...rest } = fault;
  const row = edit === undefined ? undefined : rowOf[edit];
  if (row === undefined) return rest;
  return { ...rest, row, ...(field !== undefined && { column: headingOf(table, field) }) };
}
