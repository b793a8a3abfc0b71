import type { SeatKind } from "./vocabulary.ts";

/**
 * Who may read which issues (commands.md §14a): all of the county, those ever assigned to the seat's unit, or those of the
 * seat's enterprise. For `ent` the seat itself comes from receipt and query code, which prove one issue only.
 */
export type Reach = "county" | "unit" | "enterprise" | "none";

export const READING = {
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
  admin: "none",
  system: "none",
} as const satisfies Record<SeatKind, Reach>;

/** Who sees the name, the contact and the credit code of an enterprise that asked not to be named: their work is to speak with it. */
export const SEES_HIDDEN_IDENTITY: ReadonlySet<SeatKind> = new Set(["ent", "aide", "office", "officeHead", "tier1"]);

/** Who may open it with a reason, which is put on record (commands.md §14a). Units never. */
export const OPENS_HIDDEN_IDENTITY: ReadonlySet<SeatKind> = new Set([
  "aide",
  "office",
  "officeHead",
  "tier1",
  "tier2",
  "tier3",
  "tier4",
  "auditor",
]);
