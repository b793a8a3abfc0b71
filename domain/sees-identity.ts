import { READING, SEES_HIDDEN_IDENTITY } from "../contract/reading.ts";
import type { Seat } from "../contract/vocabulary.ts";
import { kindOf, placeOf } from "./places.ts";

/** Whether one of these seats may know who handed the issue in: everybody who reads it, unless the enterprise asked not to be named. */
export function seesIdentity(
  issue: { readonly enterprise: string; readonly identityHidden?: boolean | undefined },
  seats: readonly Seat[],
): boolean {
  if (issue.identityHidden !== true) return true;
  return seats.some((seat) => {
    const kind = kindOf(seat);
    if (!SEES_HIDDEN_IDENTITY.has(kind)) return false;
    return READING[kind] !== "enterprise" || placeOf(seat) === issue.enterprise;
  });
}
