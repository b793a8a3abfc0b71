import * as z from "zod/mini";
import { Period } from "./bulletin-row.ts";
import { Figure } from "./figure.ts";
import { Instant, ISSUE_KINDS, LEVELS, OUTCOMES, SOURCES } from "./vocabulary.ts";

const counted = {
  total: Figure,
  /** Closed, whatever the outcome. */
  closed: Figure,
  inHand: Figure,
  overdue: Figure,
};

const rates = {
  /** 办结率: due in the period and closed / due in the period. */
  closeOut: Figure,
  /** 按时办结率: due in the period and closed in time / due in the period. */
  onTime: Figure,
  /** 及时签收率: signed in time / signatures due in the period. */
  signedInTime: Figure,
  /** 满意率: marks of 3 and more / issues rated in the period. */
  satisfaction: Figure,
};

/** A share of the total, and the change against the month before, where there was one. */
const Part = <T extends z.core.$ZodType>(name: T) =>
  z.strictObject({
    name,
    /** This part / total. */
    share: Figure,
    closed: Figure,
    before: z.optional(z.int()),
  });

export const IDENTITIES = [
  "carriedAndNew",
  "outcomesAndInHand",
  "carriedIsBefore",
  "bySource",
  "byKind",
  "byLevel",
  "byUnit",
] as const;
/** A sum that must hold, with both sides; a bulletin in which one does not is not frozen. */
export const Identity = z.strictObject({ name: z.enum(IDENTITIES), left: z.int(), right: z.int() });
export type Identity = z.infer<typeof Identity>;

export const UnitLine = z.strictObject({ unit: z.string(), name: z.string(), ...counted, ...rates });
export type UnitLine = z.infer<typeof UnitLine>;

/** The bulletin 销号月通报 as data (domain.md §6): the page lays it out, the mail summarises it, nothing else counts. */
export const Bulletin = z.strictObject({
  period: Period,
  /** 〔2026〕1号; a cumulative sheet has none. */
  number: z.optional(z.string()),
  county: z.string(),
  office: z.string(),
  overall: z.strictObject({
    carried: Figure,
    new: Figure,
    ...counted,
    outcomes: z.array(z.strictObject({ outcome: z.enum(OUTCOMES), figure: Figure })),
    /** Closed before and reopened in the period; absent in bulletins of before there were reopenings. */
    reopened: z.optional(Figure),
    /** Of those in hand: suspended, with measures and a date 暂不具备条件,列计划. */
    planned: z.optional(Figure),
    /** Had to be done again in the period 二次办理. */
    reworked: z.optional(Figure),
    /** Refused after registration. */
    refused: Figure,
    /** Not yet given to a unit. */
    undispatched: Figure,
  }),
  bySource: z.array(Part(z.enum(SOURCES))),
  byKind: z.array(Part(z.enum(ISSUE_KINDS))),
  rates: z.strictObject({
    ...rates,
    /** The time for rating passed unused: beside the satisfaction, never in it. */
    noValidAnswer: Figure,
  }),
  /** 化解率: solved / all of the level, then of all levels. */
  resolution: z.strictObject({
    levels: z.array(z.strictObject({ level: z.enum(LEVELS), figure: Figure })),
    all: Figure,
  }),
  /** Units within their peer group, in the order of the directory: bands, no league table. */
  groups: z.array(z.strictObject({ group: z.enum(["department", "town", "company"]), units: z.array(UnitLine) })),
  /** Raised in the period, by the tier it was raised to. */
  escalated: z.array(z.strictObject({ tier: z.int(), figure: Figure })),
  /** Issues with a step that the system took later than promised. */
  late: Figure,
  overdue: z.array(
    z.strictObject({
      issue: z.string(),
      number: z.string(),
      unit: z.string(),
      unitName: z.string(),
      tier: z.int(),
      promiseDueAt: Instant,
    }),
  ),
  identities: z.array(Identity),
});
export type Bulletin = z.infer<typeof Bulletin>;
