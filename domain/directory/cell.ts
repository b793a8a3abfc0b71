import type { DirectoryFaultCode, Facts } from "../../contract/directory-faults.ts";

/** One cell of a sheet: its text, trimmed; of a number in a workbook also its value; or why it cannot be read. */
export interface Cell {
  readonly text: string;
  readonly number?: number;
  readonly fault?: DirectoryFaultCode;
}

/** A sheet as its rows, or why the file as a whole cannot be read. */
export type Sheet =
  | { readonly rows: readonly (readonly Cell[])[] }
  | { readonly unreadable: { readonly code: DirectoryFaultCode; readonly facts?: Facts; readonly row?: number } };

/** More than the largest county needs, little enough to be read within one request. */
export const MOST_ROWS = 20_000;
