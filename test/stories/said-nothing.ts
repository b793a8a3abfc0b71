import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What would name somebody, or open something: an address, a mobile number, a token, a query code asked for or given, words of people. */
const PERSONAL: Readonly<Record<string, RegExp>> = {
  "an address": /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/,
  // Not inside of a hash or an id of a request: among thousands some look like one.
  "a mobile number": /(?<![\da-f])1[3-9]\d{9}(?![\da-f])/,
  "a token": /eyJ[\w-]{10,}\.|Bearer /,
  "a query code": /"code":"[0-9A-HJKMNP-TV-Z]{13}"/,
  "words of people": /\p{Script=Han}{2,}/u,
};

/** Throws if the functions' log or the executions of this data folder have anything personal in them: both are read by more people than the table. */
export function saidNothingPersonal(folder: string): void {
  const found = [join("logs", "functions.log"), "states.sqlite"]
    .map((file) => join(folder, file))
    .filter((file) => existsSync(file))
    .flatMap((file) => personalIn(readFileSync(file, "utf8")).map((what) => `${file}: ${what}`));
  if (found.length > 0) throw new Error(`somebody is named where nobody should be:\n${found.join("\n")}`);
}

function personalIn(text: string): string[] {
  return Object.entries(PERSONAL).flatMap(([what, pattern]) => {
    const at = text.search(pattern);
    return at < 0 ? [] : [`${what}: …${text.slice(Math.max(0, at - 100), at + 200)}…`];
  });
}
