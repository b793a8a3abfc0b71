import type { SeatKind } from "../../contract/vocabulary.ts";
import { kindOf } from "../places.ts";
import { type HeldSeat, personsOf } from "../seats.ts";

/** Who may write rules, and who may put them in force. Nobody does both for the same draft. */
export const DRAFTERS = ["admin"] as const satisfies readonly SeatKind[];
export const PUBLISHERS = ["admin", "officeHead"] as const satisfies readonly SeatKind[];

export interface Acting {
  readonly person: string;
  readonly seats: readonly HeldSeat[];
}

/**
 * The persons behind an act, counting whoever is stood in for, from the first of these seats that rests on none of `without`;
 * undefined if there is no such seat. A substitute of the author is the author.
 */
export function actsFor(
  { person, seats }: Acting,
  kinds: readonly SeatKind[],
  without: readonly string[] = [],
): string[] | undefined {
  return seats
    .filter(({ seat }) => kinds.includes(kindOf(seat)))
    .map((held) => personsOf({ ...held, person }))
    .find((persons) => !persons.some((one) => without.includes(one)));
}
