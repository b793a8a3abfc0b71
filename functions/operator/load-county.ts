import * as z from "zod/mini";
import { CountyFile } from "../../contract/county.ts";
import { now } from "../../adapters/clock.ts";
import { saveCounty } from "../../adapters/store/save-county.ts";
import { checkCounty } from "../../domain/county-check.ts";
import { log } from "../runtime/log.ts";
import { recorded } from "../runtime/recorded.ts";
import { committingStore } from "../runtime/stage.ts";

export interface Loaded {
  readonly loaded: true;
  readonly directory: string;
  readonly calendar: string;
  readonly pack: string;
}

/**
 * Sets a county up from its file, or changes it: checked whole, written as versions that never change, then put in force at once. The same
 * file again changes nothing. Throws with every fault in words if the file is not right; then nothing was written.
 */
export const handler = recorded("load-county", async (file: unknown): Promise<Loaded> => {
  const read = CountyFile.safeParse(file);
  if (!read.success) throw new Error(`no county file: ${z.prettifyError(read.error)}`);
  const county = read.data;
  const at = now();
  const faults = checkCounty(county, at);
  if (faults.length > 0) throw new Error(`the county file is not right: ${faults.slice(0, 20).join("; ")}`);
  await saveCounty(committingStore(), county, at);
  const { directory, calendar, pack } = county;
  log("LOADED", { directory: directory.version, calendar: calendar.version, pack: `${pack.id}@${pack.version}` });
  return { loaded: true, directory: directory.version, calendar: calendar.version, pack: `${pack.id}@${pack.version}` };
});
