import type { DirectoryFaultCode, Facts } from "../../contract/directory-faults.ts";
import type { DirectoryTable } from "../../contract/directory-edits.ts";

/** What is wrong with a directory, a change to it or a file; where it stands in the change or the file. */
export interface DirectoryFault {
  readonly code: DirectoryFaultCode;
  readonly facts?: Facts;
  /** Lines of the directory it is about, by their keys. */
  readonly lines?: readonly string[];
  readonly edit?: number;
  readonly field?: string;
  readonly row?: number;
  readonly column?: string;
}

/** Names a line of the directory: `holdings/head:U1/zhang-san`. Lines of one key differ in their periods. */
export function lineKey(table: DirectoryTable, ...parts: readonly string[]): string {
  return [table, ...parts].join("/");
}
