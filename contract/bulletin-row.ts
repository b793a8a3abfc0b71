import * as z from "zod/mini";
import { CLASSES, Instant, ISSUE_KINDS, LEVELS, OUTCOMES, PlainDate, SOURCES, STATUSES } from "./vocabulary.ts";

/**
 * One registered issue as it stood at the end of a period: everything the statistics of commands.md §9 are counted from, and
 * nothing else. The rows of a period are its data set: frozen, hashed, never counted anew.
 */
export const BulletinRow = z.strictObject({
  issue: z.string(),
  /** Version of the issue at the end of the period: its commits up to here give this row again. */
  version: z.int(),
  number: z.string(),
  source: z.enum(SOURCES),
  kind: z.enum(ISSUE_KINDS),
  class: z.enum(CLASSES),
  level: z.enum(LEVELS),
  /** The lead unit 主办; absent before dispatch. */
  unit: z.optional(z.string()),
  tier: z.int(),
  status: z.enum(STATUSES),
  registeredAt: Instant,
  /** Due instant of the first `solve` as it was promised; review does not move it. */
  promiseDueAt: z.optional(Instant),
  /** Closed, or refused after registration. */
  endedAt: z.optional(Instant),
  outcome: z.optional(z.enum(OUTCOMES)),
  /** The approved round asked in time, and it held the first `solve`. */
  onTime: z.boolean(),
  /** Past due at the end of the period and not held since before. */
  overdue: z.boolean(),
  /** After which instant it is overdue if nothing more happens; absent where it will not be, and in rows of before this was noted. */
  overdueFrom: z.optional(Instant),
  /** The mark that counted; a late one, after closing, is shown on the issue and counted nowhere. */
  rated: z.optional(z.strictObject({ at: Instant, level: z.int() })),
  /** When the time for rating passed unused; a mark that came after it replaces it. */
  lapsedAt: z.optional(Instant),
  /** The sign duties 签收 that were done or still run; those that lapsed with something else count nowhere. */
  signs: z.array(z.strictObject({ unit: z.string(), dueAt: Instant, doneAt: z.optional(Instant) })),
  escalations: z.array(z.strictObject({ to: z.int(), at: Instant })),
  /** Instants of rungs that fired later than promised (T4). */
  lateRungs: z.array(Instant),
  /** Earlier closes, each with the reopening that ended it; absent where there was none. */
  reopenings: z.optional(z.array(z.strictObject({ closedAt: Instant, at: Instant }))),
  /** Instants at which it had to be done again 二次办理; absent where there was none. */
  reworks: z.optional(z.array(Instant)),
});
export type BulletinRow = z.infer<typeof BulletinRow>;

/** A half-open window of time with its key: a month `2026-07`, or everything from the start of the programme, `until-2026-09-08`. */
export const Period = z.strictObject({
  key: z.string(),
  /** First and last day, both included, in the county's zone. */
  from: PlainDate,
  to: PlainDate,
  start: Instant,
  end: Instant,
  cumulative: z.boolean(),
  /** Which bulletin of its year this is, counted from the start of the programme; a cumulative sheet is none. */
  ordinal: z.optional(z.int()),
});
export type Period = z.infer<typeof Period>;

/** What a bulletin was counted from. Its canonical JSON is what the SHA-256 of a frozen bulletin covers. */
export const DataSet = z.strictObject({ period: Period, rows: z.array(BulletinRow) });
export type DataSet = z.infer<typeof DataSet>;
