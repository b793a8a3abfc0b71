import { DefinitionFault } from "../fault.ts";
import { LIMITS } from "../limits.ts";
import { assertPaths } from "../json-path/check-paths.ts";
import { assertExpressions } from "./check-expressions.ts";
import { assertState } from "./check-state.ts";
import { assertFlow } from "./check-flow.ts";
import { lineOf, parseJsonText } from "./json-text.ts";
import { assertLanguage, languageOf } from "./language.ts";
import type { QueryLanguage } from "./language.ts";
import { pathText, refuse } from "./refuse.ts";
import type { Path } from "./refuse.ts";
import { machineSchema, processorSchema, stateSchema } from "./schema.ts";
import type { Machine, Processor, State, States } from "./schema.ts";

/**
 * Reads a definition.
 * @throws DefinitionFault naming the path (and, in a text of several lines, the line) of the first thing that is wrong
 * or not implemented.
 */
export function parseMachine(definition: string): Machine {
  if (Buffer.byteLength(definition) > LIMITS.definitionBytes) {
    throw new DefinitionFault(
      "SCHEMA_VALIDATION_FAILED",
      `The definition is longer than ${LIMITS.definitionBytes} bytes`,
    );
  }
  const json = parseJsonText(definition);
  try {
    const { StartAt, TimeoutSeconds, QueryLanguage, States } = read(machineSchema, json, []);
    const states = readStates(States, QueryLanguage, ["States"]);
    assertFlow(StartAt, states, []);
    return { StartAt, TimeoutSeconds, States: states };
  } catch (error) {
    if (error instanceof DefinitionFault && error.location !== undefined && definition.includes("\n")) {
      throw new DefinitionFault(error.code, error.reason, error.location, lineOf(definition, error.location));
    }
    throw error;
  }
}

function readStates(given: Record<string, { Type: string }>, machine: QueryLanguage, path: Path): States {
  if (Object.keys(given).length === 0) {
    refuse(path, "there must be a state");
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, state]) => [name, readState(state, machine, [...path, name])]),
  );
}

function readState(given: { Type: string }, machine: QueryLanguage, path: Path): State {
  const language = languageOf(given, machine, path);
  assertLanguage(given, language, path);
  const raw = read(stateSchema, { ...given, QueryLanguage: language }, path);
  const state =
    raw.Type === "Map"
      ? { ...raw, ItemProcessor: readProcessor(raw.ItemProcessor, machine, [...path, "ItemProcessor"]) }
      : raw;
  if (language === "JSONata") {
    assertExpressions(state, path);
  } else {
    assertPaths(state, path);
  }
  assertState(state, path);
  return state;
}

/** The level inside a Map. Its states default to the language of the machine, not of the Map. */
function readProcessor(given: object, machine: QueryLanguage, path: Path): Processor {
  const { StartAt, States, ProcessorConfig } = read(processorSchema, given, path);
  const states = readStates(States, machine, [...path, "States"]);
  assertFlow(StartAt, states, path);
  return { StartAt, States: states, distributed: ProcessorConfig.Mode === "DISTRIBUTED" };
}

/** Reads with a schema; the first thing it minds is said in the words of the service. */
function read<T>(
  schema: {
    safeParse(value: unknown):
      | { success: true; data: T }
      | {
          success: false;
          error: { issues: { code: string; path: PropertyKey[]; message: string; input?: unknown; keys?: string[] }[] };
        };
  },
  value: unknown,
  path: Path,
): T {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const { issues } = result.error;
  const missing = issues.filter((issue) => issue.code === "invalid_type" && valueAt(value, issue.path) === undefined);
  const first = missing[0] ?? issues[0];
  if (first === undefined) {
    refuse(path, "not understood");
  }
  if (first === missing[0]) {
    const parent = pathText(first.path.slice(0, -1));
    const names = missing.filter((m) => pathText(m.path.slice(0, -1)) === parent).map((m) => String(m.path.at(-1)));
    refuse([...path, ...first.path.slice(0, -1)], `These fields are required: [${names.toReversed().join(", ")}]`);
  }
  if (first.keys !== undefined) {
    refuse([...path, ...first.path], `the field '${first.keys.join("', '")}' is not implemented`);
  }
  if (first.code === "invalid_union" && first.path.at(-1) === "Type") {
    refuse([...path, "Type"], `the state type '${String(valueAt(value, first.path))}' is not implemented`);
  }
  refuse([...path, ...first.path], deepest(first));
}

/** A union says "Invalid input"; what its text member minds is what helps. */
function deepest(issue: { message: string; errors?: { message: string; code: string }[][] }): string {
  const inner = issue.errors?.flat() ?? [];
  return (
    (inner.find((one) => one.code === "custom") ?? inner.find((one) => one.code !== "invalid_type"))?.message ??
    issue.message
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], value);
}
