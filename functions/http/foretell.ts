import type { Command } from "../../contract/commands.ts";
import type { Issue } from "../../contract/issue.ts";
import type { DryRun } from "../../contract/views/issue.ts";
import type { Accepted, Context } from "../../domain/context.ts";
import type { Door } from "../runtime/call.ts";
import { ownEffects } from "../views/own-effects.ts";
import { contextFor, foreseen } from "./carry-out.ts";

/** What a command of the enterprise on its own issue would do. Nothing is stored; refused as the command itself would be. */
export async function foretell(issue: Issue, command: Command, call: Door): Promise<DryRun> {
  const context = await contextFor(issue, { as: "enterprise" }, call, await call.settings());
  return foretold(foreseen(issue, command, context), context, call);
}

export function foretold(
  decision: Accepted,
  scene: Pick<Context, "calendar" | "directory" | "pack">,
  call: Door,
): DryRun {
  const { calendar, directory, pack } = scene;
  return { dryRun: true, effects: ownEffects(decision, { locale: call.locale, zone: calendar.zone, directory, pack }) };
}
