import type { DirectoryTable } from "../../contract/directory-edits.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Instant } from "../../contract/vocabulary.ts";
import { lineKey } from "./fault.ts";
import { Lines } from "./lines.ts";

/** A directory while edits are made to it. It remembers which edit touched a line last, so that a fault found at the end has its place. */
export class WorkingCopy {
  readonly at: Instant;
  /** The number of the commit that is being prepared: what it writes is marked with it. */
  readonly commit: number;
  readonly units;
  readonly persons;
  readonly enterprises;
  readonly holdings;
  readonly substitutions;
  readonly interests;
  readonly subscribers;
  readonly #base: Directory;
  readonly #touched = new Map<string, number>();
  #edit = 0;

  constructor(base: Directory, at: Instant, commit: number) {
    this.#base = base;
    this.at = at;
    this.commit = commit;
    this.units = new Lines(base.units, ({ id }) => id);
    this.persons = new Lines(base.persons, ({ id }) => id);
    this.enterprises = new Lines(base.enterprises, ({ creditCode }) => creditCode);
    this.holdings = new Lines(base.holdings, ({ seat }) => seat);
    this.substitutions = new Lines(base.substitutions, ({ person }) => person);
    this.interests = new Lines(base.interests, ({ person }) => person);
    this.subscribers = new Lines(base.subscribers, ({ email }) => email);
  }

  begin(edit: number): void {
    this.#edit = edit;
  }

  touch(table: DirectoryTable, ...parts: readonly string[]): void {
    this.#touched.set(lineKey(table, ...parts), this.#edit);
  }

  /** The last edit that touched one of these lines. */
  editOf(lines: readonly string[]): number | undefined {
    const edits = lines.flatMap((line) => this.#touched.get(line) ?? []);
    return edits.length === 0 ? undefined : Math.max(...edits);
  }

  knowsUnit(id: string): boolean {
    return this.units.of(id).some(({ ended }) => ended === undefined);
  }

  knowsPerson(id: string): boolean {
    return this.persons.of(id).some(({ ended }) => ended === undefined);
  }

  knowsEnterprise(code: string): boolean {
    return this.enterprises.of(code).some(({ ended }) => ended === undefined);
  }

  directory(version: string): Directory {
    return {
      ...this.#base,
      version,
      units: this.units.all(),
      persons: this.persons.all(),
      enterprises: this.enterprises.all(),
      holdings: this.holdings.all(),
      substitutions: this.substitutions.all(),
      interests: this.interests.all(),
      subscribers: this.subscribers.all(),
    };
  }
}
