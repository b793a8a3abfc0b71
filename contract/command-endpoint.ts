import * as z from "zod/mini";
import { COMMAND_TABLE, commandBodies, type OfficialCommand } from "./commands.ts";
import { post } from "./endpoint.ts";
import type { ProblemCode } from "./problems.ts";
import { RequestKey } from "./views/enterprise.ts";
import { CommandAnswer } from "./views/issue.ts";
import { DryRunQuery, IssueParams } from "./views/queries.ts";
import { SEAT_KINDS, type SeatKind } from "./vocabulary.ts";

export const officials: readonly SeatKind[] = SEAT_KINDS.filter((seat) => seat !== "ent" && seat !== "system");

const refusals: readonly ProblemCode[] = [
  "unknown",
  "wrong-status",
  "not-your-seat",
  "separation",
  "interest",
  "moved-on",
  "send-again",
];

/** Every official's command is one endpoint: its row in the command table says the rest. */
export function command<N extends OfficialCommand>(name: N, summary: string) {
  const body = z.strictObject({ key: z.optional(RequestKey), command: commandBodies[name] });
  return post(
    `/issues/{issue}/${COMMAND_TABLE[name].path}`,
    "command",
    officials,
    summary,
    { params: IssueParams, query: DryRunQuery, body, answer: CommandAnswer },
    refusals,
  );
}
