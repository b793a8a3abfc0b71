import * as z from "zod/mini";
import { Calendar } from "../calendar.ts";
import { DRAFT_KINDS } from "../draft.ts";
import { Fault } from "../fault.ts";
import { Pack } from "../pack.ts";
import { manyLines, oneLine } from "../readable.ts";
import { CLASSES, DUTY_KINDS, Instant, PlainDate } from "../vocabulary.ts";

const Person = z.strictObject({ person: z.string(), name: z.string() });

export const DraftRow = z.strictObject({
  draft: z.string(),
  kind: z.enum(DRAFT_KINDS),
  name: z.string(),
  basedOn: z.string(),
  at: Instant,
  author: Person,
  state: z.enum(["draft", "published", "withdrawn"]),
  decidedBy: z.optional(Person),
  decidedAt: z.optional(Instant),
  /** Why it was withdrawn or refused. */
  reason: z.optional(z.string()),
  /** Whether the caller may put it in force: a second person may. */
  mayPublish: z.boolean(),
});
export type DraftRow = z.infer<typeof DraftRow>;

/** Days the holiday notices still cover after today; negative once they have ended. */
const Coverage = z.strictObject({ until: PlainDate, daysLeft: z.int(), warning: z.optional(z.int()) });

export const SettingsPage = z.strictObject({
  calendar: Calendar,
  coverage: Coverage,
  pack: Pack,
  /** Packs to begin a draft from, by `<pack>@<version>`. */
  packs: z.array(z.strictObject({ pack: z.string(), name: z.string(), shipped: z.boolean() })),
  /** Newest first. */
  drafts: z.array(DraftRow),
});
export type SettingsPage = z.infer<typeof SettingsPage>;

const Day = z.strictObject({
  date: PlainDate,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40), oneLine),
});
const days = z.array(Day).check(z.maxLength(200));

/** A notice as it is typed in or uploaded: with a file, its days come from there. */
export const NoticeToRead = z.strictObject({
  version: z.string().check(z.minLength(1), z.maxLength(60), oneLine),
  notice: z.string().check(z.trim(), z.minLength(1), z.maxLength(200), oneLine),
  coveredUntil: PlainDate,
  /** The text of a JSON or iCalendar file. */
  file: z.optional(z.string().check(z.maxLength(18_000), manyLines)),
  holidays: z.optional(days),
  makeUpDays: z.optional(days),
});
/** The calendar in force with the notice worked in, and what is wrong with it. Nothing is stored. */
export const NoticeRead = z.strictObject({ calendar: z.optional(Calendar), faults: z.array(Fault) });

export const CalendarToDraft = z.strictObject({ calendar: Calendar });
export const PackToDraft = z.strictObject({ pack: Pack });
export const DraftPage = z.strictObject({
  ...DraftRow.shape,
  calendar: z.optional(Calendar),
  pack: z.optional(Pack),
  faults: z.array(Fault),
});
export type DraftPage = z.infer<typeof DraftPage>;

const Shift = z.strictObject({
  issue: z.string(),
  number: z.optional(z.string()),
  duty: z.string(),
  kind: z.enum(DUTY_KINDS),
  holder: z.string(),
  from: Instant,
  to: Instant,
  provisional: z.strictObject({ before: z.boolean(), after: z.boolean() }),
});

const Lived = z.strictObject({
  promisedAt: z.optional(Instant),
  closedAt: z.optional(Instant),
  onTime: z.boolean(),
  tier: z.int(),
  slips: z.strictObject({ blue: z.int(), orange: z.int(), red: z.int() }),
  raised: z.int(),
});
const count = z.int();
const Totals = z.strictObject({
  issues: count,
  closed: count,
  onTime: count,
  escalated: count,
  blue: count,
  orange: count,
  red: count,
  raised: count,
});

/** What a draft would do: open duties it moves, or a month of invented issues under the rules in force and under the new ones. */
export const DraftPreview = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("calendar"),
    at: Instant,
    /** Open issues that were looked at. */
    issues: z.int(),
    total: z.int(),
    /** The earliest new dates first, at most 500. */
    shifts: z.array(Shift),
  }),
  z.strictObject({
    kind: z.literal("pack"),
    month: z.string(),
    today: z.string(),
    draft: z.string(),
    totals: z.strictObject({ today: Totals, draft: Totals }),
    rows: z.array(z.strictObject({ class: z.enum(CLASSES), handedInAt: Instant, today: Lived, draft: Lived })),
  }),
]);
export type DraftPreview = z.infer<typeof DraftPreview>;

/** 撤回 by its author, 不同意 by a second person: neither without a reason. */
export const DraftToWithdraw = z.strictObject({
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500), manyLines),
});

const id = z.string().check(z.regex(/^[a-z0-9]{20,40}$/));
export const DraftParams = z.strictObject({ draft: id });
export const PackParams = z.strictObject({ pack: z.string().check(z.regex(/^[a-z0-9-]{1,40}@[A-Za-z0-9.-]{1,20}$/)) });
