import { OPENS_HIDDEN_IDENTITY, READING, SEES_HIDDEN_IDENTITY } from "../contract/reading.ts";
import type { Seat, SeatKind } from "../contract/vocabulary.ts";
import { kindOf, placeOf } from "./places.ts";

interface Whose {
  readonly enterprise: string;
  readonly identityHidden?: boolean | undefined;
}

/** Whether one of these seats may know who handed the issue in: everybody who reads it, unless the enterprise asked not to be named. */
export function seesIdentity(issue: Whose, seats: readonly Seat[]): boolean {
  return issue.identityHidden !== true || among(SEES_HIDDEN_IDENTITY, issue, seats);
}

/** Whether one of these seats is not shown it, but may ask for it with a reason. */
export function opensIdentity(issue: Whose, seats: readonly Seat[]): boolean {
  return !seesIdentity(issue, seats) && among(OPENS_HIDDEN_IDENTITY, issue, seats);
}

function among(kinds: ReadonlySet<SeatKind>, { enterprise }: Whose, seats: readonly Seat[]): boolean {
  return seats.some((seat) => {
    const kind = kindOf(seat);
    if (!kinds.has(kind)) return false;
    return READING[kind] !== "enterprise" || placeOf(seat) === enterprise;
  });
}
