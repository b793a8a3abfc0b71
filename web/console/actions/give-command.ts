import type { CommandAnswer } from "../../../contract/views/issue.ts";
import { send } from "../api.ts";

interface Press {
  /** Made once per press: the same key and body are carried out once. */
  readonly key: string;
  readonly command: unknown;
  readonly dryRun?: boolean;
}

/** @throws Refused | Unreachable */
export async function giveCommand(
  issue: string,
  path: string,
  { key, command, dryRun }: Press,
): Promise<CommandAnswer> {
  const body = dryRun ? { command } : { key, command };
  const query = dryRun ? { dryRun: "true" } : {};
  return (await send("POST", `/issues/${encodeURIComponent(issue)}/${path}`, { query, body })) as CommandAnswer;
}
