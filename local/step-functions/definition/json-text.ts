import { DefinitionFault } from "../fault.ts";

/**
 * Reads the text of a definition.
 * @throws DefinitionFault `INVALID_JSON_DESCRIPTION` with line and column, in the words of the service's JSON reader
 */
export function parseJsonText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value;
    }
  } catch (error) {
    if (text.trim() !== "") {
      throw syntaxFault(text, String(Object(error).message ?? error));
    }
  }
  throw new DefinitionFault("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object");
}

const STRING_OR_WORD = /"(?:[^"\\]|\\.)*"|([A-Za-z_]\w*)/gu;
const WORDS = new Set(["true", "false", "null"]);

/** What is wrong with a text that is no JSON, in the words of the service, and where. */
export function jsonMistake(text: string, message: string): { reason: string; at: number } {
  const stray = [...text.matchAll(STRING_OR_WORD)].find(([, word]) => word !== undefined && !WORDS.has(word));
  if (stray === undefined) {
    return { reason: message, at: Number(/position (\d+)/u.exec(message)?.[1] ?? text.length) };
  }
  const wanted = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
  const at = stray.index + (stray[1] ?? "").length;
  return { reason: `Unrecognized token '${stray[1]}': was expecting ${wanted}`, at };
}

function syntaxFault(text: string, message: string): DefinitionFault {
  const { reason, at } = jsonMistake(text, message);
  const before = text.slice(0, at).split("\n");
  const place = `[Source: (String)"${text}"; line: ${before.length}, column: ${(before.at(-1)?.length ?? 0) + 1}]`;
  return new DefinitionFault("INVALID_JSON_DESCRIPTION", `${reason}\n at ${place}`, place);
}

/** The line (from 1) where the value at this path begins; the nearest enclosing value if there is none. */
export function lineOf(text: string, location: string): number {
  const wanted = location;
  let at = 0;
  let found = 0;
  let depth = -1;

  function space(): void {
    while (/\s/u.test(text[at] ?? "")) at += 1;
  }
  function string(): string {
    const from = at;
    at += 1;
    while (text[at] !== '"' && at < text.length) at += text[at] === "\\" ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(from, at));
  }
  function value(path: string, begins: number): void {
    if ((path === "" || wanted === path || /^[/[]/u.test(wanted.slice(path.length))) && wanted.startsWith(path)) {
      if (path.length > depth) [depth, found] = [path.length, begins];
    }
    space();
    const open = text[at];
    if (open !== "{" && open !== "[") {
      if (open === '"') string();
      else while (/[^,\]}\s]/u.test(text[at] ?? ",")) at += 1;
      return space();
    }
    at += 1;
    space();
    for (let index = 0; text[at] !== "}" && text[at] !== "]" && at < text.length; index += 1) {
      const start = at;
      let inner = `${path}[${index}]`;
      if (open === "{") {
        inner = `${path}/${string()}`;
        space();
        at += 1;
      }
      value(inner, start);
      if (text[at] === ",") at += 1;
      space();
    }
    at += 1;
    space();
  }
  value("", 0);
  return text.slice(0, found).split("\n").length;
}
