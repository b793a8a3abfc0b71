import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CountyFile } from "../../contract/county.ts";
import { SEAT_KINDS, type SeatKind } from "../../contract/vocabulary.ts";
import { SEAT_WORDS } from "../../contract/words.ts";

/** A person of the demo county who can sign in. */
export interface DemoUser {
  sub: string;
  name: string;
  email: string | undefined;
  /** What the person is, in Chinese: 领导小组办公室, 单位负责人 市场监管局 … */
  roles: string[];
  /** The first holder of a kind of seat is shown at the top of the sign-in page. */
  featured: SeatKind | undefined;
}

export interface Users {
  all: DemoUser[];
  /** By `sub`, or by a short name of `users.json` such as `office` or `head-u01`. */
  find(name: string): DemoUser | undefined;
}

export const countyFolder = join(import.meta.dirname, "..", "county");

/** Everyone in the county file; nobody without one. */
export function readUsers(countyFile: string): Users {
  const text = readIfThere(countyFile);
  if (text === undefined) return { all: [], find: () => undefined };
  const { directory } = CountyFile.parse(JSON.parse(text));
  const units = new Map(directory.units.map((unit) => [unit.id, unit.name]));
  const holdings = Map.groupBy(directory.holdings, (holding) => holding.person);
  const taken = new Set<string>();
  const all = directory.persons.map((person): DemoUser => {
    const seats = (holdings.get(person.id) ?? []).map(({ seat }) => seat.split(":"));
    const featured = SEAT_KINDS.find((kind) => !taken.has(kind) && seats.some(([held]) => held === kind));
    if (featured) taken.add(featured);
    const roles = seats.map(([kind, scope]) => {
      const word = SEAT_KINDS.find((one) => one === kind);
      return [word ? SEAT_WORDS["zh-CN"][word] : kind, units.get(scope ?? "")].filter(Boolean).join(" ");
    });
    return { sub: person.sub, name: person.name, email: person.email, roles: [...new Set(roles)], featured };
  });
  const short = shortNames(join(countyFile, "..", "users.json"));
  const bySub = new Map(all.map((user) => [user.sub, user]));
  return { all, find: (name) => bySub.get(short.get(name) ?? name) };
}

function shortNames(file: string): Map<string, string> {
  const text = readIfThere(file);
  const names: Record<string, string> = text === undefined ? {} : JSON.parse(text);
  return new Map(Object.entries(names));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
