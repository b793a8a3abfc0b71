import { Fault } from "../fault.ts";

/** Refuses a definition in the words of the service, with the path of the thing that is wrong. */
export function refuse(path: readonly PropertyKey[], what: string): never {
  const at = path.map((part) => (typeof part === "number" ? `[${part}]` : `/${String(part)}`)).join("");
  throw new Fault(
    "InvalidDefinition",
    `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${what} at ${at || "/"}'`,
  );
}
