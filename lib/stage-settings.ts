import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";

const folder = join(import.meta.dirname, "..", "settings");

/** What differs between stages: where it runs, for whom, and the addresses of what others operate. */
export const StageSettings = z.strictObject({
  /** First part of the names of stacks and functions; two stages in one account need two names. */
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,20}$/)),
  region: z.string(),
  /** Jurisdiction code, GB/T 2260. */
  tenant: z.string().check(z.regex(/^\d{6}$/)),
  /** The zone the schedules are meant in. */
  timeZone: z.string(),
  publicOrigin: z.url(),
  oidc: z.strictObject({ issuer: z.url(), audience: z.string(), client: z.string() }),
  mail: z.strictObject({ host: z.string(), port: z.int(), from: z.email() }),
  /**
   * How long nobody can delete the signed head of a day. `compliance` holds against everybody, the owner of the account included;
   * `governance` yields to whoever is permitted to bypass it: for trials.
   */
  headsLock: z.strictObject({ mode: z.enum(["compliance", "governance"]), days: z.int().check(z.positive()) }),
  /** Money of one month, of the whole account, in the currency of its bill: at 80 % and 100 % the operators are told. */
  budget: z.strictObject({ monthly: z.number().check(z.positive()), currency: z.enum(["USD", "CNY"]) }),
  /** Addresses that get the alarms; each has to confirm a mail once. */
  operators: z.array(z.email()),
});
export type StageSettings = z.infer<typeof StageSettings>;

/** @throws for a stage without a file, and, by field, for settings that are wrong */
export function stageSettings(stage: string): StageSettings {
  const file = join(folder, `${stage}.json`);
  if (!existsSync(file)) {
    const known = globSync("*.json", { cwd: folder })
      .map((name) => name.slice(0, -".json".length))
      .sort();
    throw new Error(`There is no stage ${stage}; settings/ has ${known.join(", ")}`);
  }
  const read = StageSettings.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!read.success) throw new Error(`settings/${stage}.json: ${z.prettifyError(read.error)}`);
  return read.data;
}
