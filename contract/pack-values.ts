import type { Limit } from "./limit.ts";
import type { Pack, PackDuty, PackRung } from "./pack.ts";
import type { DutyKind, SeatKind } from "./vocabulary.ts";

/** Who can lead at a tier above the unit, in the order in which tiers usually stand. */
export const LEADING_SEATS = ["tier1", "tier2", "tier3", "tier4", "officeHead"] as const satisfies readonly SeatKind[];

/**
 * What holds for an issue whose pack says nothing about it: the packs of before extensions, supports and withdrawals were known.
 * The one place where these values stand; they are those of `henan-13710` (commands.md §3).
 */
const day = (amount: number): Limit & { unit: "workingDay" } => ({ unit: "workingDay", amount });
const WEEKLY = { at: "repeat", offset: { unit: "calendarDay", amount: 7 } } as const;
const deemed = (effect: "deemRefused" | "deemRejected"): PackRung[] => [{ at: "due", effect }];

const DUTIES = {
  ruleObjection: { limit: day(1), ladder: deemed("deemRejected") },
  support: {
    limit: day(3),
    ladder: [
      { at: "before", offset: { unit: "workingDay", amount: 1 }, slip: "blue", effect: "remind" },
      { at: "due", slip: "red", effect: "remind" },
      { ...WEEKLY, slip: "red", effect: "remind" },
    ],
  },
  contact: {
    limit: day(1),
    ladder: [
      { at: "due", slip: "orange", effect: "raise" },
      { ...WEEKLY, slip: "orange", effect: "remind" },
    ],
  },
  decideExtension: { limit: day(1), ladder: deemed("deemRefused") },
  decideSuspension: { limit: day(2), ladder: deemed("deemRefused") },
  verifyWithdrawal: {
    limit: day(2),
    ladder: [
      { at: "due", slip: "red", effect: "raise" },
      { ...WEEKLY, slip: "red", effect: "raise" },
    ],
  },
} satisfies Record<string, PackDuty>;

const SUSPENSION: { ladder: PackRung[] } = {
  ladder: [
    { at: "due", effect: "resume" },
    { at: "every", offset: { unit: "calendarMonth", amount: 1 }, slip: "blue", effect: "remind" },
  ],
};

const VALUES = {
  maxExtensions: 1,
  extensionMax: { unit: "calendarDay", amount: 7 },
  extensionCutoff: { unit: "workingDay", amount: 1 },
  extensionSeat: "office",
  suspensionCap: 180,
  suspensionSplit: 30,
  suspensionSeats: ["office", "tier1"],
  objectionWindow: { unit: "workingDay", amount: 1 },
  maxDispatches: 2,
  maxReworks: 2,
  maxReopens: 2,
  contactOnDispatch: false,
} as const satisfies Partial<Pack>;

/** The values a pack gives, completed by those it leaves unsaid. */
export function valuesOf(pack: Pack) {
  return {
    maxExtensions: pack.maxExtensions ?? VALUES.maxExtensions,
    extensionMax: pack.extensionMax ?? VALUES.extensionMax,
    extensionCutoff: pack.extensionCutoff ?? VALUES.extensionCutoff,
    extensionSeat: pack.extensionSeat ?? VALUES.extensionSeat,
    suspensionCap: pack.suspensionCap ?? VALUES.suspensionCap,
    suspensionSplit: pack.suspensionSplit ?? VALUES.suspensionSplit,
    suspensionSeats: pack.suspensionSeats ?? VALUES.suspensionSeats,
    objectionWindow: pack.objectionWindow ?? VALUES.objectionWindow,
    maxDispatches: pack.maxDispatches ?? VALUES.maxDispatches,
    maxReworks: pack.maxReworks ?? VALUES.maxReworks,
    maxReopens: pack.maxReopens ?? VALUES.maxReopens,
    contactOnDispatch: pack.contactOnDispatch ?? VALUES.contactOnDispatch,
  };
}

/** Duties with one limit and one ladder, in the order of an issue's life. */
export const TIMED_DUTIES = [
  "triage",
  "sign",
  "contact",
  "report",
  "support",
  "reviewCloseOut",
  "callBack",
  "rate",
  "ruleObjection",
  "decideExtension",
  "decideSuspension",
  "verifyWithdrawal",
] as const satisfies readonly DutyKind[];
type Timed = Exclude<DutyKind, "solve" | "coordinate" | "suspension">;

/** Limit and ladder of a duty. `solve` and `coordinate` have one per tier, `suspension` ends on the date granted. */
export function dutyOf({ duties }: Pack, kind: Timed): PackDuty {
  switch (kind) {
    case "ruleObjection":
    case "support":
    case "contact":
    case "decideExtension":
    case "decideSuspension":
    case "verifyWithdrawal":
      return duties[kind] ?? DUTIES[kind];
    default:
      return duties[kind];
  }
}

export function suspensionLadder({ duties }: Pack): readonly PackRung[] {
  return (duties.suspension ?? SUSPENSION).ladder;
}
