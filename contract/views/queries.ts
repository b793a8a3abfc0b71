import * as z from "zod/mini";
import { oneLine } from "../readable.ts";
import { STATUSES } from "../vocabulary.ts";

/** Path and query parameters of the API. Everything in a URL is text. */
const text = (max: number) => z.optional(z.string().check(z.maxLength(max), oneLine));
const file = z.string().check(z.regex(/^[a-z0-9]{20,40}$/));
const issue = z.string().check(z.regex(/^[0-9A-Z-]{6,40}$/));
const Month = z.string().check(z.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/));

export const FormParams = z.strictObject({ form: z.string().check(z.regex(/^[a-z-]{1,40}$/)) });
export const CreditCodeParams = z.strictObject({ creditCode: z.string().check(z.regex(/^[0-9A-Z]{18}$/)) });
export const IssueParams = z.strictObject({ issue });
export const FileParams = z.strictObject({ file });
export const IssueFileParams = z.strictObject({ issue, file });
export const DayParams = z.strictObject({ day: z.iso.date() });
/** `2026-07` a month, `until-2026-09-08` everything from the start of the programme to the end of that day. */
export const PeriodParams = z.strictObject({
  period: z.string().check(z.regex(/^(?:until-\d{4}-\d{2}-\d{2}|\d{4}-(?:0[1-9]|1[0-2]))$/)),
});

export const DryRunQuery = z.strictObject({ dryRun: z.optional(z.enum(["true", "false"])) });
/** `texts=true`: with the words of the texts, to check them against their digests. */
export const CaseFileQuery = z.strictObject({ texts: z.optional(z.enum(["true", "false"])) });
export const PageQuery = z.strictObject({ cursor: text(600) });
export const BeforeQuery = z.strictObject({ before: z.optional(z.string().check(z.regex(/^[1-9]\d{0,5}$/))) });
export const FigureQuery = z.strictObject({ figure: z.string().check(z.maxLength(120), oneLine), cursor: text(600) });

/** Filters of the register: the address of the page holds them, so that a view can be sent to a colleague. */
export const RegisterFilter = z.strictObject({
  search: text(60),
  status: z.optional(z.enum([...STATUSES, "open"])),
  kind: text(20),
  class: z.optional(z.enum(["A", "B", "C"])),
  level: z.optional(z.enum(["county", "city", "province"])),
  unit: text(40),
  tier: z.optional(z.string().check(z.regex(/^[0-4]$/))),
  lamp: z.optional(z.enum(["normal", "blue", "orange", "red"])),
  month: z.optional(Month),
  sort: z.optional(z.enum(["due", "newest", "number"])),
});
export const RegisterQuery = z.strictObject({ ...RegisterFilter.shape, ...PageQuery.shape });
