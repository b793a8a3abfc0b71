import * as z from "zod/mini";
import { Limit } from "./limit.ts";
import { line } from "./readable.ts";
import { EFFECTS, SEAT_KINDS, SLIPS } from "./vocabulary.ts";

const Offset = z.strictObject({ unit: z.enum(["workingDay", "calendarDay"]), amount: z.int().check(z.positive()) });
const step = { slip: z.optional(z.enum(SLIPS)), effect: z.enum(EFFECTS) };

/** A rung of a pack's ladder: `before` due, at `due`, or a `repeat` counted from the rung before it; written in this order. */
export const PackRung = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("before"), offset: Offset, ...step, unless: z.optional(z.literal("progress")) }),
  z.strictObject({ at: z.literal("due"), ...step }),
  /** Again and again from the opening until due, written last: `every` month "review the measures". */
  z.strictObject({
    at: z.literal("every"),
    offset: z.strictObject({
      unit: z.enum(["workingDay", "calendarDay", "calendarMonth"]),
      amount: z.int().check(z.positive()),
    }),
    ...step,
  }),
  /** `times`: how often it comes; absent = until the duty closes. */
  z.strictObject({ at: z.literal("repeat"), offset: Offset, ...step, times: z.optional(z.int().check(z.positive())) }),
]);
export type PackRung = z.infer<typeof PackRung>;

const PackDuty = z.strictObject({ limit: Limit, ladder: z.array(PackRung) });
export type PackDuty = z.infer<typeof PackDuty>;

/** Duties that the first packs did not know; what holds for an issue under such a pack is in `contract/pack-values.ts`. */
const LATER_DUTIES = {
  ruleObjection: z.optional(PackDuty),
  support: z.optional(PackDuty),
  contact: z.optional(PackDuty),
  decideExtension: z.optional(PackDuty),
  decideSuspension: z.optional(PackDuty),
  /** Its limit is the date granted; the pack gives the ladder. */
  suspension: z.optional(z.strictObject({ ladder: z.array(PackRung) })),
  verifyWithdrawal: z.optional(PackDuty),
};

const Tier = z.strictObject({
  name: z.strictObject({ zh: line(300), en: line(600) }),
  seat: z.enum(SEAT_KINDS),
  /** Limit of `solve` at this tier; tier 0 has one per class. */
  solve: z.union([Limit, z.strictObject({ A: Limit, B: Limit, C: Limit })]),
  coordinate: z.optional(Limit),
});

/** A policy pack 政策包: every value marked P in commands.md. An issue keeps the pack it was submitted under. */
export const Pack = z.strictObject({
  id: line(40),
  version: line(20),
  name: z.strictObject({ zh: line(300), en: line(600) }),
  source: line(1000),
  /** What a pack has no words for yet, or leaves out on purpose, and what happens instead. */
  notYet: z.optional(z.array(z.strictObject({ zh: line(300), en: line(600) }))),
  tiers: z.array(Tier).check(z.minLength(1)),
  duties: z.strictObject({
    triage: PackDuty,
    sign: PackDuty,
    report: PackDuty,
    reviewCloseOut: PackDuty,
    callBack: PackDuty,
    rate: PackDuty,
    ...LATER_DUTIES,
  }),
  solveLadder: z.array(PackRung),
  /** At the top tier nothing escalates: this ladder ends in weekly reminders. */
  solveTopLadder: z.array(PackRung),
  coordinateLadder: z.array(PackRung),
  dissatisfactionLadder: z.array(PackRung),
  chain: z.strictObject({
    A: z.array(z.enum(SEAT_KINDS)),
    B: z.array(z.enum(SEAT_KINDS)),
    C: z.array(z.enum(SEAT_KINDS)),
  }),
  limitMax: Limit,
  maxReturns: z.int(),
  maxTierMoves: z.int(),
  minRemaining: Limit,
  reopenWindow: Limit,
  callBackAttempts: z.int(),
  callBackAlways: z.boolean(),
  rollToWorkingDay: z.boolean(),
  /** Seconds a rung waits after it is owed, so that no request received in time is overtaken (T3). */
  firingGraceSeconds: z.int().check(z.positive()),
  /** Seconds after `fireAt` from which a fired rung counts as late. */
  lateAfterSeconds: z.int().check(z.positive()),
  maxExtensions: z.optional(z.int()),
  /** An extension ends at most this long after the due instant it moves, and is asked for at least `extensionCutoff` before it. */
  extensionMax: z.optional(Limit),
  extensionCutoff: z.optional(Offset),
  /** Who decides on an extension at tier 0; above it, the holder of the tier. */
  extensionSeat: z.optional(z.enum(SEAT_KINDS)),
  /** Calendar days of suspension in total, by granted time. */
  suspensionCap: z.optional(z.int()),
  /** Up to this many calendar days the first of the seats decides, beyond them the second. */
  suspensionSplit: z.optional(z.int()),
  suspensionSeats: z.optional(z.tuple([z.enum(SEAT_KINDS), z.enum(SEAT_KINDS)])),
  objectionWindow: z.optional(Limit),
  maxDispatches: z.optional(z.int()),
  maxReworks: z.optional(z.int()),
  maxReopens: z.optional(z.int()),
  /** Whether a dispatch already asks for a contact with the enterprise within the time of `contact`. */
  contactOnDispatch: z.optional(z.boolean()),
});
export type Pack = z.infer<typeof Pack>;
