import { type Cell, MOST_ROWS } from "../../domain/directory/cell.ts";
import { Unreadable } from "./unreadable.ts";
import { openZip } from "./unzip.ts";
import { tokens } from "./xml.ts";

/** Of all parts together. A sheet of 20,000 rows has some 8 MB. */
const MOST_UNPACKED = 40 * 1024 * 1024;
const MOST_COLUMNS = 50;
/** Numbers a spreadsheet keeps exactly: beyond 15 digits it has changed them. */
const EXACT = /^-?\d{1,15}(?:\.\d+)?$/;

/** The first sheet of a workbook (ECMA-376, SpreadsheetML) as its rows. A cell with a formula is named, not believed. Throws `Unreadable`. */
export function readXlsx(bytes: Buffer): Cell[][] {
  const zip = openZip(bytes, MOST_UNPACKED);
  if (zip.has("EncryptedPackage")) throw new Unreadable("file-encrypted");
  if (!zip.has("xl/workbook.xml")) throw new Unreadable("file-zip");
  const part = (name: string): string => text(zip.read(name));
  const strings = zip.has("xl/sharedStrings.xml") ? sharedStrings(part("xl/sharedStrings.xml")) : [];
  const book = part("xl/workbook.xml");
  return rowsOf(part(firstSheet(book, part("xl/_rels/workbook.xml.rels"))), strings);
}

function text(part: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(part);
  } catch {
    throw new Unreadable("file-xml");
  }
}

/** The sheet that stands first in the workbook, whatever its file is called. */
function firstSheet(book: string, relations: string): string {
  let relation: string | undefined;
  for (const token of tokens(book))
    if ("open" in token && token.open === "sheet") relation ??= token.attributes["r:id"];
  if (relation === undefined) throw new Unreadable("file-sheet");
  for (const token of tokens(relations)) {
    if (!("open" in token) || token.attributes["Id"] !== relation) continue;
    const target = token.attributes["Target"] ?? "";
    return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  }
  throw new Unreadable("file-sheet");
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let inText = false;
  let inReading = false;
  for (const token of tokens(xml)) {
    if ("open" in token && token.open === "si") strings.push("");
    // How a word is read (furigana) stands beside it and is none of it.
    if ("open" in token && token.open === "rPh") inReading = true;
    if ("close" in token && token.close === "rPh") inReading = false;
    if ("open" in token && token.open === "t") inText = !inReading;
    if ("close" in token && token.close === "t") inText = false;
    if ("text" in token && inText) strings.push((strings.pop() ?? "") + token.text);
  }
  return strings;
}

interface Reading {
  type: string;
  column: number;
  value: string;
  formula: boolean;
}

function rowsOf(xml: string, strings: readonly string[]): Cell[][] {
  const rows: Cell[][] = [];
  let cell: Reading | undefined;
  let inValue = false;
  for (const token of tokens(xml)) {
    if ("text" in token) {
      if (cell && inValue) cell.value += token.text;
    } else if ("open" in token) {
      const { open, attributes } = token;
      if (open === "row") startRow(rows, attributes["r"]);
      if (open === "c")
        cell = { ...place(attributes["r"], rows), type: attributes["t"] ?? "n", value: "", formula: false };
      if (open === "f" && cell) cell.formula = true;
      if (open === "v" || open === "t") inValue = true;
    } else {
      if (token.close === "v" || token.close === "t") inValue = false;
      if (token.close === "c" && cell) {
        put(rows, cell.column, cellOf(cell, strings));
        cell = undefined;
      }
    }
  }
  return rows;
}

/** Rows that are left out in the file are empty ones, so that a row keeps its number. */
function startRow(rows: Cell[][], numbered: string | undefined): void {
  const number = numbered === undefined ? rows.length + 1 : Number(numbered);
  if (!Number.isInteger(number) || number <= rows.length) throw new Unreadable("file-xml");
  if (number > MOST_ROWS + 1) throw new Unreadable("too-many-rows", { facts: { most: MOST_ROWS } });
  while (rows.length < number) rows.push([]);
}

function place(reference: string | undefined, rows: readonly Cell[][]): { column: number } {
  if (reference === undefined) return { column: rows.at(-1)?.length ?? 0 };
  const letters = /^[A-Z]{1,3}(?=\d+$)/.exec(reference)?.[0];
  if (letters === undefined) throw new Unreadable("file-xml");
  return { column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
}

function put(rows: Cell[][], column: number, cell: Cell): void {
  const row = rows.at(-1);
  if (row === undefined || column < row.length) throw new Unreadable("file-xml");
  if (column >= MOST_COLUMNS) {
    if (cell.text !== "") throw new Unreadable("heading-unknown", { facts: { heading: cell.text.slice(0, 20) } });
    return;
  }
  while (row.length < column) row.push({ text: "" });
  row.push(cell);
}

function cellOf({ type, value, formula }: Reading, strings: readonly string[]): Cell {
  if (formula) return { text: "", fault: "formula" };
  const found = value.trim();
  switch (type) {
    case "s": {
      const shared = strings[Number(found)];
      if (shared === undefined) throw new Unreadable("file-xml");
      return { text: shared.trim() };
    }
    case "inlineStr":
    case "str":
    case "d":
      return { text: found };
    case "n":
      if (found === "") return { text: "" };
      return EXACT.test(found) ? { text: found, number: Number(found) } : inexact(found);
    default:
      return { text: "", fault: "cell-error" };
  }
}

/** Times are fractions of a day with more digits than are exact; whole numbers of that length are spoilt. */
function inexact(found: string): Cell {
  const number = Number(found);
  const spoilt = !Number.isFinite(number) || Number.isInteger(number) || Math.abs(number) > 1e6;
  return spoilt ? { text: "", fault: "long-number" } : { text: found, number };
}
