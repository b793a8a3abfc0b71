import type { Duty, Issue } from "../contract/issue.ts";
import type { Rung } from "../contract/limit.ts";
import type { PackRung } from "../contract/pack.ts";
import type { Instant } from "../contract/vocabulary.ts";
import type { Scene } from "./draft.ts";
import { nextRung } from "./ladder.ts";
import { kindOf, superiorOf } from "./places.ts";
import type { Placement } from "./seats.ts";
import { placeDuty } from "./separation.ts";
import { sameTimeAfter } from "./time/instants.ts";

const WEEK = 7;

/** Where a duty is raised to, or undefined if nobody is above who does not have it already. */
export function raisedTo(duty: Duty, issue: Issue, scene: Scene): Placement | undefined {
  const superior = superiorOf(duty.seat, issue.enterprise);
  if (superior === undefined) return undefined;
  // A pack that ends at the county raises to nobody above it.
  const above = kindOf(superior) === "tier3" && !scene.pack.tiers.some(({ seat }) => seat === "tier3");
  if (above) return undefined;
  const placement = placeDuty(duty.kind, superior, issue, scene);
  const known = [duty.seat, ...duty.raisedFrom].includes(placement.seat);
  return known ? undefined : placement;
}

/**
 * The repeat after a rung, counted from `base`. If the duty cannot be raised any further by then, a raise becomes a weekly reminder
 * (commands.md §3), at the same time of day.
 */
export function followingRung(
  rungs: readonly PackRung[],
  fired: Rung,
  base: Instant,
  raisable: boolean,
  { calendar }: Scene,
): Rung | undefined {
  const next = nextRung(rungs, fired.key, base, calendar);
  if (next?.effect !== "raise" || raisable) return next;
  return { ...next, effect: "remind", owedAt: sameTimeAfter(base, WEEK, calendar.zone) };
}
