import * as z from "zod/mini";
import type { Operation } from "./stage-of.ts";

const Waiting = z.object({ waiting: z.array(z.string()) });
const Outcome = z.object({ outcome: z.record(z.string(), z.string()) });
/** Issues in one call: a call lasts seconds, and what is done is shown as it is done. */
const BATCH = 50;

/** `npm run restart-all`: every open issue whose machine is dead gets the next one. @returns how many of each outcome */
export async function restartAll({ cloud, name, dryRun, all, issues, say }: Operation): Promise<Map<string, number>> {
  const fn = `${name}-restart-all`;
  const asked = issues.length > 0 ? [...issues] : Waiting.parse(await cloud.invoke(fn, { dryRun })).waiting;
  say(`${asked.length} 件在等待的事项 issues that wait`);
  const counts = new Map<string, number>();
  for (let at = 0; at < asked.length; at += BATCH) {
    const batch = asked.slice(at, at + BATCH);
    const { outcome } = Outcome.parse(await cloud.invoke(fn, { issues: batch, dryRun, all }));
    for (const [issue, how] of Object.entries(outcome)) {
      counts.set(how, (counts.get(how) ?? 0) + 1);
      if (how !== "alive" && how !== "settled") say(`  ${issue}  ${how}`);
    }
  }
  say([...counts].map(([how, count]) => `${how}: ${count}`).join(" · ") || "没有要做的 nothing to do");
  return counts;
}
