import type { DirectoryTable } from "../../contract/directory-edits.ts";
import type { Directory, Holding, Substitution } from "../../contract/directory.ts";
import type { Locale } from "../../contract/problems.ts";
import type { DirectoryRows, HoldingRow, SubstitutionRow } from "../../contract/views/directory.ts";
import type { Instant, Seat, SeatKind } from "../../contract/vocabulary.ts";
import { inUse } from "../../domain/directory/in-use.ts";
import { isOpen, type Period } from "../../domain/directory/period.ts";
import { seatAt } from "../../domain/places.ts";
import { holdersOf, seatsOf } from "../../domain/seats.ts";
import { fullSeatName, named } from "./directory-names.ts";
import { personName } from "./names.ts";

const PAGE = 100;

export interface Shown {
  readonly directory: Directory;
  readonly at: Instant;
  readonly locale: Locale;
}
type Asked = { readonly q?: string | undefined; readonly all: boolean; readonly from: number };

/** A page of one table; names are worked out for the rows of the page alone. */
export function rowsOf(table: DirectoryTable, asked: Asked, shown: Shown): DirectoryRows {
  const { directory, at, locale } = shown;
  const people = (seats: readonly Seat[]) =>
    seats.flatMap((seat) => holdersOf(seat, at, directory)).map(({ person }) => named(person, directory));
  const of = (kinds: readonly SeatKind[], enterprise: string) =>
    people(kinds.map((kind) => seatAt(kind, { enterprise })));
  const shownOf = <T extends { ended?: Instant | undefined }>(all: readonly T[]) => (asked.all ? all : inUse(all));
  const open = (line: Period) => asked.all || isOpen(line, at);
  switch (table) {
    case "units": {
      const page = paged(shownOf(directory.units), ({ id, name }) => [id, name], asked);
      const holders = (id: string) => people([`head:${id}`, `handler:${id}`]);
      return { table, ...page.facts, units: page.rows.map((unit) => ({ ...unit, holders: holders(unit.id) })) };
    }
    case "persons": {
      const page = paged(shownOf(directory.persons), ({ id, name, email }) => [id, name, email], asked);
      const seats = (id: string) =>
        seatsOf(id, at, directory).map(({ seat }) => ({ seat, name: fullSeatName(seat, directory, locale) }));
      return { table, ...page.facts, persons: page.rows.map((person) => ({ ...person, seats: seats(person.id) })) };
    }
    case "enterprises": {
      const found = shownOf(directory.enterprises);
      const page = paged(found, ({ creditCode, name, township, chain }) => [creditCode, name, township, chain], asked);
      const enterprises = page.rows.map((one) => {
        return { ...one, aides: of(["aide"], one.creditCode), leaders: of(["tier1"], one.creditCode) };
      });
      return { table, ...page.facts, enterprises };
    }
    case "holdings": {
      const rowOf = (line: Holding) => holdingRow(line, shown);
      const texts = (row: HoldingRow) => [row.seat, row.name, row.person, row.holder];
      const page = paged(directory.holdings.filter(open), (line) => texts(rowOf(line)), asked);
      return { table, ...page.facts, holdings: page.rows.map(rowOf) };
    }
    case "substitutions": {
      const found = directory.substitutions.filter(open).map((one) => substitutionRow(one, shown));
      const page = paged(found, (row) => [row.person, row.name, row.substitute, row.substituteName], asked);
      return { table, ...page.facts, substitutions: page.rows };
    }
    case "interests": {
      const found = directory.interests.map(({ person, enterprise }) => {
        const name = directory.enterprises.find(({ creditCode }) => creditCode === enterprise)?.name ?? enterprise;
        return { ...named(person, directory), enterprise, enterpriseName: name };
      });
      const page = paged(found, (row) => Object.values(row), asked);
      return { table, ...page.facts, interests: page.rows };
    }
    case "subscribers": {
      const page = paged(directory.subscribers, ({ name, email }) => [name, email], asked);
      return { table, ...page.facts, subscribers: page.rows };
    }
  }
}

function holdingRow(line: Holding, { directory, at, locale }: Shown): HoldingRow {
  const { seat, person } = line;
  const name = fullSeatName(seat, directory, locale);
  return { seat, name, person, holder: personName(person, directory), ...periodOf(line, at) };
}

export function substitutionRow(line: Substitution, { directory, at }: Shown): SubstitutionRow {
  const { person, substitute } = line;
  const substituteName = personName(substitute, directory);
  return { person, name: personName(person, directory), substitute, substituteName, ...periodOf(line, at) };
}

function periodOf({ from, until, commit }: Period & { readonly commit?: number | undefined }, at: Instant) {
  const state = from > at ? ("later" as const) : isOpen({ from, until }, at) ? ("now" as const) : ("ended" as const);
  return { from, state, ...(until !== undefined && { until }), ...(commit !== undefined && { commit }) };
}

function paged<T>(all: readonly T[], texts: (one: T) => readonly (string | undefined)[], { q = "", from }: Asked) {
  const wanted = q.toLowerCase();
  const found =
    wanted === "" ? all : all.filter((one) => texts(one).some((text) => text?.toLowerCase().includes(wanted)));
  const rows = found.slice(from, from + PAGE);
  const next = from + PAGE < found.length ? String(from + PAGE) : undefined;
  return { rows, facts: { total: found.length, ...(next !== undefined && { next }) } };
}
