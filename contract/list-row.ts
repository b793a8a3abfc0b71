import * as z from "zod/mini";
import { dutyColumns, rowColumns } from "./columns.ts";
import { Limit } from "./limit.ts";
import { Instant, Seat, STATUSES } from "./vocabulary.ts";

/**
 * What lists show of an issue (commands.md §14a): stored beside the state and projected by the indexes, outside hash and
 * replay. Its names come from the erasable texts and are erased with them.
 */
export const ListRow = z.strictObject({
  ...rowColumns,
  /** Every unit ever assigned: they may read it. */
  units: z.array(z.string()),
  /** Limit and hold of the duty whose due instant is shown. */
  dueLimit: z.optional(Limit),
  heldAt: z.optional(Instant),
  promiseDueAt: z.optional(Instant),
  /** From here on it is overdue, as the bulletin counts it. */
  overdueFrom: z.optional(Instant),
});
export type ListRow = z.infer<typeof ListRow>;

/** The part of a row that no event carries. */
export type RowNames = Pick<ListRow, "subject" | "enterprise" | "township" | "chain">;

/**
 * An open duty as the work lists show it. It stands in the list of its holder and of every seat it was raised from: they may still act,
 * and a duty that left its list would be forgotten there.
 */
export const DutyRow = z.strictObject({
  duty: z.string(),
  ...dutyColumns,
  /** In whose list this row stands. */
  list: Seat,
  issue: z.string(),
  number: z.optional(z.string()),
  subject: z.string(),
  enterprise: z.string(),
  identityHidden: z.optional(z.boolean()),
  status: z.enum(STATUSES),
  tier: z.int(),
});
export type DutyRow = z.infer<typeof DutyRow>;
