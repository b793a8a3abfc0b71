import { DirectoryEdit, type DirectoryTable } from "../../contract/directory-edits.ts";
import { GROUP_CELLS, SEAT_CELLS, SHEETS } from "../../contract/import-columns.ts";
import { scopeOf } from "../places.ts";
import type { Cell } from "./cell.ts";
import { lineOf } from "./edited-line.ts";
import type { DirectoryFault } from "./fault.ts";
import { readInstant } from "./local-time.ts";

/** A sheet as edits, each with the row it came from (the heading is row 1), and everything that is wrong with its cells. */
export interface ReadRows {
  readonly edits: readonly DirectoryEdit[];
  readonly rowOf: readonly number[];
  readonly faults: readonly DirectoryFault[];
  /** Rows with anything in them, below the heading. */
  readonly rows: number;
}

type Column = (typeof SHEETS)[DirectoryTable]["columns"][number];
type Values = Readonly<Record<string, string | undefined>>;

/** No field takes as much. A text of megabytes, which a workbook can put into every cell, is not looked at any further. */
const LONGEST_CELL = 500;

/** The columns by their headings, whatever their order. With a wrong heading nothing below it is read. */
export function readRows(table: DirectoryTable, sheet: readonly (readonly Cell[])[], zone: string): ReadRows {
  const [heading = [], ...below] = sheet;
  const { columns, faults } = readHeading(table, heading);
  const filled = below.flatMap((cells, index) => {
    return cells.some(({ text, fault }) => text !== "" || fault !== undefined) ? [{ cells, row: index + 2 }] : [];
  });
  if (faults.length > 0) return { edits: [], rowOf: [], faults, rows: filled.length };
  if (filled.length === 0) return { edits: [], rowOf: [], faults: [{ code: "file-empty" }], rows: 0 };
  const edits: DirectoryEdit[] = [];
  const rowOf: number[] = [];
  const wrong: DirectoryFault[] = [];
  const seen = new Map<string, number>();
  for (const { cells, row } of filled) {
    const read = readRow(table, columns, cells, zone);
    const found = "edit" in read ? rowKey(read.edit) : undefined;
    const earlier = found === undefined ? undefined : seen.get(found);
    if ("faults" in read) wrong.push(...read.faults.map((fault) => ({ ...fault, row })));
    else if (earlier !== undefined) wrong.push({ code: "row-twice", facts: { row: earlier }, row });
    else {
      edits.push(read.edit);
      rowOf.push(row);
      seen.set(rowKey(read.edit), row);
    }
  }
  return { edits, rowOf, faults: wrong, rows: filled.length };
}

function readHeading(table: DirectoryTable, heading: readonly Cell[]) {
  const { columns } = SHEETS[table];
  const faults: DirectoryFault[] = [];
  const found = heading.map(({ text }): Column | undefined => {
    const column = columns.find((one) => one.heading === text);
    if (column === undefined && text !== "")
      faults.push({
        code: "heading-unknown",
        facts: { heading: text.slice(0, 40) },
        row: 1,
        column: text.slice(0, 40),
      });
    return column;
  });
  for (const { heading: name, required } of columns) {
    const times = found.filter((one) => one?.heading === name).length;
    if (times === 0 && required)
      faults.push({ code: "heading-missing", facts: { heading: name }, row: 1, column: name });
    if (times > 1) faults.push({ code: "heading-twice", facts: { heading: name }, row: 1, column: name });
  }
  return { columns: found, faults };
}

function readRow(
  table: DirectoryTable,
  columns: readonly (Column | undefined)[],
  cells: readonly Cell[],
  zone: string,
): { readonly edit: DirectoryEdit } | { readonly faults: readonly DirectoryFault[] } {
  const faults: DirectoryFault[] = [];
  const values = new Map<string, string>();
  for (const [at, cell] of cells.entries()) {
    const column = columns[at];
    if (column === undefined) {
      if (cell.text !== "") faults.push({ code: "cell-extra", column: String(at + 1) });
    } else if (cell.text.length > LONGEST_CELL)
      faults.push({ code: "cell-long", facts: { most: LONGEST_CELL }, column: column.heading });
    else if (cell.fault !== undefined) faults.push({ code: cell.fault, column: column.heading });
    else if (cell.text !== "") {
      const read = readCell(column, cell, zone);
      if ("fault" in read) faults.push({ ...read.fault, column: column.heading });
      else values.set(column.field, read.value);
    }
  }
  for (const column of SHEETS[table].columns) {
    const spoken = faults.some((fault) => fault.column === column.heading);
    if (column.required && !values.has(column.field) && !spoken)
      faults.push({ code: "cell-missing", column: column.heading });
  }
  if (faults.length > 0) return { faults };
  const parsed = DirectoryEdit.safeParse(candidate(table, Object.fromEntries(values)));
  if (parsed.success) return { edit: parsed.data };
  return {
    faults: parsed.error.issues.map((issue): DirectoryFault => {
      const column = headingOf(table, String(issue.path[0] ?? ""));
      if (issue.code === "too_big") return { code: "cell-long", facts: { most: Number(issue.maximum) }, column };
      return { code: issue.message === "characters" ? "cell-characters" : "cell-format", column };
    }),
  };
}

/** The column a field of an edit came from. */
export function headingOf(table: DirectoryTable, field: string): string {
  return SHEETS[table].columns.find((one) => one.field === field)?.heading ?? field;
}

function readCell(column: Column, cell: Cell, zone: string): { value: string } | { fault: DirectoryFault } {
  switch (column.field) {
    case "group":
      return oneOf(cell.text, GROUP_CELLS);
    case "seat":
      return oneOf(cell.text, SEAT_CELLS);
    case "from":
    case "until": {
      const value = readInstant(cell, zone);
      return value === undefined ? { fault: { code: "cell-date" } } : { value };
    }
    default:
      return { value: cell.text };
  }
}

/** One of the words, or the code it stands for. */
function oneOf(text: string, words: Readonly<Record<string, string>>): { value: string } | { fault: DirectoryFault } {
  const found = Object.entries(words).find(([word, code]) => word === text || code === text);
  if (found) return { value: found[1] };
  return { fault: { code: "cell-option", facts: { options: Object.keys(words).join("、") } } };
}

function candidate(table: DirectoryTable, values: Values): Readonly<Record<string, unknown>> {
  switch (table) {
    case "units":
      return { edit: "putUnit", ...values };
    case "persons":
      return { edit: "putPerson", ...values };
    case "enterprises":
      return { edit: "putEnterprise", ...values };
    case "holdings": {
      const { seat: kind = "", place, ...rest } = values;
      const code = place !== undefined && scopeOf(kind) === "enterprise" ? place.toUpperCase() : place;
      return { edit: "hold", seat: code === undefined ? kind : `${kind}:${code}`, ...rest };
    }
    case "substitutions":
      return { edit: "substitute", ...values };
    case "interests": {
      const { enterprise = "", ...rest } = values;
      return { edit: "declareInterest", ...rest, enterprise: enterprise.toUpperCase() };
    }
    case "subscribers":
      return { edit: "putSubscriber", ...values };
  }
}

/** Two rows that say something about the same line. A seat may be held twice, at different times. */
function rowKey(edit: DirectoryEdit): string {
  const begins = edit.edit === "hold" || edit.edit === "substitute";
  return begins ? `${lineOf(edit)}/${edit.from ?? ""}` : lineOf(edit);
}
