import * as z from "zod/mini";
import { PlainDate } from "./vocabulary.ts";

const Named = z.strictObject({ date: PlainDate, name: z.string() });

/** 放假和调休: the days a notice of the State Council names. */
export const HolidayDays = z.object({ holidays: z.array(Named), makeUpDays: z.array(Named) });

/** A file with the days of a notice: two lists, or day by day, as open lists publish them; `isOffDay` says which of the two a day is. */
export const HolidayFile = z.union([
  HolidayDays,
  z.object({ days: z.array(z.object({ date: PlainDate, name: z.string(), isOffDay: z.boolean() })) }),
]);
