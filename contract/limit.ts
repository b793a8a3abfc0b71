import * as z from "zod/mini";
import { EFFECTS, Instant, PlainDate, Seat, SLIPS } from "./vocabulary.ts";

/** At most a thousand of a unit: beyond that nobody promises anything, and every day of it would be counted. */
const amount = z.int().check(z.positive(), z.maximum(1000));
const Days = z.strictObject({ unit: z.enum(["workingDay", "calendarDay", "calendarMonth"]), amount });
/** Hours of open time: nights, lunch breaks and closed days do not count, and the clock of a start outside them begins with the next. */
const Hours = z.strictObject({ unit: z.literal("workingHour"), amount });

/** A limit with its unit, or a date set on the spot. No implicit conversion between units (architecture.md §6). */
export const Limit = z.union([
  Days,
  z.strictObject({ unit: z.literal("date"), date: PlainDate }),
  Hours,
  /** One after the other: each begins where the one before it ends. */
  z.strictObject({
    unit: z.literal("sum"),
    parts: z.array(z.union([Days, Hours])).check(z.minLength(2), z.maxLength(4)),
  }),
]);
export type Limit = z.infer<typeof Limit>;

/** One calendar day on the way from a start to a due date. */
export const ExplainedDay = z.strictObject({
  date: PlainDate,
  /** `counted` days make up the limit; `start` is the day of assignment, which does not count, except for hours that are left of it. */
  as: z.enum(["start", "counted", "weekend", "holiday", "makeUp", "rolled"]),
  name: z.optional(z.string()),
});
export type ExplainedDay = z.infer<typeof ExplainedDay>;

/** Why this date 为什么是这一天: what a person needs to check a due instant by hand. */
export const Explanation = z.strictObject({
  from: Instant,
  limit: Limit,
  days: z.array(ExplainedDay),
  calendarVersion: z.string(),
  notice: z.string(),
  /** Set when a later rule changed the date that the limit alone would give. */
  adjusted: z.optional(z.enum(["capped", "held", "minRemaining", "moved"])),
  heldFrom: z.optional(Instant),
  heldUntil: z.optional(Instant),
});
export type Explanation = z.infer<typeof Explanation>;

/** One step of a duty's ladder: owed at an instant, fired once. Key = `<duty>/<generation>/<number>`. */
export const Rung = z.strictObject({
  key: z.string(),
  owedAt: Instant,
  slip: z.optional(z.enum(SLIPS)),
  effect: z.enum(EFFECTS),
  unless: z.optional(z.literal("progress")),
});
export type Rung = z.infer<typeof Rung>;

/** One seat's place in a fallback walk: which seat was asked and why it could not take the duty. */
export const Fallback = z.strictObject({
  asked: Seat,
  why: z.enum(["vacant", "excluded", "interest", "nobody"]),
});
export type Fallback = z.infer<typeof Fallback>;

/** Time-outs are whole seconds: the machine may come this much early, always less than the firing grace (commands.md §7). */
export const TOLERANCE_SECONDS = 1;
