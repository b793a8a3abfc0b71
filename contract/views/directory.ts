import * as z from "zod/mini";
import { Counts, DIRECTORY_COMMANDS } from "../directory-commit.ts";
import { DIRECTORY_TABLES, DirectoryEdit, DirectoryTable } from "../directory-edits.ts";
import { Enterprise, Id, Person, Subscriber, Unit } from "../directory.ts";
import { line, manyLines, oneLine } from "../readable.ts";
import { DUTY_KINDS, Instant, PlainDate, Seat } from "../vocabulary.ts";

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const Named = z.strictObject({ person: z.string(), name: z.string() });
const NamedSeat = z.strictObject({ seat: Seat, name: z.string() });
/** At most so many rows are sent; `total` says how many there are. */
const some = <T extends z.core.$ZodType>(row: T) => z.strictObject({ total: z.int(), rows: z.array(row) });

/** One thing wrong: `edit` (from 0) and `field` of a change typed in, `row` (the heading is 1) and `column` of a file. */
export const DirectoryFaultView = z.strictObject({
  code: z.string(),
  edit: z.optional(z.int()),
  field: z.optional(z.string()),
  row: z.optional(z.int()),
  column: z.optional(z.string()),
  "zh-CN": z.string(),
  en: z.string(),
});
export type DirectoryFaultView = z.infer<typeof DirectoryFaultView>;

/** A seat nobody may act from, and who takes its duties; without `fallsTo` nobody does. */
export const Vacancy = z.strictObject({
  ...NamedSeat.shape,
  at: Instant,
  fallsTo: z.optional(NamedSeat),
  openDuties: z.int(),
});
export type Vacancy = z.infer<typeof Vacancy>;

/** Why two seats need two persons: one asks or acts, the other decides on it, calls back, or is whom it is raised to. */
export const LONE_REASONS = [
  "closeOut",
  "steps",
  "callBack",
  "extension",
  "suspension",
  "objection",
  "raise",
  "escalate",
] as const;
export type LoneReason = (typeof LONE_REASONS)[number];

/** 一人兼两岗: the only person in two seats of one chain, and who acts in his place; without `fallsTo` nobody else does. */
export const Alone = z.strictObject({
  ...Named.shape,
  seats: z.tuple([NamedSeat, NamedSeat]),
  reasons: z.array(z.enum(LONE_REASONS)),
  /** Of how many enterprises, where one of the seats is an enterprise's. */
  enterprises: z.optional(z.int()),
  fallsTo: z.optional(NamedSeat),
});
export type Alone = z.infer<typeof Alone>;

export const CHANGE_KINDS = ["added", "changed", "ended", "removed"] as const;
/** One line of the directory that differs, field by field. */
export const ChangeLine = z.strictObject({
  table: z.enum([...DIRECTORY_TABLES, "county"]),
  what: z.enum(CHANGE_KINDS),
  key: z.string(),
  name: z.string(),
  fields: z.array(z.strictObject({ field: z.string(), before: z.optional(z.string()), after: z.optional(z.string()) })),
});
export type ChangeLine = z.infer<typeof ChangeLine>;

/** An open duty that other persons would hold than now, from the first instant at which they differ. */
export const DutyMove = z.strictObject({
  issue: z.string(),
  number: z.optional(z.string()),
  duty: z.string(),
  kind: z.enum(DUTY_KINDS),
  ...NamedSeat.shape,
  at: Instant,
  before: z.array(Named),
  after: z.array(Named),
});
export type DutyMove = z.infer<typeof DutyMove>;

/** What a change would do. Nothing is stored. Without `preview` it cannot be applied: the faults say why. */
export const DirectoryPreview = z.strictObject({
  basedOn: z.string(),
  preview: z.optional(Sha256),
  at: Instant,
  counts: Counts,
  changes: some(ChangeLine),
  duties: some(DutyMove),
  /** Seats that fall vacant by this change. */
  vacant: some(Vacancy),
  /** Persons whom this change leaves alone in two seats of one chain. */
  alone: some(Alone),
  faults: some(DirectoryFaultView),
  /** How many rows the file had below its heading. */
  rows: z.optional(z.int()),
});
export type DirectoryPreview = z.infer<typeof DirectoryPreview>;

export const DirectoryCommitRow = z.strictObject({
  version: z.int(),
  command: z.enum(DIRECTORY_COMMANDS),
  at: Instant,
  /** Seat and persons: whoever did it, and whom he stood in for. */
  actor: z.strictObject({ seat: Seat, name: z.string(), persons: z.array(z.string()) }),
  reason: z.optional(z.string()),
  counts: Counts,
  to: z.string(),
  hash: z.string(),
});
export type DirectoryCommitRow = z.infer<typeof DirectoryCommitRow>;

const edits = z.array(DirectoryEdit).check(z.minLength(1), z.maxLength(200));
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(500), manyLines);
/** What the preview answered, given back. */
const previewed = { basedOn: line(80), preview: Sha256, reason };

export const EditsToPreview = z.strictObject({ edits });
export const EditsToApply = z.strictObject({ edits, ...previewed });

