import * as z from "zod/mini";
import { callAws } from "../adapters/aws-call.ts";
import { DYNAMODB } from "../adapters/store/database.ts";
import { issuePk } from "../adapters/store/keys.ts";
import { toItem } from "../adapters/store/wire.ts";
import { atOnce } from "../functions/runtime/at-once.ts";
import { give, submitted } from "../test/adapters/stored-life.ts";
import { at, commands, contact } from "../test/domain/issue/history.ts";
import type { Figure } from "./figures.ts";
import { startStage, TENANT } from "./stage.ts";

const DAY = "2026-11-23";
/** Issues the job reads at a time, and the measure of reading alone too. */
const AT_ONCE = 16;
/** Commits of one issue of that day: handed in, registered, dispatched, signed, contacted. */
const EACH = 5;

const Proved = z.object({ days: z.array(z.string()), differences: z.int() });

/**
 * The job as it is deployed, over the real table: a day's commits written by the store, then proved, signed and kept. HUIYIN_PROOF: how
 * many issues, 2,000 without it.
 */
export async function proof({ tiny, say }: { readonly tiny: boolean; say(line: string): void }): Promise<Figure[]> {
  const issues = tiny ? 4 : Number(process.env["HUIYIN_PROOF"] ?? 2000);
  await using stage = await startStage("11-24 00:30", DAY);
  const { store, write } = stage.bulk;
  const read: string[] = [];
  for (let done = 0; done < issues; done++) read.push(await lifeOf(store));
  await write();
  say(`${issues * EACH} commits written`);
  const { handler: prove } = await import("../functions/schedule/prove-the-day.ts");
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const { days, differences } = Proved.parse(await prove({}, {}));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (days.join() !== DAY || differences !== 0)
    throw new Error(`proved ${days.join()} with ${differences} differences`);
  const reading = await secondsOfReading(stage.table, read);
  const thousands = (issues * EACH) / 1000;
  const per = `of ${issues * EACH} commits of ${issues} issues, per 1,000 commits`;
  // Issue by issue, so that it grows with their number: 10,000 commits within ten seconds are a second for each thousand.
  return [
    { bench: "proof", name: `proof of a day ${per}`, value: seconds / thousands, unit: "s", most: 1 },
    {
      bench: "proof",
      name: `… processor time of the job ${per}`,
      value: (user + system) / 1e6 / thousands,
      unit: "s",
    },
    { bench: "proof", name: `… the store's answers alone ${per}`, value: reading / thousands, unit: "s" },
    { bench: "proof", name: `… times the store's answers alone, in one run`, value: seconds / reading, unit: "×" },
  ];
}

/** The pages of these issues, asked for as the job asks, and not looked at: what no way of proving can do without. */
async function secondsOfReading(TableName: string, issues: readonly string[]): Promise<number> {
  const start = performance.now();
  await atOnce(AT_ONCE, issues, (issue) =>
    callAws(DYNAMODB, "Query", {
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: toItem({ ":pk": issuePk({ tenant: TENANT }, issue) }),
      ConsistentRead: true,
    }),
  );
  return (performance.now() - start) / 1000;
}

/** Writes an issue with its commits; answers its id. */
async function lifeOf(store: Parameters<typeof submitted>[0]): Promise<string> {
  const life = await submitted(store, at("11-23 09:00"));
  await give(life, at("11-23 10:00"), "office", commands.register);
  await give(life, at("11-23 10:05"), "office", commands.dispatch);
  await give(life, at("11-23 11:00"), "handler", commands.sign);
  await give(life, at("11-23 12:00"), "handler", contact(at("11-23 11:50")));
  return life.issue;
}
