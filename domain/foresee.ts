import type { Command } from "../contract/commands.ts";
import type { Event } from "../contract/commit.ts";
import type { Issue } from "../contract/issue.ts";
import type { Accepted, Context, Refusal } from "./context.ts";
import { decide } from "./issue.ts";

/**
 * Everything a command would lead to if it were given now: whatever is owed by then, in however many commits it would fire, and then what
 * the command itself does. A refusal is the command's own, after all of that. Nothing is committed.
 */
export function foresee(issue: Issue | undefined, command: Command, context: Context): Accepted | Refusal {
  const events: Event[] = [];
  for (let before = issue; ;) {
    const decision = decide(before, command, context);
    if ("refusal" in decision) return decision;
    events.push(...decision.events);
    if (!decision.again) return { ...decision, events };
    before = decision.issue;
  }
}
