import { type Cell, MOST_ROWS } from "../../domain/directory/cell.ts";
import { Unreadable } from "./unreadable.ts";

/** UTF-8, with or without its mark, or GB18030, which Excel in China writes. Bytes that are neither are refused, never guessed at. */
export function readText(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new Unreadable("file-encoding");
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new Unreadable("file-encoding");
}

/** RFC 4180: cells between commas, quoted where they hold a comma, a quotation mark (doubled) or a line break. */
export function readCsv(text: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, next } = text[at] === '"' ? quoted(text, at, rows.length + 1) : plain(text, at, rows.length + 1);
    row.push(cellOf(cell.trim()));
    at = next;
    if (text[at] === "," && at + 1 < text.length) at++;
    else if (text[at] === ",") {
      row.push({ text: "" });
      at++;
    } else {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      rows.push(row);
      row = [];
      if (rows.length > MOST_ROWS + 1) throw new Unreadable("too-many-rows", { facts: { most: MOST_ROWS } });
    }
  }
  return row.length > 0 ? [...rows, row] : rows;
}

/** The mark that keeps a spreadsheet from reading a formula (functions/http/csv.ts) is none of the text it was put before. */
const GUARDED = /^'(?=[=+\-@＝＋－＠])/;

function cellOf(cell: string): Cell {
  return cell.startsWith("=") ? { text: "", fault: "formula" } : { text: cell.replace(GUARDED, "") };
}

const END = /[,\r\n]/g;

function plain(text: string, from: number, row: number): { cell: string; next: number } {
  END.lastIndex = from;
  const next = END.exec(text)?.index ?? text.length;
  const cell = text.slice(from, next);
  if (cell.includes('"')) throw new Unreadable("file-quotes", { row });
  return { cell, next };
}

function quoted(text: string, from: number, row: number): { cell: string; next: number } {
  const parts: string[] = [];
  for (let at = from + 1; ;) {
    const close = text.indexOf('"', at);
    if (close < 0) throw new Unreadable("file-quotes", { row });
    parts.push(text.slice(at, close));
    if (text[close + 1] !== '"') {
      const next = close + 1;
      if (next < text.length && !/[,\r\n]/.test(text.charAt(next))) throw new Unreadable("file-quotes", { row });
      return { cell: parts.join('"'), next };
    }
    at = close + 2;
  }
}
