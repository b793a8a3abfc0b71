import { refuse } from "../definition/refuse.ts";
import type { Path } from "../definition/refuse.ts";
import type { State } from "../definition/schema.ts";
import { readCall } from "./call-text.ts";
import { COMPARISONS, KINDS } from "./choice-rule.ts";
import { readPath } from "./paths.ts";

const PATHS = new Set([
  "InputPath",
  "OutputPath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
  "SecondsPath",
  "TimestampPath",
  "ItemsPath",
  "MaxConcurrencyPath",
  "ToleratedFailureCountPath",
  "ToleratedFailurePercentagePath",
]);
const PATHS_OR_CALLS = new Set(["ErrorPath", "CausePath"]);
const TEMPLATES = new Set(["Parameters", "ResultSelector", "Assign", "ItemSelector"]);

/** Reads every path and function call of a JSONPath state once, so that a mistake is found when the machine is created. */
export function assertPaths(state: State, path: Path): void {
  const fields: [string, unknown][] = Object.entries(state);
  for (const [name, value] of fields) {
    const at = [...path, name];
    if (typeof value === "string" && PATHS.has(name)) assertPath(value, at);
    if (typeof value === "string" && PATHS_OR_CALLS.has(name)) assertPathOrCall(value, at);
    if (TEMPLATES.has(name)) assertTemplate(value, at);
    if (typeof value === "string" && name !== "Comment" && /^\{%[\s\S]*%\}$/u.test(value) && state.Type !== "Pass") {
      if (name === "Timestamp") refuse(at, "String does not match RFC3339 timestamp");
      refuse(at, "an expression {% … %} needs the query language JSONata");
    }
    if (name === "ResultPath" && typeof value === "string") {
      const read = readPath(value);
      if (read === undefined || !read.definite || read.root !== "input") refuse(at, "Value is not a Reference Path");
    }
  }
  if (state.Type === "Choice") {
    for (const [at, rule] of state.Choices.entries()) {
      assertRule(rule, [...path, "Choices", at]);
      assertTemplate(rule.Assign, [...path, "Choices", at, "Assign"]);
    }
  }
}

function assertRule(rule: unknown, path: Path): void {
  const given = Object(rule);
  for (const [name, inner] of Object.entries(given)) {
    if (name === "And" || name === "Or") {
      if (!Array.isArray(inner) || inner.length === 0) refuse([...path, name], "a list of rules is needed");
      inner.forEach((one: unknown, at: number) => assertRule(one, [...path, name, at]));
      return;
    }
    if (name === "Not") {
      return assertRule(inner, [...path, name]);
    }
  }
  if (typeof given["Variable"] !== "string") refuse(path, "These fields are required: [Variable]");
  assertPath(given["Variable"], [...path, "Variable"]);
  const rest = Object.keys(given).filter((key) => !["Variable", "Next", "Comment", "Assign"].includes(key));
  const [name, second] = rest;
  if (name === undefined || second !== undefined) refuse(path, "exactly one comparison is needed");
  const base = name.replace(/Path$/u, "");
  if (name.endsWith("Path") && base !== "StringMatches" && Object.hasOwn(COMPARISONS, base)) {
    return assertPath(String(given[name]), [...path, name]);
  }
  if (![...Object.keys(KINDS), ...Object.keys(COMPARISONS), "IsPresent"].includes(name)) {
    refuse([...path, name], `the comparison '${name}' is not implemented`);
  }
}

function assertTemplate(template: unknown, path: Path): void {
  if (Array.isArray(template)) {
    return template.forEach((item: unknown, at) => assertTemplate(item, [...path, at]));
  }
  if (typeof template !== "object" || template === null) {
    return;
  }
  for (const [key, value] of Object.entries(template)) {
    if (!key.endsWith(".$")) assertTemplate(value, [...path, key]);
    else if (typeof value !== "string") refuse([...path, key], "a field named ….$ must hold a path or a function call");
    else assertPathOrCall(value, [...path, key]);
  }
}

function assertPath(text: string, path: Path): void {
  if (readPath(text) === undefined) refuse(path, `'${text}' is not a path that is implemented`);
}

function assertPathOrCall(text: string, path: Path): void {
  if (!text.startsWith("States.")) return assertPath(text, path);
  try {
    readCall(text);
  } catch (error) {
    refuse(path, String(Object(error).message ?? error));
  }
}
