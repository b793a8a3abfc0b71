import type { Directory, Holding, Substitution } from "../contract/directory.ts";
import type { Fallback } from "../contract/limit.ts";
import type { Instant, Seat } from "../contract/vocabulary.ts";
import { grouped } from "./directory/grouped.ts";
import { isRunning as running } from "./directory/period.ts";
import { fallbackOf, kindOf, LAST_RESORT } from "./places.ts";

/** A seat a person may act from; as a substitute, whose seat it is and, in a chain of two, through whom. */
export interface HeldSeat {
  readonly seat: Seat;
  readonly onBehalfOf?: string;
  readonly via?: string;
}

/** A person who may act from a seat. */
export interface Holder {
  readonly person: string;
  readonly onBehalfOf?: string;
  readonly via?: string;
}

/** Own seats first, then those of persons this one stands in for: periods half-open, chains of at most two, no cycles. */
export function seatsOf(person: string, at: Instant, directory: Directory): HeldSeat[] {
  const own = ownSeats(person, at, directory).map((seat): HeldSeat => ({ seat }));
  const others = principalsOf(person, at, directory).flatMap(({ person: principal, via }) =>
    ownSeats(principal, at, directory).map((seat) => ({ seat, onBehalfOf: principal, ...(via && { via }) })),
  );
  const found = new Map<Seat, HeldSeat>();
  for (const held of [...own, ...others]) if (!found.has(held.seat)) found.set(held.seat, held);
  return [...found.values()];
}

/** Everybody who may act from the seat: its holders first, then their substitutes. */
export function holdersOf(seat: Seat, at: Instant, directory: Directory): Holder[] {
  const owners = new Set(
    (lookUp(directory).bySeat.get(seat) ?? []).filter((held) => running(held, at)).map(({ person }) => person),
  );
  const found = new Map<string, Holder>([...owners].map((person) => [person, { person }]));
  for (const owner of owners) {
    for (const first of substitutesOf(owner, at, directory)) {
      if (!found.has(first)) found.set(first, { person: first, onBehalfOf: owner });
      for (const second of substitutesOf(first, at, directory)) {
        if (!found.has(second)) found.set(second, { person: second, onBehalfOf: owner, via: first });
      }
    }
  }
  return [...found.values()];
}

/** All persons whose authority an act rests on: separation counts each of them. */
export function personsOf(holder: Holder): string[] {
  return [holder.person, holder.onBehalfOf, holder.via].filter((person) => person !== undefined);
}

/** Why somebody may not act here: his interest in the enterprise, or a rule of separation with the facts it is broken by. */
export interface Apart {
  readonly why: "excluded" | "interest";
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** Why these persons, who are one act's, may not act here, or undefined. The one who acts himself comes first. */
export type Exclusion = (persons: readonly string[]) => Apart | undefined;

export interface Placement {
  readonly seat: Seat;
  /** Every seat that could not take the duty, in the order asked. */
  readonly fallback: readonly Fallback[];
}

/**
 * The seat a duty asked of `asked` goes to: the first of its fallback chain that somebody may act from (S6). If nobody is left the
 * duty stays with the seat asked and says so; commands resolve it again.
 */
export function seatFor(
  asked: Seat,
  excludes: Exclusion,
  enterprise: string,
  at: Instant,
  directory: Directory,
): Placement {
  if (kindOf(asked) === "ent") return { seat: asked, fallback: [] };
  const fallback: Fallback[] = [];
  for (const seat of chainOf(asked, enterprise, at, directory)) {
    const reasons = holdersOf(seat, at, directory).map((holder) => excludes(personsOf(holder))?.why);
    if (reasons.includes(undefined)) return { seat, fallback };
    const why = reasons.length === 0 ? "vacant" : reasons.includes("excluded") ? "excluded" : "interest";
    fallback.push({ asked: seat, why });
  }
  return { seat: asked, fallback: [...fallback, { asked, why: "nobody" }] };
}

/** The seat asked and those it falls back on, each once. */
export function* fallbackChain(asked: Seat, enterprise: string): Iterable<Seat> {
  const seen = new Set<Seat>();
  for (let seat: Seat | undefined = asked; seat !== undefined && !seen.has(seat); seat = fallbackOf(seat, enterprise)) {
    seen.add(seat);
    yield seat;
  }
}

/** Each seat of the chain once, then the governments above the county, where they have somebody. */
function chainOf(asked: Seat, enterprise: string, at: Instant, directory: Directory): Set<Seat> {
  const chain = new Set(fallbackChain(asked, enterprise));
  for (const seat of LAST_RESORT) if (holdersOf(seat, at, directory).length > 0) chain.add(seat);
  return chain;
}

function ownSeats(person: string, at: Instant, directory: Directory): Seat[] {
  return (lookUp(directory).byPerson.get(person) ?? []).filter((held) => running(held, at)).map(({ seat }) => seat);
}

function substitutesOf(person: string, at: Instant, directory: Directory): string[] {
  return (lookUp(directory).away.get(person) ?? [])
    .filter((one) => one.substitute !== person && running(one, at))
    .map(({ substitute }) => substitute);
}

/** Whom this person stands in for: directly, then through somebody who is away himself. */
function principalsOf(person: string, at: Instant, directory: Directory): { person: string; via?: string }[] {
  const stoodInFor = (substitute: string) =>
    (lookUp(directory).standsIn.get(substitute) ?? [])
      .filter((one) => one.person !== substitute && running(one, at))
      .map((one) => one.person);
  const direct = stoodInFor(person);
  const indirect = direct.flatMap((via) =>
    stoodInFor(via)
      .filter((principal) => principal !== person && !direct.includes(principal))
      .map((principal) => ({ person: principal, via })),
  );
  return [...direct.map((principal) => ({ person: principal })), ...indirect];
}

interface LookUp {
  readonly bySeat: ReadonlyMap<Seat, readonly Holding[]>;
  readonly byPerson: ReadonlyMap<string, readonly Holding[]>;
  readonly away: ReadonlyMap<string, readonly Substitution[]>;
  readonly standsIn: ReadonlyMap<string, readonly Substitution[]>;
}
const known = new WeakMap<Directory, LookUp>();

/** A version of the directory never changes, so it is put in order once: a county may have 15,000 holdings, and a decision asks many times. */
function lookUp(directory: Directory): LookUp {
  const found = known.get(directory);
  if (found) return found;
  const { holdings, substitutions } = directory;
  const made = {
    bySeat: grouped(holdings, ({ seat }) => seat),
    byPerson: grouped(holdings, ({ person }) => person),
    away: grouped(substitutions, ({ person }) => person),
    standsIn: grouped(substitutions, ({ substitute }) => substitute),
  };
  known.set(directory, made);
  return made;
}
