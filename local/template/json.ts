/** Values of a template: plain JSON, read with accessors that name the place when the shape is another one. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asObject(value: Json | undefined, place: string): JsonObject {
  if (isObject(value)) return value;
  throw new Error(`${place}: an object is expected, found ${JSON.stringify(value)}`);
}

export function asText(value: Json | undefined, place: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error(`${place}: a text is expected, found ${JSON.stringify(value)}`);
}

/** Numbers may come as texts in a template. */
export function asNumber(value: Json | undefined, fallback: number): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" && value !== "" && Number.isFinite(Number(value))) return Number(value);
  return fallback;
}

export function asList(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function objectOrEmpty(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function textOr(value: Json | undefined, fallback: string): string {
  return value === undefined || value === null ? fallback : asText(value, "value");
}

export function parseJson(text: string): Json {
  // JSON.parse gives exactly the values of the type Json.
  const value: Json = JSON.parse(text);
  return value;
}
