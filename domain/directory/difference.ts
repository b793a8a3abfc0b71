import type { Counts } from "../../contract/directory-commit.ts";
import type { DirectoryTable } from "../../contract/directory-edits.ts";
import type { Directory } from "../../contract/directory.ts";
import { lineKey } from "./fault.ts";

type Fields = Readonly<Record<string, string | undefined>>;

/** One line that two versions of the directory do not have in common. */
export interface Change {
  readonly table: DirectoryTable;
  readonly what: "added" | "changed" | "ended" | "removed";
  readonly key: string;
  readonly before?: Fields;
  readonly after?: Fields;
}

/** The lines in which one version differs from another; without one before, all of them are new. */
export function difference(before: Directory | undefined, after: Directory): Change[] {
  const had = before === undefined ? new Map<string, Line>() : linesOf(before);
  const has = linesOf(after);
  const changed = [...has].flatMap(([key, line]): Change[] => {
    const old = had.get(key);
    if (old === undefined) return [{ table: line.table, what: "added", key, after: line.fields }];
    if (JSON.stringify(old.fields) === JSON.stringify(line.fields)) return [];
    const what = endsSooner(old.fields, line.fields) ? "ended" : "changed";
    return [{ table: line.table, what, key, before: old.fields, after: line.fields }];
  });
  const gone = [...had]
    .filter(([key]) => !has.has(key))
    .map(([key, { table, fields }]): Change => ({ table, what: "removed", key, before: fields }));
  return [...changed, ...gone];
}

export function countsOf(changes: readonly Change[]): Counts {
  const count = (what: Change["what"]) => changes.filter((one) => one.what === what).length;
  return { added: count("added"), changed: count("changed"), ended: count("ended"), removed: count("removed") };
}

function endsSooner(before: Fields, after: Fields): boolean {
  if (after["ended"] !== undefined && before["ended"] === undefined) return true;
  const [was, is] = [before["until"], after["until"]];
  return is !== undefined && (was === undefined || is < was);
}

interface Line {
  readonly table: DirectoryTable;
  readonly fields: Fields;
}

/** Every line by its key, its fields in one order. The mark of the commit is none of its fields: it says who wrote it, not what. */
function linesOf(directory: Directory): Map<string, Line> {
  const { units, persons, enterprises, holdings, substitutions, interests, subscribers } = directory;
  const lines: [string, Line][] = [
    ...units.map(({ id, name, group, ended }) => line("units", [id], { id, name, group, ended })),
    ...persons.map(({ id, name, sub, email, ended }) => line("persons", [id], { id, name, sub, email, ended })),
    ...enterprises.map(({ creditCode, name, township, chain, override, ended }) =>
      line("enterprises", [creditCode], { creditCode, name, township, chain, override, ended }),
    ),
    ...holdings.map(({ seat, person, from, until }) =>
      line("holdings", [seat, person, from], { seat, person, from, until }),
    ),
    ...substitutions.map(({ person, substitute, from, until }) =>
      line("substitutions", [person, substitute, from], { person, substitute, from, until }),
    ),
    ...interests.map(({ person, enterprise }) => line("interests", [person, enterprise], { person, enterprise })),
    ...subscribers.map(({ name, email }) => line("subscribers", [email], { name, email })),
  ];
  return new Map(lines);
}

function line(table: DirectoryTable, parts: readonly string[], fields: Fields): [string, Line] {
  return [lineKey(table, ...parts), { table, fields }];
}
