import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import * as z from "zod/mini";
import { crossFaults } from "./settings-rules.ts";
import { faultSentences, syntaxSentence } from "./settings-sentences.ts";

const root = join(import.meta.dirname, "..");

/** What differs between stages: where it runs, for whom, and the addresses of what others operate. */
export const StageSettings = z.strictObject({
  /** First part of the names of stacks and functions; two stages in one account need two names. */
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,20}$/)),
  /** The partition follows from it: `cn-north-1` and `cn-northwest-1` are in `aws-cn`. */
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  /** Jurisdiction code, GB/T 2260. */
  tenant: z.string().check(z.regex(/^\d{6}$/)),
  /** The zone the schedules are meant in. */
  timeZone: z.string(),
  publicOrigin: z.url(),
  /** The API's own domain and its certificate in ACM, same region; absent where something else stands in front and sends on. */
  domain: z.optional(
    z.strictObject({
      name: z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)),
      certificate: z.string().check(z.regex(/^arn:aws(-cn)?:acm:/)),
    }),
  ),
  /** 网站备案号: its number stands at the foot of the pages. Required in China. */
  icp: z.optional(z.string().check(z.regex(/^[\u4E00-\u9FFF]ICP备\d{8,10}号(-\d+)?$/))),
  oidc: z.strictObject({ issuer: z.url(), audience: z.string(), client: z.string() }),
  /** `perDay`: mails about one issue to one address in a day, the rest waits for the next; a loop of answers ends there. */
  mail: z.strictObject({ host: z.string(), port: z.int(), from: z.email(), perDay: z.int().check(z.positive()) }),
  /**
   * How long nobody can delete the signed head of a day. `compliance` holds against everybody, the owner of the account included;
   * `governance` yields to whoever is permitted to bypass it: for trials.
   */
  headsLock: z.strictObject({ mode: z.enum(["compliance", "governance"]), days: z.int().check(z.positive()) }),
  /** Money of one month, of the whole account, in the currency of its bill: at 80 % and 100 % the operators are told. */
  budget: z.strictObject({ monthly: z.number().check(z.positive()), currency: z.enum(["USD", "CNY"]) }),
  /** Addresses that get the alarms; each has to confirm a mail once. */
  operators: z.array(z.email()),
  /** The county file: directory, calendar, policy pack, forms. Loaded after the deployment; the same file again changes nothing. */
  county: z.optional(z.string()),
  /**
   * After a recovery (docs/runbook.md): the table that was made by it, and the ARN of its stream. The stage's own stays as it is, and is
   * used no more. The table's name becomes a part of the machine's.
   */
  restored: z.optional(
    z.strictObject({
      table: z.string().check(z.regex(/^[A-Za-z0-9_.-]{3,40}$/)),
      stream: z.string().check(z.regex(/^arn:aws(-cn)?:dynamodb:[\w-]+:\d{12}:table\/[^/]+\/stream\/.+$/)),
    }),
  ),
});
export type StageSettings = z.infer<typeof StageSettings>;

/**
 * @param stage a file of settings/ by name (`aws`) or a path (`settings/pingshan.json`)
 * @throws for a stage without a file, and for settings that are wrong: a sentence for each fault, with its line and what to write there
 */
export function stageSettings(stage: string): StageSettings {
  const file = stage.endsWith(".json") ? join(root, relative(root, stage)) : join(root, "settings", `${stage}.json`);
  if (!existsSync(file)) {
    const known = globSync("*.json", { cwd: join(root, "settings") })
      .map((name) => name.slice(0, -".json".length))
      .sort();
    throw new Error(`There is no stage ${stage}; settings/ has ${known.join(", ")}`);
  }
  return readSettings(readFileSync(file, "utf8"), relative(root, file));
}

/** @throws as `stageSettings` does, naming `file` */
export function readSettings(text: string, file: string): StageSettings {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} ${syntaxSentence(error)}`, { cause: error });
  }
  const read = StageSettings.safeParse(given);
  const faults = read.success ? crossFaults(read.data, root) : read.error.issues;
  if (read.success && faults.length === 0) return read.data;
  throw new Error(faultSentences(faults, text, file).join("\n"));
}
