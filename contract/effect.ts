import * as z from "zod/mini";
import { Explanation, Fallback, Limit, Rung } from "./limit.ts";
import { DUTY_KINDS, Instant, Seat } from "./vocabulary.ts";

/** A text kept apart from the commit, so that it can be erased and the chain of hashes still verifies. */
export const TextRef = z.strictObject({
  text: z.string(),
  /** SHA-256 of salt and content, hex; the salt lies with the text. */
  digest: z.string(),
});
export type TextRef = z.infer<typeof TextRef>;

/** A file that lies in the bucket of accepted attachments. */
export const Attachment = z.strictObject({
  file: z.string(),
  type: z.string(),
  size: z.int(),
  /** SHA-256 of the bytes, hex. The name is kept with the texts: it may hold a person's name. */
  sha256: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

const duty = z.string();

/** What an event does to duties: one generic reducer applies them (commands.md §5). */
export const DutyEffect = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("open"),
    duty,
    kind: z.enum(DUTY_KINDS),
    seat: Seat,
    assignment: z.optional(z.string()),
    /** The step of a close-out chain, or the tier of `solve` and `coordinate`. */
    step: z.optional(z.int()),
    from: Instant,
    limit: Limit,
    dueAt: Instant,
    provisional: z.boolean(),
    why: Explanation,
    ladder: z.array(Rung),
    fallback: z.optional(z.array(Fallback)),
  }),
  z.strictObject({ do: z.literal("close"), duty, as: z.enum(["done", "lapsed", "void"]) }),
  z.strictObject({ do: z.literal("hold"), duty }),
  z.strictObject({
    do: z.enum(["release", "move"]),
    duty,
    /** From now on the limit is this date (T5): a later hold is measured on it. */
    limit: Limit,
    dueAt: Instant,
    provisional: z.boolean(),
    why: Explanation,
    ladder: z.array(Rung),
  }),
  z.strictObject({ do: z.literal("raise"), duty, to: Seat, fallback: z.optional(z.array(Fallback)) }),
  /** Passes to another seat, and with an assignment to another unit: the seats before it may not act on it any more. */
  z.strictObject({
    do: z.literal("reseat"),
    duty,
    to: Seat,
    assignment: z.optional(z.string()),
    fallback: z.optional(z.array(Fallback)),
  }),
]);
export type DutyEffect = z.infer<typeof DutyEffect>;

export const Assignment = z.strictObject({
  id: z.string(),
  unit: z.string(),
  /** One unit is in the lead 主办; others may support it 协办, each on its own clock. */
  role: z.enum(["lead", "support"]),
  person: z.optional(z.string()),
});
export type Assignment = z.infer<typeof Assignment>;
