import type { DirectoryFaultCode, Facts } from "../../contract/directory-faults.ts";

/** A file that is not what it has to be; nothing of it was used. */
export class Unreadable extends Error {
  readonly code: DirectoryFaultCode;
  readonly facts: Facts;
  readonly row: number | undefined;

  constructor(code: DirectoryFaultCode, { facts = {}, row }: { facts?: Facts; row?: number } = {}) {
    super(code);
    this.name = "Unreadable";
    this.code = code;
    this.facts = facts;
    this.row = row;
  }
}
