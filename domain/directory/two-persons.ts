import type { Pack } from "../../contract/pack.ts";
import { valuesOf } from "../../contract/pack-values.ts";
import type { LoneReason } from "../../contract/views/directory.ts";
import { CLASSES, type SeatKind } from "../../contract/vocabulary.ts";
import { superiorKind } from "../places.ts";

/** Two seats of one chain, of which the second acts on what the first did. */
export interface Pair {
  readonly reason: LoneReason;
  readonly seats: readonly [SeatKind, SeatKind];
}

/** Every two seats that a pack wants two persons in: each step of each class, each tier, each request, and whom a duty is raised to. */
export function pairsOf(pack: Pack): Pair[] {
  const { extensionSeat, suspensionSeats } = valuesOf(pack);
  const tiers = pack.tiers.map(({ seat }) => seat);
  const leaders = tiers.slice(1);
  const chains = CLASSES.map((cls) => pack.chain[cls]);
  const all: Pair[] = [
    ...chains.flatMap((chain) => chain.map((step) => pair("closeOut", "handler", step))),
    ...chains.flatMap((chain) =>
      chain.flatMap((one, at) => chain.slice(at + 1).map((other) => pair("steps", one, other))),
    ),
    ...["handler" as const, "head" as const, ...chains.flat()].map((one) => pair("callBack", one, "aide")),
    ...[extensionSeat, ...leaders].map((decider) => pair("extension", "head", decider)),
    ...suspensionSeats.map((decider) => pair("suspension", "head", decider)),
    pair("objection", "head", "office"),
    ...[...HOLDERS, ...leaders].flatMap((one) => {
      const superior = superiorKind(one);
      // A pack that ends at the county raises to nobody above it.
      const none = superior === undefined || (superior === "tier3" && !tiers.includes("tier3"));
      return none ? [] : [pair("raise", one, superior)];
    }),
    ...leaders.map((leader, at) => pair("escalate", tiers[at] ?? "head", leader)),
  ];
  const known = new Set<string>();
  return all.filter(({ reason, seats: [one, other] }) => {
    const key = [reason, one, other].join();
    return one !== other && !known.has(key) && known.add(key) !== undefined;
  });
}

/** Below the leaders, who holds duties that are raised when they are late. */
const HOLDERS = ["handler", "head", "aide", "office", "officeHead"] as const satisfies readonly SeatKind[];

function pair(reason: LoneReason, one: SeatKind, other: SeatKind): Pair {
  return { reason, seats: [one, other] };
}
