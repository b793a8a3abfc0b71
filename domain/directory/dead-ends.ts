import type { Directory } from "../../contract/directory.ts";
import type { Pack } from "../../contract/pack.ts";
import { CLASSES, type Instant, type Seat, type SeatKind } from "../../contract/vocabulary.ts";
import { LAST_RESORT, seatAt } from "../places.ts";
import { packName } from "../policy.ts";
import { fallbackChain, holdersOf, personsOf } from "../seats.ts";
import { inUse } from "./in-use.ts";

/** A step of a close-out that nobody could decide: whoever is left took part in the round already. */
export interface DeadEnd {
  readonly pack: string;
  readonly class: (typeof CLASSES)[number];
  readonly unit: string;
  /** From 0, as in the chain. */
  readonly step: number;
  readonly seat: Seat;
  /** Who would be left, had he not taken part. */
  readonly person: string;
}

/**
 * Goes through the close-out of every unit, class and leader as far as there is no choice: where one person alone can ask or decide, it is he,
 * and he is out of it from then on (S1). Where the seat asked and all it falls back on are used up, the chain is one of too few persons.
 */
export function deadEnds(packs: readonly Pack[], directory: Directory, at: Instant): DeadEnd[] {
  const known = new Map<Seat, string[][]>();
  const holders: Holders = (seat) => {
    const found = known.get(seat) ?? holdersOf(seat, at, directory).map(personsOf);
    known.set(seat, found);
    return found;
  };
  const enterprises = oneOfEachLeader(directory, holders);
  return packs.flatMap((pack) =>
    CLASSES.flatMap((cls) =>
      inUse(directory.units).flatMap(({ id: unit }): DeadEnd[] => {
        for (const enterprise of enterprises) {
          const end = walk(pack.chain[cls], { unit, enterprise }, holders);
          if (end) return [{ pack: packName(pack), class: cls, unit, ...end }];
        }
        return [];
      }),
    ),
  );
}

/** For each person who may act from a seat, all whom that act rests on. */
type Holders = (seat: Seat) => readonly (readonly string[])[];

function walk(
  chain: readonly SeatKind[],
  places: { readonly unit: string; readonly enterprise: string },
  holders: Holders,
): Pick<DeadEnd, "step" | "seat" | "person"> | undefined {
  const acted = new Set<string>();
  const took = (persons: readonly string[]) => persons.find((one) => acted.has(one));
  const actsIfAlone = (free: readonly (readonly string[])[]) => {
    if (free.length === 1) for (const one of free[0] ?? []) acted.add(one);
  };
  actsIfAlone(holders(`handler:${places.unit}`));
  for (const [step, kind] of chain.entries()) {
    const seat = seatAt(kind, places);
    let placed = false;
    let person: string | undefined;
    for (const asked of seatsInTurn(seat, places.enterprise)) {
      const free = holders(asked).filter((persons) => {
        const one = took(persons);
        person ??= one;
        return one === undefined;
      });
      placed = free.length > 0;
      if (!placed) continue;
      actsIfAlone(free);
      break;
    }
    // Where everybody is missing it is a vacancy, and reported as one.
    if (!placed) return person === undefined ? undefined : { step, seat, person };
  }
  return undefined;
}

function* seatsInTurn(asked: Seat, enterprise: string): Iterable<Seat> {
  yield* fallbackChain(asked, enterprise);
  yield* LAST_RESORT;
}

/** Enterprises differ here by their leader alone. */
function oneOfEachLeader({ enterprises }: Directory, holders: Holders): string[] {
  const byLeader = new Map<string, string>();
  for (const { creditCode } of inUse(enterprises)) byLeader.set(holders(`tier1:${creditCode}`).join(), creditCode);
  return [...byLeader.values()];
}
