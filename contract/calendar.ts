import * as z from "zod/mini";
import { line } from "./readable.ts";
import { PlainDate } from "./vocabulary.ts";

const TimeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const Block = z.strictObject({ from: TimeOfDay, to: TimeOfDay });

/** A version of the working calendar: data, approved once, never edited. */
export const Calendar = z.strictObject({
  version: line(60),
  zone: line(60),
  /** The notices the holidays were taken from. */
  notice: line(1000),
  /** Last day the notices speak about; a due date after it is provisional. */
  coveredUntil: PlainDate,
  /** Half-open working blocks of each weekday, 1 = Monday … 7 = Sunday; an empty list is a closed day. */
  week: z.record(line(1), z.array(Block)),
  holidays: z.array(z.strictObject({ date: PlainDate, name: line(60) })),
  /** 调休: days worked although they fall on a weekend, with the blocks of a Monday. */
  makeUpDays: z.array(z.strictObject({ date: PlainDate, name: line(60) })),
});
export type Calendar = z.infer<typeof Calendar>;
