import { SEAT_KINDS, type Seat, type SeatKind } from "../contract/vocabulary.ts";

const KINDS: ReadonlyMap<string, SeatKind> = new Map(SEAT_KINDS.map((kind) => [kind, kind]));

/** Which place a seat of this kind belongs to: a unit, an enterprise, or the county itself. */
const SCOPE = {
  ent: "enterprise",
  aide: "enterprise",
  tier1: "enterprise",
  handler: "unit",
  head: "unit",
  office: "county",
  officeHead: "county",
  tier2: "county",
  tier3: "county",
  tier4: "county",
  auditor: "county",
  admin: "county",
  system: "county",
} as const satisfies Record<SeatKind, "unit" | "enterprise" | "county">;

export interface Places {
  readonly enterprise: string;
  readonly unit?: string | undefined;
}

/** `handler` of `handler:U1`. Throws for a text that is no seat. */
export function kindOf(seat: Seat): SeatKind {
  const kind = KINDS.get(seat.split(":", 1)[0] ?? "");
  if (kind === undefined) throw new Error(`no seat: ${seat}`);
  return kind;
}

/** `U1` of `handler:U1`; undefined for a seat of the county. */
export function placeOf(seat: Seat): string | undefined {
  return seat.split(":", 2)[1];
}

/** What kind of place a seat belongs to. */
export function scopeOf(seat: Seat): "unit" | "enterprise" | "county" {
  return SCOPE[kindOf(seat)];
}

/** Handler or head of some unit. */
export function isUnitSeat(seat: Seat): boolean {
  return SCOPE[kindOf(seat)] === "unit";
}

/** The seat of a kind for an issue of this enterprise, dealt with by this unit. */
export function seatAt(kind: SeatKind, places: Places): Seat {
  switch (SCOPE[kind]) {
    case "county":
      return kind;
    case "enterprise":
      return `${kind}:${places.enterprise}`;
    case "unit":
      if (places.unit === undefined) throw new Error(`${kind} of which unit?`);
      return `${kind}:${places.unit}`;
  }
}

/** Who takes a duty when the seat asked cannot (commands.md §1); nobody stands in for an enterprise. */
const FALLBACK: Partial<Record<SeatKind, SeatKind>> = {
  aide: "office",
  handler: "head",
  head: "tier1",
  office: "officeHead",
  officeHead: "tier1",
  tier1: "tier2",
  tier2: "officeHead",
  tier3: "tier2",
  tier4: "tier2",
};

/** Asked when a chain is at its end (S6): the governments above the county. */
export const LAST_RESORT: readonly SeatKind[] = ["tier3", "tier4"];

/** Whom a duty that is not done is raised to (commands.md §1). Above the governments of city and province there is nobody. */
const SUPERIOR: Partial<Record<SeatKind, SeatKind>> = {
  aide: "office",
  handler: "head",
  head: "tier1",
  office: "officeHead",
  officeHead: "tier1",
  tier1: "tier2",
  tier2: "tier3",
};

/** The kind of seat that a duty of this kind is raised to. */
export function superiorKind(kind: SeatKind): SeatKind | undefined {
  return SUPERIOR[kind];
}

export function fallbackOf(seat: Seat, enterprise: string): Seat | undefined {
  return related(seat, FALLBACK, enterprise);
}

export function superiorOf(seat: Seat, enterprise: string): Seat | undefined {
  return related(seat, SUPERIOR, enterprise);
}

function related(seat: Seat, table: Partial<Record<SeatKind, SeatKind>>, enterprise: string): Seat | undefined {
  const kind = table[kindOf(seat)];
  return kind && seatAt(kind, { enterprise, unit: placeOf(seat) });
}
