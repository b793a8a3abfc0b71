import * as z from "zod/mini";
import { Instant, Seat } from "./vocabulary.ts";

export const Id = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}$/));

/** Half-open period: from ≤ t < until; no `until` = still so. */
const period = { from: Instant, until: z.optional(Instant) };
/** When it was struck from the directory; it stays in it for the sake of its history, and can be taken up again. */
const ended = z.optional(Instant);
/** The directory commit that wrote this line as it stands; absent = the load before it. */
const commit = z.optional(z.int());

/** As written on the licence. Whether its check character is right is judged with the directory, for a few genuine codes fail it. */
const Code = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z]{18}$/, { error: "credit-code" }));

export const Unit = z.strictObject({
  id: Id,
  name: z.string(),
  /** Peer group in the bulletin: towns are compared with towns. */
  group: z.enum(["department", "town", "company"]),
  ended,
});

export const Person = z.strictObject({
  id: Id,
  name: z.string(),
  /** `sub` of the person at the stage's identity provider; (issuer, sub) names one person. */
  sub: z.string(),
  email: z.optional(z.string().check(z.regex(/^[^\s@]+@[^\s@]+$/))),
  ended,
});

export const Enterprise = z.strictObject({
  creditCode: Code,
  name: z.string(),
  township: z.string(),
  chain: z.optional(z.string()),
  /** Why a code whose check character is wrong is right all the same. */
  override: z.optional(z.string()),
  ended,
});

export const Holding = z.strictObject({ seat: Seat, person: Id, ...period, commit });
export type Holding = z.infer<typeof Holding>;
/** 代理: `substitute` acts for `person` in the period. */
export const Substitution = z.strictObject({ person: Id, substitute: Id, ...period, commit });
export type Substitution = z.infer<typeof Substitution>;
/** 利害关系: this person may hold no decision duty on this enterprise (S4). */
export const Interest = z.strictObject({ person: Id, enterprise: z.string() });

/** Who receives the bulletin without a seat: an archive, a newspaper. One address is one subscriber. */
export const Subscriber = z.strictObject({ name: z.string(), email: z.string() });

/** The directory 通讯录: who holds which seat when. One version is one value, read whole. */
export const Directory = z.strictObject({
  version: z.string(),
  county: z.strictObject({ name: z.string(), office: z.string(), divisionCode: z.string() }),
  units: z.array(Unit),
  persons: z.array(Person),
  enterprises: z.array(Enterprise),
  holdings: z.array(Holding),
  substitutions: z.array(Substitution),
  interests: z.array(Interest),
  /** Who receives the bulletin beside leaders and units. */
  subscribers: z.array(Subscriber),
});
export type Directory = z.infer<typeof Directory>;
