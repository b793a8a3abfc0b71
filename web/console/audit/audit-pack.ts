import { strToU8, zipSync } from "fflate";
import { ask } from "../api.ts";
import { Refused } from "../../problem.ts";
import { jsonText } from "../parts/save-file.ts";

const DAY = 86_400_000; // milliseconds

/** Every plain date from the first instant to the last, in the zone the heads are cut by. */
export function daysBetween(first: string, last: string, zone: string): string[] {
  const dateOf = (at: number) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(new Date(at));
  const until = dateOf(Date.parse(last));
  const days: string[] = [];
  for (let at = Date.parse(first); days.at(-1) !== until && days.length < 3660; at += DAY) {
    const day = dateOf(at);
    if (day > until) break;
    days.push(day);
  }
  return days;
}

/**
 * 核验包: the case file, the signed heads of its days up to now and the public keys, in the folders that the verifier is given.
 * Days that have no head are left out; the verifier names their records as not covered.
 */
export async function auditPack(issue: string, zone: string, texts: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const [file, keys] = await Promise.all([
    ask("readCaseFile", { params: { issue }, query: texts ? { texts: "true" } : {} }),
    ask("readHeadKeys"),
  ]);
  const files: Record<string, Uint8Array> = {
    "case.json": strToU8(jsonText(file)),
    "key.json": strToU8(jsonText(keys)),
  };
  const last = file.commits.at(-1)?.at ?? file.exportedAt;
  for (const day of daysBetween(file.commits[0]?.at ?? last, last, zone)) {
    const head = await ask("readDayHead", { params: { day } }).catch(noneYet);
    if (head) files[`heads/${day}.json`] = strToU8(jsonText(head));
  }
  return new Uint8Array(zipSync(files));
}

function noneYet(error: unknown): undefined {
  if (error instanceof Refused && error.problem.code === "not-found") return undefined;
  throw error;
}
