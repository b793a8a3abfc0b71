import { refuse } from "./refuse.ts";
import type { Path } from "./refuse.ts";

export type QueryLanguage = "JSONata" | "JSONPath";

/** Fields that exist in one query language only. Source: developer guide, "Transforming data", the table of fields. */
export const FIELDS_OF: { readonly [language in QueryLanguage]: ReadonlySet<string> } = {
  JSONata: new Set(["Arguments", "Output", "Condition", "Items"]),
  JSONPath: new Set([
    "InputPath",
    "OutputPath",
    "Parameters",
    "ResultSelector",
    "ResultPath",
    "Result",
    "TimeoutSecondsPath",
    "HeartbeatSecondsPath",
    "SecondsPath",
    "TimestampPath",
    "ErrorPath",
    "CausePath",
    "Variable",
    "And",
    "Or",
    "Not",
    "ItemsPath",
    "MaxConcurrencyPath",
    "ToleratedFailureCountPath",
    "ToleratedFailurePercentagePath",
  ]),
};
/** Values of these are data, not states language. */
const OPAQUE = new Set(["Arguments", "Output", "Assign", "Parameters", "ResultSelector", "Result", "ItemSelector"]);

/** A state of a JSONata machine cannot go back to JSONPath. */
export function languageOf(state: { [key: string]: unknown }, machine: QueryLanguage, path: Path): QueryLanguage {
  const named = state["QueryLanguage"] ?? machine;
  if (named !== "JSONata" && named !== "JSONPath") {
    refuse([...path, "QueryLanguage"], `'${String(named)}' is not a query language`);
  }
  if (named === "JSONPath" && machine === "JSONata") {
    refuse(path, "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
  }
  return named;
}

/** Refuses fields of the other language, and expressions where none are read. */
export function assertLanguage(value: unknown, language: QueryLanguage, path: Path): void {
  if (typeof value !== "object" || value === null) {
    return;
  }
  const foreign = FIELDS_OF[language === "JSONata" ? "JSONPath" : "JSONata"];
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && foreign.has(key)) {
      refuse([...path, key], `the field '${key}' is not supported when the query language is ${language}`);
    }
    if (!OPAQUE.has(key) && key !== "ItemProcessor" && key !== "Branches") {
      assertLanguage(inner, language, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}
