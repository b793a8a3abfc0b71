import * as z from "zod/mini";
import { PlainDate } from "./vocabulary.ts";

const TimeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const Block = z.strictObject({ from: TimeOfDay, to: TimeOfDay });

/** A version of the working calendar: data, approved once, never edited. */
export const Calendar = z.strictObject({
  version: z.string(),
  zone: z.string(),
  /** The notices the holidays were taken from. */
  notice: z.string(),
  /** Last day the notices speak about; a due date after it is provisional. */
  coveredUntil: PlainDate,
  /** Half-open working blocks of each weekday, 1 = Monday … 7 = Sunday; an empty list is a closed day. */
  week: z.record(z.string(), z.array(Block)),
  holidays: z.array(z.strictObject({ date: PlainDate, name: z.string() })),
  /** 调休: days worked although they fall on a weekend, with the blocks of a Monday. */
  makeUpDays: z.array(z.strictObject({ date: PlainDate, name: z.string() })),
});
export type Calendar = z.infer<typeof Calendar>;
