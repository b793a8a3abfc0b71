import * as z from "zod/mini";
import { Enterprise, Id, Person, Unit } from "./directory.ts";
import { oneAddress, oneLine } from "./readable.ts";
import { Instant, Seat } from "./vocabulary.ts";

/** The tables of the directory, each with its own sheet to import. */
export const DIRECTORY_TABLES = [
  "units",
  "persons",
  "enterprises",
  "holdings",
  "substitutions",
  "interests",
  "subscribers",
] as const;
export const DirectoryTable = z.enum(DIRECTORY_TABLES);
export type DirectoryTable = z.infer<typeof DirectoryTable>;

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), oneLine);
const address = z.string().check(z.trim(), z.maxLength(120), oneAddress);
function edit<T extends string, D extends z.core.$ZodShape>(name: T, data: D) {
  return z.strictObject({ edit: z.literal(name), ...data });
}
/** Absent = at the instant it is committed. */
const now = z.optional(Instant);

/**
 * One change to the directory. What has begun is never written anew: it can only be ended from now on, so that "who was it that day" has
 * one answer for ever. Instants before now are refused.
 */
export const DirectoryEdit = z.discriminatedUnion("edit", [
  /** Adds, changes, or takes up again what was ended. */
  edit("putUnit", { id: Unit.shape.id, name: text(60), group: Unit.shape.group }),
  edit("endUnit", { unit: Id }),
  edit("putPerson", {
    id: Person.shape.id,
    name: text(40),
    sub: text(200),
    email: z.optional(address),
  }),
  /** Ends his seats and substitutions with him. */
  edit("endPerson", { person: Id }),
  edit("putEnterprise", {
    creditCode: Enterprise.shape.creditCode,
    name: text(100),
    township: text(60),
    chain: z.optional(text(60)),
    override: z.optional(text(200)),
  }),
  edit("endEnterprise", { enterprise: text(40) }),
  edit("hold", { seat: Seat, person: Id, from: now, until: z.optional(Instant) }),
  /** What was to begin later is taken back. */
  edit("endHolding", { seat: Seat, person: Id, until: now }),
  /** 交接: the seats of one person pass to another at one instant; without `seats` all he holds then. */
  edit("handOver", { from: Id, to: Id, at: now, seats: z.optional(z.array(Seat).check(z.maxLength(2000))) }),
  edit("substitute", { person: Id, substitute: Id, from: now, until: z.optional(Instant) }),
  edit("endSubstitution", { person: Id, substitute: Id, until: now }),
  edit("declareInterest", { person: Id, enterprise: text(40) }),
  edit("endInterest", { person: Id, enterprise: text(40) }),
  /** Of the bulletin. Adds an address, or changes whose it is. */
  edit("putSubscriber", { email: address, name: text(60) }),
  edit("endSubscriber", { email: address }),
]);
export type DirectoryEdit = z.infer<typeof DirectoryEdit>;
export type EditOf<N extends DirectoryEdit["edit"]> = Extract<DirectoryEdit, { edit: N }>;
