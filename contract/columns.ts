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

/** What the state, the stored row and the page of an issue all say of it. */
export const issueColumns = {
  number: z.optional(z.string()),
  status: z.enum(STATUSES),
  source: z.enum(SOURCES),
  kind: z.optional(z.enum(ISSUE_KINDS)),
  class: z.optional(z.enum(CLASSES)),
  level: z.optional(z.enum(LEVELS)),
  requestType: z.optional(z.enum(REQUEST_TYPES)),
  tier: z.int(),
  submittedAt: Instant,
  registeredAt: z.optional(Instant),
  dispatchedAt: z.optional(Instant),
  outcome: z.optional(z.enum(OUTCOMES)),
  rating: z.optional(z.int()),
  /** The enterprise asked not to be named; to most readers its name is withheld. */
  identityHidden: z.optional(z.boolean()),
  closedAt: z.optional(Instant),
};

/** A row of the register, as it is stored and as it is shown. */
export const rowColumns = {
  issue: z.string(),
  subject: z.string(),
  /** Name of the enterprise; `creditCode` is the id. */
  enterprise: z.string(),
  creditCode: z.string(),
  township: z.optional(z.string()),
  chain: z.optional(z.string()),
  ...issueColumns,
  /** The lead unit now, and the person named in it. */
  unit: z.optional(z.string()),
  person: z.optional(z.string()),
  signedAt: z.optional(Instant),
  /** Due instant of `solve`, or of the most urgent duty where there is none. */
  dueAt: z.optional(Instant),
  /** That date may still move: the holidays of its year are not published. */
  provisional: z.optional(z.boolean()),
  /** The worst slip among the open duties. */
  lamp: z.optional(z.enum(SLIPS)),
};

/** An open duty, in the state and in the work lists. */
export const dutyColumns = {
  kind: z.enum(DUTY_KINDS),
  /** Who holds it now. */
  seat: Seat,
  assignment: z.optional(z.string()),
  step: z.optional(z.int()),
  openedAt: Instant,
  limit: Limit,
  dueAt: Instant,
  provisional: z.boolean(),
  why: Explanation,
  /** The worst slip fired so far: the lamp. */
  slip: z.optional(z.enum(SLIPS)),
  heldAt: z.optional(Instant),
};
