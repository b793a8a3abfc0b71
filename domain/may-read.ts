import { READING } from "../contract/reading.ts";
import type { Seat } from "../contract/vocabulary.ts";
import { kindOf, placeOf } from "./places.ts";

/** Whether one of these seats may read the issue, by the table of the contract. */
export function mayRead(
  issue: { readonly enterprise: string; readonly assignments: readonly { readonly unit: string }[] },
  seats: readonly Seat[],
): boolean {
  return seats.some((seat) => {
    switch (READING[kindOf(seat)]) {
      case "county":
        return true;
      case "enterprise":
        return placeOf(seat) === issue.enterprise;
      case "unit":
        return issue.assignments.some(({ unit }) => unit === placeOf(seat));
      case "none":
        return false;
    }
  });
}
