import * as z from "zod/mini";
import { CreditCode } from "./credit-code.ts";
import { Instant, Seat } from "./vocabulary.ts";

const Id = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

/** Half-open period: from ≤ t < until; no `until` = still so. */
const period = { from: Instant, until: z.optional(Instant) };

export const Unit = z.strictObject({
  id: Id,
  name: z.string(),
  /** Peer group in the bulletin: towns are compared with towns. */
  group: z.enum(["department", "town", "company"]),
});

export const Person = z.strictObject({
  id: Id,
  name: z.string(),
  /** `sub` of the person at the stage's identity provider; (issuer, sub) names one person. */
  sub: z.string(),
  email: z.optional(z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/))),
});

export const Enterprise = z.strictObject({
  creditCode: CreditCode,
  name: z.string(),
  township: z.string(),
  chain: z.optional(z.string()),
});

/** The directory 通讯录: who holds which seat when. One version is one value, read whole. */
export const Directory = z.strictObject({
  version: z.string(),
  county: z.strictObject({ name: z.string(), office: z.string(), divisionCode: z.string() }),
  units: z.array(Unit),
  persons: z.array(Person),
  enterprises: z.array(Enterprise),
  holdings: z.array(z.strictObject({ seat: Seat, person: Id, ...period })),
  /** 代理: `substitute` acts for `person` in the period. */
  substitutions: z.array(z.strictObject({ person: Id, substitute: Id, ...period })),
  /** 利害关系: this person may hold no decision duty on this enterprise (S4). */
  interests: z.array(z.strictObject({ person: Id, enterprise: z.string() })),
  /** Who receives the bulletin beside leaders and units. */
  subscribers: z.array(z.strictObject({ name: z.string(), email: z.string() })),
});
export type Directory = z.infer<typeof Directory>;
