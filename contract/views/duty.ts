import * as z from "zod/mini";
import { Explanation, Limit } from "../limit.ts";
import { DUTY_KINDS, Instant, SLIPS, STATUSES } from "../vocabulary.ts";

/** Time left in the unit of the limit; `over` = already past due by that much. */
export const TimeLeft = z.strictObject({
  unit: z.enum(["workingDay", "calendarDay", "workingHour"]),
  amount: z.int(),
  over: z.boolean(),
  today: z.boolean(),
});
export type TimeLeft = z.infer<typeof TimeLeft>;

/** A seat as people read it: `县发改委 经办人`. */
export const SeatView = z.strictObject({ seat: z.string(), name: z.string(), persons: z.array(z.string()) });
export type SeatView = z.infer<typeof SeatView>;

export const DutyView = z.strictObject({
  duty: z.string(),
  kind: z.enum(DUTY_KINDS),
  holder: SeatView,
  /** Who takes it today, as nobody can from that seat; or that nobody can at all. */
  fallsTo: z.optional(SeatView),
  nobody: z.optional(z.literal(true)),
  openedAt: Instant,
  dueAt: Instant,
  provisional: z.boolean(),
  limit: Limit,
  left: TimeLeft,
  /** The worst slip so far; absent = normal ●. */
  lamp: z.optional(z.enum(SLIPS)),
  held: z.boolean(),
  why: Explanation,
});
export type DutyView = z.infer<typeof DutyView>;

/** One row of 我的待办. */
export const WorkRow = z.strictObject({
  ...DutyView.shape,
  issue: z.string(),
  number: z.optional(z.string()),
  subject: z.string(),
  enterprise: z.string(),
  status: z.enum(STATUSES),
  tier: z.int(),
  /** What one press may do from the list: 签收. */
  sign: z.optional(z.string()),
});
export type WorkRow = z.infer<typeof WorkRow>;
