import { isCreditCode } from "../../contract/credit-code.ts";
import type { Directory, Holding } from "../../contract/directory.ts";
import type { SeatKind } from "../../contract/vocabulary.ts";
import { kindOf, placeOf, scopeOf } from "../places.ts";
import { checkSubstitutions } from "./check-substitutions.ts";
import { type DirectoryFault, lineKey } from "./fault.ts";
import { grouped } from "./grouped.ts";
import { overlaps } from "./period.ts";

/** Seats that one person holds at a time; the others have room for several. */
const ONE_HOLDER: ReadonlySet<SeatKind> = new Set(["head", "officeHead", "tier1"]);

/** Everything wrong with a directory as it stands; nothing means that it may be in force. */
export function checkDirectory(directory: Directory): DirectoryFault[] {
  const { units, persons, enterprises, holdings } = directory;
  const bySeat = [...grouped(holdings, ({ seat }) => seat).values()];
  return [
    ...twice(
      units,
      ({ id }) => id,
      (id) => [lineKey("units", id)],
    ),
    ...twice(
      persons,
      ({ id }) => id,
      (id) => [lineKey("persons", id)],
    ),
    ...twice(
      enterprises,
      ({ creditCode }) => creditCode,
      (code) => [lineKey("enterprises", code)],
    ),
    ...signIns(directory),
    ...enterprises
      .filter(({ creditCode, override }) => override === undefined && !isCreditCode(creditCode))
      .map(wrongCode),
    ...places(directory),
    ...holdings.filter(({ from, until }) => until !== undefined && until <= from).map((held) => wrongPeriod(held)),
    ...bySeat.flatMap((held) => overlaps(held).flatMap(([one, other]) => together(one, other))),
    ...people(directory),
    ...checkSubstitutions(directory),
  ];
}

function twice<T>(all: readonly T[], idOf: (one: T) => string, lines: (id: string) => string[]): DirectoryFault[] {
  return [...grouped(all, idOf)]
    .filter(([, members]) => members.length > 1)
    .map(([id]) => ({ code: "id-twice", facts: { id }, lines: lines(id) }));
}

function signIns({ persons }: Directory): DirectoryFault[] {
  return [...grouped(persons, ({ sub }) => sub).values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      code: "sub-taken",
      facts: { sub: same[0]?.sub ?? "", person: same.map(({ id }) => id).join("、") },
      lines: same.map(({ id }) => lineKey("persons", id)),
      field: "sub",
    }));
}

function wrongCode({ creditCode: code }: Directory["enterprises"][number]): DirectoryFault {
  return { code: "credit-code", facts: { code }, lines: [lineKey("enterprises", code)], field: "creditCode" };
}

function wrongPeriod({ seat, person }: Holding): DirectoryFault {
  return { code: "period-order", lines: [lineKey("holdings", seat, person)], field: "until" };
}

/** Two holders at a time: the same person twice, or more than one where only one may be. */
function together(one: Holding, other: Holding): DirectoryFault[] {
  const lines = [one, other].map(({ seat, person }) => lineKey("holdings", seat, person));
  const facts = { seat: one.seat, person: one.person };
  if (one.person === other.person) return [{ code: "holding-overlap", facts, lines, field: "from" }];
  return ONE_HOLDER.has(kindOf(one.seat)) ? [{ code: "one-holder", facts, lines, field: "seat" }] : [];
}

/** A seat exists where its unit or enterprise does; seats of the county have no place. */
function places({ units, enterprises, holdings }: Directory): DirectoryFault[] {
  const unitIds = new Set(units.map(({ id }) => id));
  const codes = new Set(enterprises.map(({ creditCode }) => creditCode));
  return holdings.flatMap(({ seat, person }): DirectoryFault[] => {
    const place = placeOf(seat);
    const at = { lines: [lineKey("holdings", seat, person)] };
    if (kindOf(seat) === "ent" || kindOf(seat) === "system")
      return [{ code: "seat-nobody", facts: { seat }, field: "seat", ...at }];
    switch (scopeOf(seat)) {
      case "county":
        return place === undefined ? [] : [{ code: "seat-place", facts: { seat }, field: "place", ...at }];
      case "unit":
        if (place === undefined) return [{ code: "seat-place", facts: { seat }, field: "place", ...at }];
        return unitIds.has(place) ? [] : [{ code: "unknown-unit", facts: { unit: place }, field: "place", ...at }];
      case "enterprise":
        if (place === undefined) return [{ code: "seat-place", facts: { seat }, field: "place", ...at }];
        return codes.has(place)
          ? []
          : [{ code: "unknown-enterprise", facts: { enterprise: place }, field: "place", ...at }];
    }
  });
}

function people({ persons, holdings, substitutions, interests, enterprises }: Directory): DirectoryFault[] {
  const ids = new Set(persons.map(({ id }) => id));
  const codes = new Set(enterprises.map(({ creditCode }) => creditCode));
  const named = [
    ...holdings.map(({ person, seat }) => ({ person, field: "person", line: lineKey("holdings", seat, person) })),
    ...substitutions.flatMap(({ person, substitute }) => {
      const line = lineKey("substitutions", person, substitute);
      return [
        { person, field: "person", line },
        { person: substitute, field: "substitute", line },
      ];
    }),
    ...interests.map(({ person, enterprise }) => {
      return { person, field: "person", line: lineKey("interests", person, enterprise) };
    }),
  ];
  return [
    ...named
      .filter(({ person }) => !ids.has(person))
      .map(({ person, field, line }): DirectoryFault => ({
        code: "unknown-person",
        facts: { person },
        field,
        lines: [line],
      })),
    ...interests
      .filter(({ enterprise }) => !codes.has(enterprise))
      .map(({ person, enterprise }): DirectoryFault => {
        const lines = [lineKey("interests", person, enterprise)];
        return { code: "unknown-enterprise", facts: { enterprise }, field: "enterprise", lines };
      }),
  ];
}
