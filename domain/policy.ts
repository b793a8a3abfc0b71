import type { Issue } from "../contract/issue.ts";
import type { Limit } from "../contract/limit.ts";
import type { Pack, PackRung } from "../contract/pack.ts";
import type { DutyKind, Seat } from "../contract/vocabulary.ts";
import { dutyOf, suspensionLadder, valuesOf } from "../contract/pack-values.ts";
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

/** Handler and head of a unit that has an assignment, or of all of them, the lead first. */
export function assignedSeats(
  issue: Pick<Issue, "enterprise" | "assignments">,
  kinds: readonly ("handler" | "head")[],
  assignment?: string,
): Seat[] {
  const lead = leadOf(issue);
  const others = issue.assignments.filter((one) => one.state !== "ended" && one !== lead);
  return [...(lead ? [lead] : []), ...others]
    .filter(({ id }) => assignment === undefined || id === assignment)
    .flatMap(({ unit }) => kinds.map((kind) => seatAt(kind, { enterprise: issue.enterprise, unit })));
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

/** Who decides on an extension: at the unit's own tier whom the pack names, above it the holder of the tier. */
export function extensionSeat(pack: Pack, issue: Pick<Issue, "enterprise" | "assignments" | "tier">): Seat {
  if (issue.tier > 0) return tierSeat(pack, issue.tier, issue);
  return seatAt(valuesOf(pack).extensionSeat, { enterprise: issue.enterprise, unit: leadUnit(issue) });
}

/** Who decides on the suspension asked for: the longer it is, the higher. */
export function suspensionSeat(pack: Pack, issue: Pick<Issue, "enterprise" | "assignments" | "suspension">): Seat {
  const { suspensionSplit, suspensionSeats } = valuesOf(pack);
  const [short, long] = suspensionSeats;
  const kind = (issue.suspension?.days ?? 0) <= suspensionSplit ? short : long;
  return seatAt(kind, { enterprise: issue.enterprise, unit: leadUnit(issue) });
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
    case "suspension":
      return suspensionLadder(pack);
    default:
      return dutyOf(pack, kind).ladder;
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
  return leadOf(issue)?.unit;
}

/** The assignment of the unit in the lead, undefined before dispatch. */
export function leadOf({ assignments }: Pick<Issue, "assignments">): Issue["assignments"][number] | undefined {
  return assignments.findLast(({ role, state }) => role === "lead" && state !== "ended");
}

function tierOf(pack: Pack, tier: number): Pack["tiers"][number] {
  const found = pack.tiers[tier];
  if (found === undefined) throw new Error(`pack ${pack.id} has no tier ${tier}`);
  return found;
}
