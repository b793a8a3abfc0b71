import { StateProblem } from "../fault.ts";
import type { Json } from "../definition/schema.ts";

type Step =
  | { kind: "name"; name: string }
  | { kind: "index"; index: number }
  | { kind: "names"; names: string[] }
  | { kind: "indexes"; indexes: number[] }
  | { kind: "slice"; from: number | undefined; to: number | undefined; by: number }
  | { kind: "all" }
  | { kind: "deep"; name: string | undefined };

export interface JsonPath {
  root: "input" | "context" | { variable: string };
  steps: Step[];
  /** Names exactly one place; otherwise the result is an array of what was found. */
  definite: boolean;
}

export interface Roots {
  input: Json;
  context: Json;
  variables: Record<string, Json>;
}

const HEAD = /^\$(?:\$(?=[.[]|$)|(\w+)|)/u;
const STEP =
  /(?:\.\.(?:(\*)|([\p{L}\p{N}_-]+)))|(?:\.(?:(\*)|([\p{L}\p{N}_-]+)))|\[\s*(?:(\*)|('(?:[^'\\]|\\.)*'(?:\s*,\s*'(?:[^'\\]|\\.)*')*|"(?:[^"\\]|\\.)*")|(-?\d+(?:\s*,\s*-?\d+)*)|(-?\d*):(-?\d*)(?::(\d+))?)\s*\]/uy;

/**
 * Reads a path: `$` the data, `$$` the context object, `$name` a variable; then names, indexes, wildcards, slices and
 * descent. Filters and functions of JSONPath are not implemented. Undefined if the text is none of this.
 * Source: developer guide, "Using JSONPath paths".
 */
export function readPath(text: string): JsonPath | undefined {
  const head = HEAD.exec(text);
  if (head === null) {
    return undefined;
  }
  const steps: Step[] = [];
  STEP.lastIndex = head[0].length;
  while (STEP.lastIndex < text.length) {
    const found = STEP.exec(text);
    if (found === null) {
      return undefined;
    }
    steps.push(stepOf(found));
  }
  const root = head[1] !== undefined ? { variable: head[1] } : head[0] === "$$" ? "context" : "input";
  return { root, steps, definite: steps.every((step) => step.kind === "name" || step.kind === "index") };
}

function stepOf([, anyDeep, deep, anyName, name, anyIndex, quoted, numbers, from, to, by]: RegExpExecArray): Step {
  if (anyDeep !== undefined || deep !== undefined) {
    return { kind: "deep", name: deep };
  }
  if (anyName !== undefined || anyIndex !== undefined) {
    return { kind: "all" };
  }
  if (name !== undefined) {
    return { kind: "name", name };
  }
  if (quoted !== undefined) {
    const names = [...quoted.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gu)].map((match) =>
      (match[1] ?? match[2] ?? "").replace(/\\(.)/gu, "$1"),
    );
    const [only = ""] = names;
    return names.length === 1 ? { kind: "name", name: only } : { kind: "names", names };
  }
  if (numbers !== undefined) {
    const indexes = numbers.split(",").map(Number);
    const [only = 0] = indexes;
    return indexes.length === 1 ? { kind: "index", index: only } : { kind: "indexes", indexes };
  }
  const bound = (given: string | undefined): number | undefined =>
    given === undefined || given === "" ? undefined : Number(given);
  return { kind: "slice", from: bound(from), to: bound(to), by: Number(by ?? 1) };
}

/** What stands at the path; undefined if it names one place and nothing is there. */
export function find(path: JsonPath, roots: Roots): Json | undefined {
  const { root } = path;
  const start = root === "input" ? roots.input : root === "context" ? roots.context : roots.variables[root.variable];
  if (start === undefined) {
    return undefined;
  }
  let found: Json[] = [start];
  for (const step of path.steps) {
    found = found.flatMap((value) => follow(step, value));
  }
  return path.definite ? found[0] : found;
}

/** @throws StateProblem `States.Runtime` if nothing is there */
export function need(text: string, roots: Roots): Json {
  const path = readPath(text);
  const value = path === undefined ? undefined : find(path, roots);
  if (value === undefined) {
    const input = JSON.stringify(roots.input);
    throw new StateProblem(
      "States.Runtime",
      `The JSONPath '${text}' could not be found in the input '${input.length > 10_000 ? `${input.slice(0, 10_000)}…` : input}'`,
    );
  }
  return value;
}

function follow(step: Step, value: Json): Json[] {
  const member = (name: string): Json[] => {
    const inner = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return inner === undefined ? [] : [inner];
  };
  const item = (index: number): Json[] => (Array.isArray(value) ? value.slice(index, index + 1 || undefined) : []);
  switch (step.kind) {
    case "name":
      return member(step.name);
    case "names":
      return step.names.flatMap(member);
    case "index":
      return item(step.index);
    case "indexes":
      return step.indexes.flatMap(item);
    case "slice":
      return Array.isArray(value) ? value.slice(step.from, step.to).filter((_, at) => at % step.by === 0) : [];
    case "all":
      return children(value);
    case "deep":
      return descend(value, step.name);
  }
}

function descend(value: Json, name: string | undefined): Json[] {
  const here = name === undefined ? children(value) : follow({ kind: "name", name }, value);
  return [...here, ...children(value).flatMap((inner) => descend(inner, name))];
}

function children(value: Json): Json[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/**
 * The base with a value put at a reference path, objects made on the way.
 * @throws StateProblem `States.ResultPathMatchFailure` where the base has something else in the way
 */
export function put(path: JsonPath, base: Json, value: Json): Json {
  function into(at: number, here: Json | undefined): Json {
    const step = path.steps[at];
    if (step === undefined) {
      return value;
    }
    if (step.kind === "index" && Array.isArray(here) && step.index >= 0 && step.index < here.length) {
      return here.map((item, index) => (index === step.index ? into(at + 1, item) : item));
    }
    if (step.kind === "name" && (here === undefined || isObject(here))) {
      return { ...here, [step.name]: into(at + 1, here?.[step.name]) };
    }
    throw new StateProblem(
      "States.ResultPathMatchFailure",
      `Unable to apply the result path to the input '${JSON.stringify(base)}'`,
    );
  }
  return into(0, base);
}

export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
