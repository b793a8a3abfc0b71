import type { Directory } from "../../contract/directory.ts";
import type { Locale } from "../../contract/problems.ts";
import type { Alone, ChangeLine, DirectoryPreview, Vacancy } from "../../contract/views/directory.ts";
import { type Change, countsOf } from "../../domain/directory/difference.ts";
import type { Lone } from "../../domain/directory/lone-persons.ts";
import type { DutyMove, OpenDuty, Vacancy as Vacant } from "../../domain/directory/outlook.ts";
import { scopeOf } from "../../domain/places.ts";
import type { Holder } from "../../domain/seats.ts";
import type { Plan } from "../http/plan-directory.ts";
import { faultView, fullSeatName, named } from "./directory-names.ts";
import { seatName } from "./names.ts";

const MOST_CHANGES = 500;
const MOST_ROWS = 200;
const MOST_FAULTS = 500;

export function some<T, R>(all: readonly T[], most: number, row: (one: T) => R): { total: number; rows: R[] } {
  return { total: all.length, rows: all.slice(0, most).map(row) };
}

/** What a plan would do, as it is shown before it is done. */
export function previewView(plan: Plan, locale: Locale, zone: string, rows?: number): DirectoryPreview {
  const { before, after, changes, faults, at, preview } = plan;
  return {
    basedOn: before.version,
    ...(faults.length === 0 && { preview }),
    at,
    counts: countsOf(changes),
    changes: changeLines(changes, after, locale),
    duties: some(plan.outlook.moves, MOST_ROWS, (move) => moveRow(move, after, locale)),
    vacant: vacancies(plan.outlook.vacant, plan.duties, after, locale),
    alone: aloneRows(plan.alone, after, locale),
    faults: some(faults, MOST_FAULTS, (fault) => faultView(fault, after, zone)),
    ...(rows !== undefined && { rows }),
  };
}

export function vacancies(
  vacant: readonly Vacant[],
  duties: readonly OpenDuty[],
  directory: Directory,
  locale: Locale,
): { total: number; rows: Vacancy[] } {
  return some(vacant, MOST_ROWS, (one) =>
    vacancyRow(one, duties.filter(({ seat }) => seat === one.seat).length, directory, locale),
  );
}

export function vacancyRow(
  { seat, at, fallsTo }: Vacant,
  openDuties: number,
  directory: Directory,
  locale: Locale,
): Vacancy {
  const name = (one: string) => ({ seat: one, name: fullSeatName(one, directory, locale) });
  return { ...name(seat), at, openDuties, ...(fallsTo !== undefined && { fallsTo: name(fallsTo) }) };
}

export function aloneRows(
  alone: readonly Lone[],
  directory: Directory,
  locale: Locale,
): { total: number; rows: Alone[] } {
  const seat = (one: string, many: boolean) => {
    const name =
      many && scopeOf(one) === "enterprise" ? seatName(one, directory, locale) : fullSeatName(one, directory, locale);
    return { seat: one, name };
  };
  return some(alone, MOST_ROWS, ({ person, seats: [one, other], reasons, enterprises, fallsTo }) => {
    const many = (enterprises ?? 0) > 1;
    return {
      ...named(person, directory),
      seats: [seat(one, many), seat(other, many)] satisfies Alone["seats"],
      reasons: [...reasons],
      ...(enterprises !== undefined && { enterprises }),
      ...(fallsTo !== undefined && { fallsTo: seat(fallsTo, many) }),
    };
  });
}

function moveRow(move: DutyMove, directory: Directory, locale: Locale) {
  const { enterprise: _, number, seat, before, after, ...rest } = move;
  const persons = (holders: readonly Holder[]) => holders.map(({ person }) => named(person, directory));
  return {
    ...rest,
    seat,
    name: fullSeatName(seat, directory, locale),
    before: persons(before),
    after: persons(after),
    ...(number !== undefined && { number }),
  };
}

/** Each line by the name people know it by, and the fields that differ. */
export function changeLines(
  changes: readonly Change[],
  directory: Directory,
  locale: Locale,
): DirectoryPreview["changes"] {
  const nameOf = namesIn(directory, locale);
  return some(changes, MOST_CHANGES, ({ table, what, key, before = {}, after = {} }): ChangeLine => {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
      const [was, is] = [before[field], after[field]];
      if (was === is) return [];
      return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
    });
    const line = { ...before, ...after };
    const name = line["name"] ?? nameOf([line["seat"], line["person"], line["substitute"], line["enterprise"]]);
    return { table, what, key, name, fields };
  });
}

function namesIn(directory: Directory, locale: Locale) {
  const { persons, units, enterprises } = directory;
  const known = new Map([
    ...units.map(({ id, name }) => [id, name] as const),
    ...enterprises.map(({ creditCode, name }) => [creditCode, name] as const),
    ...persons.map(({ id, name }) => [id, name] as const),
  ]);
  return ([seat, ...ids]: readonly (string | undefined)[]): string => {
    const seats = seat === undefined ? [] : [fullSeatName(seat, directory, locale)];
    const others = ids.filter((id) => id !== undefined).map((id) => known.get(id) ?? id);
    return [...seats, ...others].join(" → ");
  };
}