/** The largest file: in base64 it still fits into one request of a function (6 MB). */
export const LARGEST_IMPORT = 3 * 1024 * 1024;
const importing = {
  table: DirectoryTable,
  /** Base64 of a CSV (UTF-8 or GB18030) or XLSX file; which of them, its first bytes say. */
  content: z
    .string()
    .check(z.minLength(1), z.maxLength((LARGEST_IMPORT / 3) * 4 + 4), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
  /** It is the whole table: what it does not name is ended. */
  complete: z.boolean(),
};
export const FileToPreview = z.strictObject(importing);
export const FileToApply = z.strictObject({ ...importing, ...previewed });

/** What was done, and which seats have nobody now because of it. */
export const DirectoryChanged = z.strictObject({ commit: DirectoryCommitRow, vacant: some(Vacancy) });
export type DirectoryChanged = z.infer<typeof DirectoryChanged>;

export const DirectoryPage = z.strictObject({
  version: z.string(),
  now: Instant,
  zone: z.string(),
  /** The last change; absent before the first. */
  commit: z.optional(DirectoryCommitRow),
  /** Lines of each table, without those ended. */
  counts: z.record(z.enum(DIRECTORY_TABLES), z.int()),
  vacant: some(Vacancy),
  alone: some(Alone),
  mayChange: z.boolean(),
});
export type DirectoryPage = z.infer<typeof DirectoryPage>;

export const PERIOD_STATES = ["now", "later", "ended"] as const;
const period = { from: Instant, until: z.optional(Instant), state: z.enum(PERIOD_STATES), commit: z.optional(z.int()) };
export const HoldingRow = z.strictObject({ ...NamedSeat.shape, person: z.string(), holder: z.string(), ...period });
export type HoldingRow = z.infer<typeof HoldingRow>;
export const SubstitutionRow = z.strictObject({
  person: z.string(),
  name: z.string(),
  substitute: z.string(),
  substituteName: z.string(),
  ...period,
});
export type SubstitutionRow = z.infer<typeof SubstitutionRow>;

/** One page of a table, under its own name. */
export const DirectoryRows = z.strictObject({
  table: DirectoryTable,
  total: z.int(),
  next: z.optional(z.string()),
  units: z.optional(z.array(z.strictObject({ ...Unit.shape, holders: z.array(Named) }))),
  persons: z.optional(z.array(z.strictObject({ ...Person.shape, seats: z.array(NamedSeat) }))),
  enterprises: z.optional(
    z.array(z.strictObject({ ...Enterprise.shape, aides: z.array(Named), leaders: z.array(Named) })),
  ),
  holdings: z.optional(z.array(HoldingRow)),
  substitutions: z.optional(z.array(SubstitutionRow)),
  interests: z.optional(
    z.array(z.strictObject({ ...Named.shape, enterprise: z.string(), enterpriseName: z.string() })),
  ),
  subscribers: z.optional(z.array(Subscriber)),
});
export type DirectoryRows = z.infer<typeof DirectoryRows>;

/** Oldest and newest change of this page first or last: newest first; `before` pages back. */
export const DirectoryChanges = z.strictObject({ rows: z.array(DirectoryCommitRow), next: z.optional(z.int()) });
export const DirectoryChangePage = z.strictObject({ commit: DirectoryCommitRow, changes: some(ChangeLine) });

/** Who could act from a seat at an instant or on a day, from the directory as it was recorded; by which commits. */
export const SeatHolders = z.strictObject({
  ...NamedSeat.shape,
  from: Instant,
  until: Instant,
  persons: z.array(
    z.strictObject({
      ...Named.shape,
      from: Instant,
      until: z.optional(Instant),
      onBehalfOf: z.optional(Named),
      via: z.optional(Named),
      /** The commit that wrote it so. */
      commit: z.optional(DirectoryCommitRow),
    }),
  ),
});
export type SeatHolders = z.infer<typeof SeatHolders>;

export const TemplateFile = z.strictObject({ name: z.string(), type: z.string(), content: z.string() });

export const MySubstitutions = z.strictObject({
  now: Instant,
  zone: z.string(),
  mine: z.array(SubstitutionRow),
  forOthers: z.array(SubstitutionRow),
  /** Whom one may name. */
  persons: z.array(z.strictObject({ ...Named.shape, seats: z.array(z.string()) })),
});
export type MySubstitutions = z.infer<typeof MySubstitutions>;
export const OwnSubstitution = z.strictObject({
  substitute: Id,
  /** Absent = from now on. */
  from: z.optional(Instant),
  until: z.optional(Instant),
  reason,
});
export const OwnEnding = z.strictObject({ substitute: Id, reason });

export const TableParams = z.strictObject({ table: DirectoryTable });
export const ChangeParams = z.strictObject({ version: z.coerce.number().check(z.int(), z.minimum(1)) });
export const TableQuery = z.strictObject({
  /** Part of a name, number or code. */
  q: z.optional(z.string().check(z.trim(), z.maxLength(60), oneLine)),
  /** `all` shows what has ended as well. */
  show: z.optional(z.enum(["current", "all"])),
  after: z.optional(z.string().check(z.regex(/^\d{1,6}$/))),
});
export const BeforeChange = z.strictObject({ before: z.optional(z.coerce.number().check(z.int(), z.minimum(1))) });
export const HolderQuery = z.strictObject({ seat: Seat, at: z.union([Instant, PlainDate]) });
export const TemplateQuery = z.strictObject({
  format: z.enum(["csv", "xlsx"]),
  /** With what the directory says now, to be changed and imported again. */
  filled: z.optional(z.enum(["true", "false"])),
});
