import type { Json } from "../definition/schema.ts";
import { readInstant } from "../definition/instant.ts";
import { StateProblem } from "../fault.ts";
import { find, isObject, need, readPath } from "./paths.ts";
import type { Roots } from "./paths.ts";

type Test = (value: Json, than: Json) => boolean;

const order = (compare: (difference: number) => boolean) => ({
  String: (a: Json, b: Json) => typeof a === "string" && typeof b === "string" && compare(a < b ? -1 : a > b ? 1 : 0),
  Numeric: (a: Json, b: Json) => typeof a === "number" && typeof b === "number" && compare(a - b),
  Timestamp: (a: Json, b: Json) => {
    const [x, y] = [instant(a), instant(b)];
    return x !== undefined && y !== undefined && compare(x - y);
  },
});
const ORDERS = {
  Equals: order((d) => d === 0),
  LessThan: order((d) => d < 0),
  LessThanEquals: order((d) => d <= 0),
  GreaterThan: order((d) => d > 0),
  GreaterThanEquals: order((d) => d >= 0),
};

/** Comparisons with a value; each but `StringMatches` also exists with `…Path`. Source: states-language.net, "Data-test expression". */
export const COMPARISONS: { readonly [name: string]: Test } = {
  ...Object.fromEntries(
    Object.entries(ORDERS).flatMap(([suffix, tests]) =>
      Object.entries(tests).map(([kind, test]): [string, Test] => [`${kind}${suffix}`, test]),
    ),
  ),
  BooleanEquals: (a, b) => typeof a === "boolean" && a === b,
  StringMatches: (a, b) => typeof a === "string" && typeof b === "string" && matches(a, b),
};

/** Tests of what the variable is; the operand says whether it should be so. */
export const KINDS: { readonly [name: string]: (value: Json) => boolean } = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === "number",
  IsString: (value) => typeof value === "string",
  IsBoolean: (value) => typeof value === "boolean",
  IsTimestamp: (value) => instant(value) !== undefined,
};

/** @throws StateProblem `States.Runtime` if the variable is not there (IsPresent asks) */
export function holds(rule: { [key: string]: unknown }, roots: Roots): boolean {
  const { And, Or, Not } = rule;
  if (Array.isArray(And)) return And.every((inner: { [key: string]: unknown }) => holds(inner, roots));
  if (Array.isArray(Or)) return Or.some((inner: { [key: string]: unknown }) => holds(inner, roots));
  if (typeof Not === "object" && Not !== null) return !holds({ ...Not }, roots);
  const variable = String(rule["Variable"]);
  const present = rule["IsPresent"];
  if (typeof present === "boolean") {
    const path = readPath(variable);
    const found = path === undefined ? undefined : find(path, roots);
    const there = found !== undefined && (path?.definite === true || !Array.isArray(found) || found.length > 0);
    return there === present;
  }
  const value = need(variable, roots);
  for (const [name, operand] of Object.entries(rule)) {
    const kind = KINDS[name];
    if (kind !== undefined) return kind(value) === operand;
    const compare = COMPARISONS[name];
    if (compare !== undefined && isJson(operand)) return compare(value, operand);
    const byPath = COMPARISONS[name.replace(/Path$/u, "")];
    if (byPath !== undefined && typeof operand === "string") return byPath(value, need(operand, roots));
  }
  throw new StateProblem("States.Runtime", "The choice rule compares nothing");
}

function isJson(value: unknown): value is Json {
  return value === null || ["string", "number", "boolean"].includes(typeof value) || isObject(Object(value));
}

function instant(value: Json): number | undefined {
  return typeof value === "string" ? readInstant(value) : undefined;
}

/** `*` stands for anything, `\*` for itself. */
function matches(text: string, pattern: string): boolean {
  const source = pattern.replace(
    /\\([*\\])|(\*)|([^\\*]+|\\)/gu,
    (_, escaped?: string, star?: string, plain?: string) =>
      star === undefined ? (escaped ?? plain ?? "").replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&") : "[\\s\\S]*",
  );
  return new RegExp(`^${source}$`, "u").test(text);
}
