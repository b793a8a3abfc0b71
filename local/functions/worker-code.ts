import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Writes the worker's code as plain JavaScript. A worker that strips types itself needs 9 MB and 30 ms more,
 * for each worker.
 * @returns the URL to start workers with
 */
export function writeWorkerCode(directory: string): URL {
  mkdirSync(directory, { recursive: true });
  for (const name of ["worker", "moved-date"]) {
    const code = stripTypeScriptTypes(readFileSync(join(import.meta.dirname, `${name}.ts`), "utf8"));
    writeFileSync(join(directory, `${name}.mjs`), code.replaceAll('.ts"', '.mjs"'));
  }
  return pathToFileURL(join(directory, "worker.mjs"));
}
