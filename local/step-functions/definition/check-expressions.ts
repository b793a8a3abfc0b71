import { compile, expressionIn } from "../expressions.ts";
import { refuse } from "./refuse.ts";
import type { State } from "./schema.ts";

/** Field names whose text is never an expression. */
const PLAIN = new Set([
  "Comment",
  "Next",
  "Default",
  "Resource",
  "Type",
  "QueryLanguage",
  "ErrorEquals",
  "JitterStrategy",
]);
const FORBIDDEN = /\$eval\s*\(/u;

/** Compiles every expression of a state once, so that a typing error is found when the machine is created. */
export function assertExpressions(state: State, path: readonly PropertyKey[]): void {
  visit(state, path);
}

function visit(value: unknown, path: readonly PropertyKey[]): void {
  if (typeof value === "string") {
    const source = expressionIn(value);
    if (source === undefined) {
      return;
    }
    if (FORBIDDEN.test(source)) {
      refuse(path, "$eval is not supported");
    }
    try {
      compile(source);
    } catch (error) {
      refuse(path, `the expression does not compile: ${String(Object(error).message ?? error)}`);
    }
    return;
  }
  if (typeof value !== "object" || value === null) {
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === "Assign" && typeof inner === "object" && inner !== null && "states" in inner) {
      refuse([...path, key], "the variable name 'states' is reserved");
    }
    if (key === "ItemProcessor") {
      continue; // checked state by state
    }
    if (!PLAIN.has(key) || path.length > 2) {
      visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}
