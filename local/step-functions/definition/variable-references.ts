import { expressionIn } from "../expressions.ts";

/** In JSONPath only these fields are looked up; any other text is just text. */
const LOOKED_UP = /(\.\$|Path|^Variable)$/u;
const NAMES = /\$([A-Za-z_]\w*)/gu;

/**
 * Which variables each state reads, as DescribeStateMachine tells it: names that some Assign of the definition gives.
 * @param definition as written
 * @returns undefined if no state reads any
 */
export function variableReferences(definition: string): { [state: string]: string[] } | undefined {
  const assigned = new Set<string>();
  const read: [state: string, names: Set<string>][] = [];
  visitStates(JSON.parse(definition));
  const found = read
    .map(([state, names]): [string, string[]] => [state, [...names].filter((name) => assigned.has(name)).toSorted()])
    .filter(([, names]) => names.length > 0);
  return found.length === 0 ? undefined : Object.fromEntries(found);

  function visitStates(level: unknown): void {
    const states: [string, unknown][] = Object.entries(Object(level)["States"] ?? {});
    for (const [name, state] of states) {
      const names = new Set<string>();
      read.push([name, names]);
      visit(state, "", names);
      visitStates(Object(state)["ItemProcessor"]);
    }
  }

  function visit(value: unknown, field: string, names: Set<string>): void {
    if (typeof value === "string") {
      const text = expressionIn(value) ?? (LOOKED_UP.test(field) ? value : "");
      for (const [, name = ""] of text.matchAll(NAMES)) {
        names.add(name);
      }
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "Assign") {
          Object.keys(Object(inner)).forEach((name) => assigned.add(name.replace(/\.\$$/u, "")));
        }
        if (key !== "ItemProcessor") visit(inner, Array.isArray(value) ? field : key, names);
      }
    }
  }
}
