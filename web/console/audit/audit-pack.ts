import { strToU8, zipSync } from "fflate";
import { ask } from "../api.ts";
import { Refused } from "../../problem.ts";
import { jsonText } from "../parts/save-file.ts";
import { daysBetween } from "./days-between.ts";

/**
 * 核验包: the case file, the chain of the directory, the signed heads of their days up to now and the public keys, in the folders that the
 * verifier is given. Days that have no head are left out; the verifier names their records as not covered.
 */
export async function auditPack(issue: string, zone: string, texts: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const [file, directory, keys] = await Promise.all([
    ask("readCaseFile", { params: { issue }, query: texts ? { texts: "true" } : {} }),
    ask("readDirectoryFile"),
    ask("readHeadKeys"),
  ]);
  const files: Record<string, Uint8Array> = {
    "case.json": strToU8(jsonText(file)),
    "directory.json": strToU8(jsonText(directory)),
    "key.json": strToU8(jsonText(keys)),
  };
  const last = file.commits.at(-1)?.at ?? file.exportedAt;
  const days = new Set([
    ...daysBetween(file.commits[0]?.at ?? last, last, zone),
    ...directory.commits.flatMap(({ at }) => daysBetween(at, at, zone)),
  ]);
  for (const day of days) {
    const head = await ask("readDayHead", { params: { day } }).catch(noneYet);
    if (head) files[`heads/${day}.json`] = strToU8(jsonText(head));
  }
  return new Uint8Array(zipSync(files));
}

function noneYet(error: unknown): undefined {
  if (error instanceof Refused && error.problem.code === "not-found") return undefined;
  throw error;
}
