import * as z from "zod/mini";

/**
 * A number of the bulletin and the issues it counts. `key` is its address: the page links `?figure=<key>`.
 * A rate has `of`; the issues of its denominator are listed too, under `<key>/of`, so that those missing above can be found.
 * A count may be larger than its list, where one issue counts more than once (signatures).
 */
export const Figure = z.strictObject({
  key: z.string(),
  value: z.int(),
  issues: z.array(z.string()),
  of: z.optional(z.int()),
  ofIssues: z.optional(z.array(z.string())),
});
export type Figure = z.infer<typeof Figure>;

/** `98.01 %`: two decimals, half up. Undefined when there is nothing to divide by: no rate is better than a wrong one. */
export function percentOf(value: number, of: number): string | undefined {
  return of === 0 ? undefined : `${(Math.round((value * 10_000) / of) / 100).toFixed(2)} %`;
}

/** A rate never stands without its parts: `148/151 = 98.01 %`, `0/0` alone; a plain count is just itself. */
export function figureText({ value, of }: Pick<Figure, "value" | "of">): string {
  if (of === undefined) return String(value);
  const percent = percentOf(value, of);
  return percent === undefined ? `${value}/${of}` : `${value}/${of} = ${percent}`;
}

/** The issues behind a figure's address anywhere in a bulletin or a part of it; undefined if it has no such figure. */
export function issuesOfFigure(within: unknown, key: string): string[] | undefined {
  const figure = Figure.safeParse(within);
  if (figure.success) {
    if (key === figure.data.key) return figure.data.issues;
    return key === `${figure.data.key}/of` ? figure.data.ofIssues : undefined;
  }
  if (typeof within !== "object" || within === null) return undefined;
  for (const part of Object.values(within)) {
    const found = issuesOfFigure(part, key);
    if (found) return found;
  }
  return undefined;
}
