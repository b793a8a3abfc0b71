import { grouped } from "./grouped.ts";

/** Lines of a table while it is worked on, found by a name each without looking through all of them. */
export class Lines<T> {
  readonly #by: Map<string, T[]>;
  readonly #nameOf: (line: T) => string;

  constructor(all: readonly T[], nameOf: (line: T) => string) {
    this.#nameOf = nameOf;
    this.#by = grouped(all, nameOf);
  }

  of(name: string): readonly T[] {
    return this.#by.get(name) ?? [];
  }

  all(): T[] {
    return [...this.#by.values()].flat();
  }

  add(line: T): void {
    this.#by.set(this.#nameOf(line), [...this.of(this.#nameOf(line)), line]);
  }

  /** Puts another in the place of a line, or takes it out. */
  replace(line: T, fresh?: T): void {
    const put = fresh === undefined ? [] : [fresh];
    const mine = this.of(this.#nameOf(line)).flatMap((one) => (one === line ? put : [one]));
    if (mine.length > 0) this.#by.set(this.#nameOf(line), mine);
    else this.#by.delete(this.#nameOf(line));
  }
}
