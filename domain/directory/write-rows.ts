import type { DirectoryTable } from "../../contract/directory-edits.ts";
import type { Directory } from "../../contract/directory.ts";
import { GROUP_CELLS, SEAT_CELLS, SHEETS } from "../../contract/import-columns.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { kindOf, placeOf } from "../places.ts";
import { inUse } from "./in-use.ts";
import { writeInstant } from "./local-time.ts";
import { isOpen, type Period } from "./period.ts";

type Row = Readonly<Record<string, string | undefined>>;

/** A table as the sheet it is imported from: the headings, then an example, or what the directory says today. */
export function writeRows(
  table: DirectoryTable,
  today?: { readonly directory: Directory; readonly at: Instant; readonly zone: string },
): string[][] {
  const { columns } = SHEETS[table];
  const heading = columns.map((column) => column.heading);
  if (today === undefined) return [heading, columns.map(({ example }) => example)];
  return [heading, ...rowsOf(table, today).map((row) => columns.map(({ field }) => row[field] ?? ""))];
}

function rowsOf(
  table: DirectoryTable,
  { directory, at, zone }: { readonly directory: Directory; readonly at: Instant; readonly zone: string },
): Row[] {
  const period = ({ from, until }: Period) => ({
    from: writeInstant(from, zone),
    until: until === undefined ? "" : writeInstant(until, zone),
  });
  switch (table) {
    case "units":
      return inUse(directory.units).map((unit) => ({ ...unit, group: wordOf(unit.group, GROUP_CELLS) }));
    case "persons":
      return inUse(directory.persons);
    case "enterprises":
      return inUse(directory.enterprises);
    case "holdings":
      return directory.holdings
        .filter((one) => isOpen(one, at))
        .map((one) => {
          const seat = wordOf(kindOf(one.seat), SEAT_CELLS);
          return { seat, place: placeOf(one.seat), person: one.person, ...period(one) };
        });
    case "substitutions":
      return directory.substitutions
        .filter((one) => isOpen(one, at))
        .map((one) => ({ person: one.person, substitute: one.substitute, ...period(one) }));
    case "interests":
      return directory.interests;
    case "subscribers":
      return directory.subscribers;
  }
}

function wordOf(code: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words).find(([, one]) => one === code)?.[0] ?? code;
}
