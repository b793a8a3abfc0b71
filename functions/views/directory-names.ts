import type { DirectoryCommit } from "../../contract/directory-commit.ts";
import { directorySentence, type Facts } from "../../contract/directory-faults.ts";
import type { Directory } from "../../contract/directory.ts";
import type { Locale } from "../../contract/problems.ts";
import type { DirectoryCommitRow, DirectoryFaultView } from "../../contract/views/directory.ts";
import { Instant, Seat } from "../../contract/vocabulary.ts";
import type { DirectoryFault } from "../../domain/directory/fault.ts";
import { writeInstant } from "../../domain/directory/local-time.ts";
import { placeOf, scopeOf } from "../../domain/places.ts";
import { actorView, personName, seatName } from "./names.ts";

/** `示例铸造有限公司 助企干部`: where many seats of a kind stand side by side, an enterprise is named as a unit is. */
export function fullSeatName(seat: Seat, directory: Directory, locale: Locale): string {
  const name = seatName(seat, directory, locale);
  if (scopeOf(seat) !== "enterprise") return name;
  const code = placeOf(seat);
  return `${directory.enterprises.find(({ creditCode }) => creditCode === code)?.name ?? code ?? ""} ${name}`;
}

export function named(person: string, directory: Directory): { person: string; name: string } {
  return { person, name: personName(person, directory) };
}

export function commitRow(commit: DirectoryCommit, directory: Directory, locale: Locale): DirectoryCommitRow {
  const { version, command, at, actor, reason, counts, to, hash } = commit;
  const row = { version, command, at, actor: actorView(actor, directory, locale), counts, to, hash };
  return { ...row, ...(reason !== undefined && { reason }) };
}

/** A fault with its place and its sentences, instants on the county's clock and persons by their names. */
export function faultView(fault: DirectoryFault, directory: Directory, zone: string): DirectoryFaultView {
  const { code, facts = {}, edit, field, row, column } = fault;
  return {
    code,
    ...(edit !== undefined && { edit }),
    ...(field !== undefined && { field }),
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
    "zh-CN": directorySentence(code, "zh-CN", inWords(facts, directory, "zh-CN", zone)),
    en: directorySentence(code, "en", inWords(facts, directory, "en", zone)),
  };
}

function inWords(facts: Facts, directory: Directory, locale: Locale, zone: string): Facts {
  const words = Object.entries(facts).map(([name, fact]) => {
    if (Instant.safeParse(fact).success) return [name, writeInstant(String(fact), zone)];
    if (name === "seat" && Seat.safeParse(fact).success) return [name, fullSeatName(String(fact), directory, locale)];
    const person = name === "person" || name === "substitute";
    return [name, person ? personName(String(fact), directory) : fact];
  });
  return Object.fromEntries(words);
}
