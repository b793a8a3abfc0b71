import jsonata from "jsonata";
import { StateProblem } from "./fault.ts";
import type { Json } from "./definition/schema.ts";
import { serviceFunctions } from "./jsonata-functions.ts";

export interface Scope {
  /** `$states`: input, context and, where the field has them, result and errorOutput. */
  states: Record<string, unknown>;
  variables: Record<string, Json>;
  /** Epoch milliseconds, what `$millis()` and `$now()` say. */
  now: number;
}

const WRAPPED = /^\{%([\s\S]*)%\}$/u;
const LIMITS = { stack: 500, timeout: 30_000 };
const compiled = new Map<string, jsonata.Expression>();

/** The JSONata inside `{% … %}`, or undefined if the text is just text. */
export function expressionIn(text: string): string | undefined {
  return WRAPPED.exec(text)?.[1];
}

export function compile(source: string): jsonata.Expression {
  const known = compiled.get(source);
  if (known !== undefined) {
    return known;
  }
  const fresh = jsonata(source, LIMITS);
  if (compiled.size > 2000) {
    compiled.clear();
  }
  compiled.set(source, fresh);
  return fresh;
}

/**
 * Replaces every `{% … %}` string inside a value by what it evaluates to.
 * @param location the field, for the EvaluationFailed event
 * @throws StateProblem `States.QueryEvaluationError` if an expression fails or gives nothing
 */
export async function evaluate(template: Json, scope: Scope, location: string): Promise<Json> {
  if (typeof template === "string") {
    const source = expressionIn(template);
    return source === undefined ? template : await run(source, scope, location);
  }
  if (template === null || typeof template !== "object") {
    return template;
  }
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [at, item] of template.entries()) {
      items.push(await evaluate(item, scope, `${location}[${at}]`));
    }
    return items;
  }
  const fields: [string, Json][] = [];
  for (const [key, value] of Object.entries(template)) {
    fields.push([key, await evaluate(value, scope, `${location}/${key}`)]);
  }
  return Object.fromEntries(fields);
}

export function evaluationProblem(location: string, what: string): StateProblem {
  return new StateProblem("States.QueryEvaluationError", what, location);
}

async function run(source: string, scope: Scope, location: string): Promise<Json> {
  const failed = (why: string): StateProblem =>
    evaluationProblem(
      location,
      `The JSONata expression '${source.trim()}' specified for the field '${location}' ${why}`,
    );
  let value: unknown;
  try {
    value = await compile(source).evaluate(undefined, {
      ...scope.variables,
      states: scope.states,
      ...serviceFunctions(scope.now),
    });
  } catch (error) {
    throw failed(`threw an error during evaluation. ${describe(error)}`);
  }
  const text = typeof value === "function" ? undefined : JSON.stringify(value);
  if (text === undefined || isLambda(value)) {
    throw failed(value === undefined ? "returned nothing (undefined)." : "returned an unsupported result type.");
  }
  return JSON.parse(text);
}

function isLambda(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("_jsonata_lambda" in value || "_jsonata_function" in value);
}

function describe(error: unknown): string {
  const { code, message } = Object(error);
  return `${String(code ?? "Error")}: ${String(message ?? error)}`;
}
