import type { Sheet } from "../../domain/directory/cell.ts";
import { readCsv, readText } from "./csv.ts";
import { Unreadable } from "./unreadable.ts";
import { readXlsx } from "./xlsx.ts";

/** Office files of before 2007, and those with a password, whatever they contain: an OLE container. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];

/** A CSV or XLSX file as its rows. What it is, its first bytes say, not its name. Whatever is wrong with it is answered, never thrown. */
export function readSheet(bytes: Buffer, most: number): Sheet {
  try {
    const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
    if (bytes.length === 0) throw new Unreadable("file-empty");
    if (bytes.length > most) throw new Unreadable("file-large", { facts: { most: `${most / 1024 / 1024} MB` } });
    if (begins(OLE)) throw new Unreadable("file-encrypted");
    return { rows: begins(ZIP) ? readXlsx(bytes) : readCsv(readText(bytes)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, facts, row } = error;
    return { unreadable: { code, facts, ...(row !== undefined && { row }) } };
  }
}
