import { parseArgs } from "node:util";
import { stageSettings } from "../stage-settings.ts";
import { type Cloud, openCloud } from "./cloud.ts";

/** What an operator's command is about, from its arguments. */
export interface Operation {
  readonly cloud: Cloud;
  /** First part of the names of the stage's functions. */
  readonly name: string;
  readonly dryRun: boolean;
  readonly all: boolean;
  readonly notices: boolean;
  readonly issues: readonly string[];
  readonly say: (line: string) => void;
}

/**
 * `settings/pingshan.json` or `--local http://localhost:3000`, then `--issue` (as often as wanted), `--all`, `--notices`, `--dry-run`.
 * @throws with the usage if it is neither
 */
export function operation(args: readonly string[], usage: string): Operation {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      local: { type: "string" },
      issue: { type: "string", multiple: true, default: [] },
      all: { type: "boolean", default: false },
      notices: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
    },
  });
  const { local, issue: issues, all, notices, "dry-run": dryRun } = values;
  const [file] = positionals;
  if (positionals.length !== (local === undefined ? 1 : 0)) throw new Error(`用法 Usage: ${usage}`);
  const { name, region } = stageSettings(file ?? "local");
  return { cloud: openCloud(region, local), name, dryRun, all, notices, issues, say: (line) => console.log(line) };
}

/** Runs a command, prints what went wrong in one sentence, and leaves with 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
