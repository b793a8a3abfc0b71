import * as z from "zod/mini";
import type { Limit } from "../../../../contract/limit.ts";

/** A number of one unit, being entered. */
export const Part = z.object({
  unit: z.enum(["workingHour", "workingDay", "calendarDay", "calendarMonth"]),
  amount: z.optional(z.nullable(z.number())),
});
export type Part = z.infer<typeof Part>;

/** A limit being entered: a unit chosen, its amount or date perhaps still missing. */
export const Entered = z.union([
  Part,
  z.object({ unit: z.literal("date"), date: z.optional(z.string()) }),
  z.object({ unit: z.literal("sum"), parts: z.array(Part) }),
]);
export type Entered = z.infer<typeof Entered>;

/** What was entered, as a limit; what is missing stays missing, for the schema to name. */
export function limitOf(value: unknown): Limit | unknown {
  const { data } = Entered.safeParse(value);
  if (data === undefined) return undefined;
  if (data.unit === "date") return { unit: data.unit, date: data.date };
  const part = ({ unit, amount }: Part) => ({ unit, amount });
  return data.unit === "sum" ? { unit: data.unit, parts: data.parts.map(part) } : part(data);
}
