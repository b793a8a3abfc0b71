import * as z from "zod/mini";
import { Calendar } from "./calendar.ts";
import { Directory } from "./directory.ts";
import { FormDefinition } from "./form.ts";
import { Pack } from "./pack.ts";
import { PlainDate } from "./vocabulary.ts";

/** Everything a county is set up with, in one file: what `load-county` reads. */
export const CountyFile = z.strictObject({
  directory: Directory,
  calendar: Calendar,
  pack: Pack,
  forms: z.array(FormDefinition),
  /** First day of the programme: the cumulative sheet counts from here. */
  programmeStart: PlainDate,
});
export type CountyFile = z.infer<typeof CountyFile>;
