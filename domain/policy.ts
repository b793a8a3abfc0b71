import type { Issue } from "../contract/issue.ts";
import type { Limit } from "../contract/limit.ts";
import type { Pack, PackRung } from "../contract/pack.ts";
import type { DutyKind, Seat } from "../contract/vocabulary.ts";
import { seatAt } from "./places.ts";

/** What the pack says about one issue. The pack is the one the issue was submitted under. */

/** How an issue names its pack: a later version of it is another one. */
export function packName({ id, version }: Pick<Pack, "id" | "version">): string {
  return `${id}@${version}`;
}

export function topTier(pack: Pack): number {
  return pack.tiers.length - 1;
}

/** The seat of a tier. Throws for a tier the pack does not have. */
export function tierSeat(pack: Pack, tier: number, issue: Pick<Issue, "enterprise" | "assignments">): Seat {
  return seatAt(tierOf(pack, tier).seat, { enterprise: issue.enterprise, unit: leadUnit(issue) });
}

/** Who holds the tier the issue is at; tier 0 names nobody (commands.md §1). */
export function tierHolder(pack: Pack, issue: Pick<Issue, "enterprise" | "assignments" | "tier">): Seat[] {
  return issue.tier === 0 ? [] : [tierSeat(pack, issue.tier, issue)];
}

/** The seats of all tiers above the unit. */
export function leaders(pack: Pack, issue: Pick<Issue, "enterprise" | "assignments">): Seat[] {
  return pack.tiers.slice(1).map(({ seat }) => seatAt(seat, { enterprise: issue.enterprise, unit: leadUnit(issue) }));
}

export function solveLimit(pack: Pack, tier: number, cls: "A" | "B" | "C"): Limit {
  const { solve } = tierOf(pack, tier);
  return "unit" in solve ? solve : solve[cls];
}

export function coordinateLimit(pack: Pack, tier: number): Limit {
  const { coordinate } = tierOf(pack, tier);
  if (coordinate === undefined) throw new Error(`pack ${pack.id} gives tier ${tier} no time to coordinate`);
  return coordinate;
}

/** The ladder of a duty: `solve` climbs below the top tier only, and `coordinate` is stricter if the enterprise is dissatisfied. */
export function ladderOf(
  pack: Pack,
  kind: DutyKind,
  state: { readonly tier: number; readonly dissatisfied: boolean },
): readonly PackRung[] {
  switch (kind) {
    case "solve":
      return state.tier < topTier(pack) ? pack.solveLadder : pack.solveTopLadder;
    case "coordinate":
      return state.dissatisfied ? pack.dissatisfactionLadder : pack.coordinateLadder;
    default:
      return pack.duties[kind].ladder;
  }
}

/** Handler and head of the unit in the lead; none before dispatch. */
export function unitSeats(issue: Pick<Issue, "enterprise" | "assignments">): Seat[] {
  const unit = leadUnit(issue);
  if (unit === undefined) return [];
  return (["handler", "head"] as const).map((kind) => seatAt(kind, { enterprise: issue.enterprise, unit }));
}

/** The unit in the lead, undefined before dispatch. */
export function leadUnit(issue: Pick<Issue, "assignments">): string | undefined {
  return issue.assignments.at(-1)?.unit;
}

function tierOf(pack: Pack, tier: number): Pack["tiers"][number] {
  const found = pack.tiers[tier];
  if (found === undefined) throw new Error(`pack ${pack.id} has no tier ${tier}`);
  return found;
}
