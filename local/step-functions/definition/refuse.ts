import { DefinitionFault } from "../fault.ts";

export type Path = readonly PropertyKey[];

/** Refuses a definition in the words of the service, with the path of the thing that is wrong. */
export function refuse(path: Path, what: string): never {
  throw new DefinitionFault("SCHEMA_VALIDATION_FAILED", what, pathText(path) || "/");
}

/** `/States/Wait for news/Retry[0]`, as the service writes it. */
export function pathText(path: Path): string {
  return path.map((part) => (typeof part === "number" ? `[${part}]` : `/${String(part)}`)).join("");
}
