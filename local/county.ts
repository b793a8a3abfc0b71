import { readFileSync } from "node:fs";
import type { Functions } from "./functions/functions.ts";
import type { Keep } from "./keep.ts";

/** Loads the county through the deployed function that operators use; once per data folder. */
export async function loadCounty(file: string, functions: Functions, keep: Keep): Promise<void> {
  const loader = functions.named("load-county");
  if (loader === undefined || keep.get("county") !== undefined) return;
  const outcome = await functions.invoke(loader, readFileSync(file, "utf8"));
  if (outcome.error) throw new Error(`load-county: ${outcome.error.type}: ${outcome.error.message}`);
  keep.set("county", file);
}
