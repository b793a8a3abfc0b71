import * as z from "zod/mini";
import { Limit } from "./limit.ts";
import { EFFECTS, SEAT_KINDS, SLIPS } from "./vocabulary.ts";

const Offset = z.strictObject({ unit: z.enum(["workingDay", "calendarDay"]), amount: z.int().check(z.positive()) });
const step = { slip: z.optional(z.enum(SLIPS)), effect: z.enum(EFFECTS) };

/** A rung of a pack's ladder: `before` due, at `due`, or a `repeat` counted from the rung before it; written in this order. */
export const PackRung = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("before"), offset: Offset, ...step, unless: z.optional(z.literal("progress")) }),
  z.strictObject({ at: z.literal("due"), ...step }),
  /** `times`: how often it comes; absent = until the duty closes. */
  z.strictObject({ at: z.literal("repeat"), offset: Offset, ...step, times: z.optional(z.int().check(z.positive())) }),
]);
export type PackRung = z.infer<typeof PackRung>;

const PackDuty = z.strictObject({ limit: Limit, ladder: z.array(PackRung) });
export type PackDuty = z.infer<typeof PackDuty>;

const Tier = z.strictObject({
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  seat: z.enum(SEAT_KINDS),
  /** Limit of `solve` at this tier; tier 0 has one per class. */
  solve: z.union([Limit, z.strictObject({ A: Limit, B: Limit, C: Limit })]),
  coordinate: z.optional(Limit),
});

/** A policy pack 政策包: every value marked P in commands.md. An issue keeps the pack it was submitted under. */
export const Pack = z.strictObject({
  id: z.string(),
  version: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  source: z.string(),
  tiers: z.array(Tier).check(z.minLength(1)),
  duties: z.strictObject({
    triage: PackDuty,
    sign: PackDuty,
    report: PackDuty,
    reviewCloseOut: PackDuty,
    callBack: PackDuty,
    rate: PackDuty,
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
});
export type Pack = z.infer<typeof Pack>;
