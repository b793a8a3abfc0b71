import * as z from "zod/mini";
import type { Operation } from "./stage-of.ts";

const Described = z.looseObject({
  issue: z.string(),
  status: z.string(),
  machine: z.optional(z.string()),
  waiting: z.optional(z.object({ wakeAt: z.string(), epoch: z.string(), parkedFor: z.optional(z.string()) })),
  events: z.array(
    z.object({
      version: z.number(),
      at: z.string(),
      command: z.string(),
      seat: z.string(),
      events: z.array(z.string()),
    }),
  ),
  duties: z.array(
    z.object({
      duty: z.string(),
      seat: z.string(),
      dueAt: z.string(),
      slip: z.optional(z.string()),
      heldAt: z.optional(z.string()),
      nextRung: z.optional(z.object({ owedAt: z.string(), effect: z.string() })),
    }),
  ),
});

/** `npm run describe-issue`: its history, what is owed by which seat, its machine. */
export async function describeIssue({ cloud, name, issues, say }: Operation): Promise<void> {
  for (const issue of issues) {
    const found = Described.parse(await cloud.invoke(`${name}-describe-issue`, { issue }));
    const { waiting } = found;
    say(`${found.issue}  ${found.status}`);
    say(`  状态机 machine  ${found.machine ?? "-"}  epoch ${waiting?.epoch ?? "-"}`);
    say(`  下次唤醒 wakes at  ${waiting?.wakeAt ?? "-"}  等待中 parked for ${waiting?.parkedFor ?? "-"}`);
    say("  待办 duties");
    for (const { duty, seat, dueAt, slip, heldAt, nextRung } of found.duties) {
      const next = nextRung ? `next ${nextRung.effect} ${nextRung.owedAt}` : "";
      say(`    ${duty.padEnd(16)} ${seat.padEnd(16)} due ${dueAt} ${slip ?? ""} ${heldAt ? `held ${heldAt}` : next}`);
    }
    say("  经过 events");
    for (const { version, at, command, seat, events } of found.events)
      say(`    ${String(version).padStart(4)}  ${at}  ${command} (${seat}): ${events.join(", ")}`);
  }
}
