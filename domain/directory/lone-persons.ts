import type { Directory } from "../../contract/directory.ts";
import type { Pack } from "../../contract/pack.ts";
import type { LoneReason } from "../../contract/views/directory.ts";
import type { Instant, Seat } from "../../contract/vocabulary.ts";
import { kindOf, placeOf, scopeOf } from "../places.ts";
import { seatFor } from "../seats.ts";
import { grouped } from "./grouped.ts";
import { isRunning } from "./period.ts";
import { type Pair, pairsOf } from "./two-persons.ts";

/** 一人兼两岗: somebody is the only one in two seats of one chain. Nothing stops: separation passes the second on to `fallsTo`. */
export interface Lone {
  readonly person: string;
  readonly seats: readonly [Seat, Seat];
  readonly reasons: readonly LoneReason[];
  /** Of how many enterprises, where one of the seats is an enterprise's. */
  readonly enterprises?: number;
  /** Who acts in the second seat instead. None where a duty is only raised to the same person once more, or where nobody is left. */
  readonly fallsTo?: Seat;
}

/** Reasons for which the same person may not act twice; raised or escalated to himself, a duty stays his. */
const APART: ReadonlySet<LoneReason> = new Set([
  "closeOut",
  "steps",
  "callBack",
  "extension",
  "suspension",
  "objection",
] satisfies LoneReason[]);

/** Everybody who is alone in two seats that one of these packs wants two persons in, once for each two seats of a place. */
export function lonePersons(packs: readonly Pack[], directory: Directory, at: Instant): Lone[] {
  const pairs = grouped(packs.flatMap(pairsOf), ({ seats }) => seats.join());
  const held = directory.holdings.filter((holding) => isRunning(holding, at));
  // Where one person holds a seat, every act from it rests on him, also those of whoever stands in for him.
  const soles = [...grouped(held, ({ seat }) => seat).values()].flatMap(([first, ...others]) =>
    first !== undefined && others.every(({ person }) => person === first.person) ? [first] : [],
  );
  const found = new Map<string, Lone>();
  for (const [person, seats] of grouped(soles, (one) => one.person)) {
    const byKind = grouped(seats, ({ seat }) => kindOf(seat));
    for (const same of pairs.values()) {
      const reasons = [...new Set(same.map(({ reason }) => reason))];
      for (const two of together(same[0], byKind)) {
        const key = [person, ...two.map(shownPlace)].join();
        const known = found.get(key);
        const ofEnterprise = two.some((seat) => scopeOf(seat) === "enterprise");
        const lone = known ?? { person, seats: two, reasons, ...fallsTo(person, two, reasons, directory, at) };
        found.set(key, ofEnterprise ? { ...lone, enterprises: (known?.enterprises ?? 0) + 1 } : lone);
      }
    }
  }
  return [...found.values()];
}

/** Two of somebody's seats that can meet on one issue: of one unit, of one enterprise, or of the county. He may have thousands. */
function* together(pair: Pair | undefined, byKind: ReadonlyMap<string, readonly { readonly seat: Seat }[]>) {
  const [firsts = [], seconds = []] = (pair?.seats ?? []).map((kind) => byKind.get(kind) ?? []);
  const [one, other] = [firsts[0]?.seat, seconds[0]?.seat];
  if (one === undefined || other === undefined) return;
  const byPlace = scopeOf(one) === scopeOf(other) && grouped(seconds, ({ seat }) => placeOf(seat) ?? "");
  for (const { seat: first } of firsts) {
    const meeting = byPlace ? (byPlace.get(placeOf(first) ?? "") ?? []) : seconds;
    for (const { seat: second } of meeting) yield [first, second] satisfies [Seat, Seat];
  }
}

/** A leader of many enterprises is named once: by the kind of that seat. */
function shownPlace(seat: Seat): string {
  return scopeOf(seat) === "enterprise" ? kindOf(seat) : seat;
}

function fallsTo(
  person: string,
  seats: readonly [Seat, Seat],
  reasons: readonly LoneReason[],
  directory: Directory,
  at: Instant,
): { fallsTo?: Seat } {
  if (!reasons.some((reason) => APART.has(reason))) return {};
  const enterprise = seats.map((seat) => (scopeOf(seat) === "enterprise" ? placeOf(seat) : undefined)).find(Boolean);
  const without = (persons: readonly string[]) => (persons.includes(person) ? { why: "excluded" as const } : undefined);
  const { seat, fallback } = seatFor(seats[1], without, enterprise ?? "-", at, directory);
  return fallback.at(-1)?.why === "nobody" ? {} : { fallsTo: seat };
}
