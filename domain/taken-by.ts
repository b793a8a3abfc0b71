import type { Duty, Issue } from "../contract/issue.ts";
import type { Seat } from "../contract/vocabulary.ts";
import type { Scene } from "./draft.ts";
import { placeDuty } from "./separation.ts";

/**
 * Who takes an open duty whose seat cannot, as the directory is now: what the events say of it was true when they happened, and a seat may
 * have been filled or left since. Nothing if the seat itself can.
 */
export function takenBy(
  { kind, seat, raisedFrom }: Duty,
  issue: Issue,
  scene: Scene,
): { readonly fallsTo?: Seat; readonly nobody?: true } {
  const today = (asked: Seat) => {
    const placed = placeDuty(kind, asked, issue, scene);
    return placed.fallback.at(-1)?.why === "nobody" ? undefined : placed.seat;
  };
  const taken = today(seat);
  if (taken !== undefined) return taken === seat ? {} : { fallsTo: taken };
  const below = raisedFrom.map(today).find((one) => one !== undefined);
  return below === undefined ? { nobody: true } : { fallsTo: below };
}
