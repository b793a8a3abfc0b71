import { FILE_TYPES } from "../contract/files.ts";

/** The type of a file by its name, for browsers that do not know it; the API looks inside it anyway. */
export function typeOf({ name, type }: File): string {
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  const types: Readonly<Record<string, string>> = FILE_TYPES;
  return type || (types[ending === "jpg" ? "jpeg" : ending] ?? "");
}
