import * as z from "zod/mini";

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u;

/**
 * Epoch milliseconds of an RFC 3339 instant; undefined if the text is not one. Fractions are cut, never rounded up to a
 * later instant, at the millisecond. Source: states-language.net, "Timestamps".
 */
export function readInstant(text: string): number | undefined {
  if (!RFC3339.test(text)) {
    return undefined;
  }
  const at = Date.parse(text.replace(/(\.\d{3})\d+/u, "$1"));
  return Number.isNaN(at) ? undefined : at;
}

export const instantText = z
  .string()
  .check(z.refine((text) => readInstant(text) !== undefined, "String does not match RFC3339 timestamp"));
