import { createHash } from "node:crypto";

/** SHA-256 of a request's content, hex: the same content sent again is recognised whatever the order of its fields. */
export function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content, sorted)).digest("hex");
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
