import { COMMAND_TABLE, type OfficialCommand } from "../../contract/commands.ts";
import type { CommandAnswer } from "../../contract/views/issue.ts";
import { mayRead } from "../../domain/may-read.ts";
import type { Caller, Door } from "../runtime/call.ts";
import { digestOf } from "../runtime/digest.ts";
import { Refused } from "../runtime/refused.ts";
import { effectSentences } from "../views/effect-sentences.ts";
import { carryOut, contextFor, foreseen, loadFor, repeated, targetOf } from "./carry-out.ts";
import { acceptUploads, attachmentsOf, standIns } from "./accept-uploads.ts";
import { enclose } from "./enclose.ts";

/** What every official's command brings, whatever its body says. */
interface Given extends Door {
  readonly params: { readonly issue: string };
  readonly query: { readonly dryRun?: "true" | "false" | undefined };
  readonly body: { readonly key?: string | undefined; readonly command: Readonly<Record<string, unknown>> };
  readonly caller: Caller;
}

/**
 * The use-case of every official's command: what the rules say about it is in `domain/commands/<name>.ts`. Texts and files are kept apart
 * from what is hashed; a file is accepted only after the rules have nothing against the command.
 */
export function giveCommand(name: OfficialCommand): (call: Given) => Promise<CommandAnswer> {
  return async (call) => {
    const { params, query, body, caller } = call;
    const presence = { as: "person", person: caller.person } as const;
    const digest = digestOf({ name, person: caller.person, command: body.command });
    const stored = await loadFor(name, params.issue, call);
    const { issue } = stored;
    // Who may not read it is not told that it exists, nor by a refusal how far it is.
    const seats = caller.seats.map(({ seat }) => seat);
    if (!mayRead(issue, seats)) throw new Refused("unknown");
    const before = repeated(stored, body.key, digest);
    if (before !== undefined) return done({ ...issue, version: before });

    const enclosed = enclose(name, COMMAND_TABLE[name], body.command);
    const settings = await call.settings();
    if (query.dryRun === "true" || enclosed.uploads.length > 0) {
      const asked = enclosed.command(standIns(enclosed.uploads));
      const target = asked.name === "mergeIssue" ? await targetOf(asked.into, call) : undefined;
      const context = { ...(await contextFor(issue, presence, call, settings, "〔〕号")), target };
      const { events } = foreseen(issue, asked, context, "command");
      const { directory, calendar } = settings;
      const words = { locale: call.locale, zone: calendar.zone, directory };
      if (query.dryRun === "true") return { dryRun: true, effects: effectSentences(events, words) };
    }
    const files = await acceptUploads(enclosed.uploads, issue.id, call);
    const { texts } = enclosed;
    const command = enclosed.command(attachmentsOf(files));
    const order = {
      issue: issue.id,
      presence,
      command,
      texts,
      files,
      key: body.key,
      digest,
      under: "command",
    } as const;
    return done(await carryOut(order, stored, call));
  };
}

type Done = Extract<CommandAnswer, { dryRun: false }>;
export function done({
  id,
  version,
  status,
  number,
}: Pick<Done, "version" | "status" | "number"> & { id: string }): Done {
  return { dryRun: false, issue: id, version, status, ...(number !== undefined && { number }) };
}
