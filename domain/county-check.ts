import type { CountyFile } from "../contract/county.ts";
import type { Directory } from "../contract/directory.ts";
import { checkCalendar } from "./calendar-check.ts";
import { kindOf, placeOf } from "./places.ts";

/** What is wrong with a county file, a sentence each; an empty list means that it may be loaded. */
export function checkCounty({ directory, calendar, forms }: CountyFile): string[] {
  return [
    ...checkCalendar(calendar).map(({ en }) => `calendar: ${en}`),
    ...twice(
      "unit",
      directory.units.map(({ id }) => id),
    ),
    ...twice(
      "person",
      directory.persons.map(({ id }) => id),
    ),
    ...twice(
      "sub",
      directory.persons.map(({ sub }) => sub),
    ),
    ...twice(
      "enterprise",
      directory.enterprises.map(({ creditCode }) => creditCode),
    ),
    ...twice(
      "form",
      forms.map(({ id }) => id),
    ),
    ...forms.flatMap(({ id, sections }) =>
      twice(
        `field of form ${id}`,
        sections.flatMap(({ fields }) => fields.map(({ name }) => name)),
      ),
    ),
    ...seats(directory),
    ...persons(directory),
  ];
}

function twice(what: string, names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.has(name) || !seen.add(name)).map((name) => `${what} ${name} is named twice`);
}

/** A seat exists where its unit or enterprise does; seats of the county have no place. */
function seats({ units, enterprises, holdings }: Directory): string[] {
  const unitIds = new Set(units.map(({ id }) => id));
  const codes = new Set(enterprises.map(({ creditCode }) => creditCode));
  return holdings.flatMap(({ seat, from, until }) => {
    const place = placeOf(seat);
    const faults = until !== undefined && until <= from ? [`${seat} ends before it begins`] : [];
    switch (kindOf(seat)) {
      case "handler":
      case "head":
        return place !== undefined && unitIds.has(place) ? faults : [...faults, `${seat}: no such unit`];
      case "aide":
      case "tier1":
        return place !== undefined && codes.has(place) ? faults : [...faults, `${seat}: no such enterprise`];
      case "ent":
      case "system":
        return [...faults, `${seat} is held by nobody of the directory`];
      default:
        return place === undefined ? faults : [...faults, `${seat} has no place`];
    }
  });
}

function persons({ persons, holdings, substitutions, interests, enterprises }: Directory): string[] {
  const ids = new Set(persons.map(({ id }) => id));
  const codes = new Set(enterprises.map(({ creditCode }) => creditCode));
  const named = [
    ...holdings.map(({ person, seat }) => [person, `of ${seat}`] as const),
    ...substitutions.flatMap(({ person, substitute }) => [
      [person, "stood in for"] as const,
      [substitute, "standing in"] as const,
    ]),
    ...interests.map(({ person }) => [person, "with an interest"] as const),
  ];
  return [
    ...named.filter(([id]) => !ids.has(id)).map(([id, why]) => `no such person ${id}, ${why}`),
    ...interests
      .filter(({ enterprise }) => !codes.has(enterprise))
      .map(({ enterprise }) => `no such enterprise ${enterprise}`),
  ];
}
