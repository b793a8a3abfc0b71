import * as z from "zod/mini";
import { Explanation, Limit } from "./limit.ts";
import {
  CLASSES,
  DUTY_KINDS,
  Instant,
  ISSUE_KINDS,
  LEVELS,
  OUTCOMES,
  REQUEST_TYPES,
  Seat,
  SLIPS,
  SOURCES,
  STATUSES,
} from "./vocabulary.ts";

/**
 * What lists show of an issue (commands.md §14a): stored beside the state and projected by the indexes, outside hash and
 * replay. Its names come from the erasable texts and are erased with them.
 */
export const ListRow = z.strictObject({
  issue: z.string(),
  subject: z.string(),
  /** Name of the enterprise; `creditCode` is the id. */
  enterprise: z.string(),
  creditCode: z.string(),
  township: z.optional(z.string()),
  chain: z.optional(z.string()),
  number: z.optional(z.string()),
  status: z.enum(STATUSES),
  source: z.enum(SOURCES),
  kind: z.optional(z.enum(ISSUE_KINDS)),
  class: z.optional(z.enum(CLASSES)),
  level: z.optional(z.enum(LEVELS)),
  requestType: z.optional(z.enum(REQUEST_TYPES)),
  /** The lead unit now, the person named in it, and every unit ever assigned: they may read it. */
  unit: z.optional(z.string()),
  person: z.optional(z.string()),
  units: z.array(z.string()),
  tier: z.int(),
  submittedAt: Instant,
  registeredAt: z.optional(Instant),
  dispatchedAt: z.optional(Instant),
  signedAt: z.optional(Instant),
  /** Due instant, limit and hold of `solve`, or of the most urgent duty where there is none. */
  dueAt: z.optional(Instant),
  dueLimit: z.optional(Limit),
  provisional: z.optional(z.boolean()),
  heldAt: z.optional(Instant),
  promiseDueAt: z.optional(Instant),
  /** The worst slip among the open duties. */
  lamp: z.optional(z.enum(SLIPS)),
  outcome: z.optional(z.enum(OUTCOMES)),
  rating: z.optional(z.int()),
  /** Who handed it in is shown to few. */
  identityHidden: z.optional(z.boolean()),
  closedAt: z.optional(Instant),
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
  kind: z.enum(DUTY_KINDS),
  /** Who holds it now. */
  seat: Seat,
  /** In whose list this row stands. */
  list: Seat,
  assignment: z.optional(z.string()),
  step: z.optional(z.int()),
  openedAt: Instant,
  limit: Limit,
  dueAt: Instant,
  provisional: z.boolean(),
  why: Explanation,
  slip: z.optional(z.enum(SLIPS)),
  heldAt: z.optional(Instant),
  issue: z.string(),
  number: z.optional(z.string()),
  subject: z.string(),
  enterprise: z.string(),
  identityHidden: z.optional(z.boolean()),
  status: z.enum(STATUSES),
  tier: z.int(),
});
export type DutyRow = z.infer<typeof DutyRow>;
