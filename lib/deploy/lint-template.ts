import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../synthesize.ts";

const root = join(import.meta.dirname, "..", "..");
const work = join(root, ".rehearsal");
const VERSION = "1.58.0";

/** Where each stage's templates must be right: every region is a set of resource types of its own. */
const REGIONS = { aws: ["us-east-1", "ap-southeast-1"], "aws-cn": ["cn-north-1", "cn-northwest-1"] } as const;

/** Rules that are not asked, each for its reason. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  W3005: "The CDK writes a DependsOn beside the reference that implies it: harmless, and not ours to leave out.",
};

/**
 * What the linter does not know of state machines in JSONata, replaced in the copy it reads: leaving its rule E3601 out would leave out
 * every check of the definition.
 */
export const REPLACED: readonly (readonly [what: RegExp, by: string, reason: string])[] = [
  [
    /(\\"TimeoutSeconds\\": )\\"\{%.*?%\}\\"/g,
    "$160",
    "It takes a number only; Step Functions takes an expression as well.",
  ],
  [/\$\{Partition\}/g, "aws", "It wants the partition as text; we give it by substitution, for both partitions."],
];

/** `npm run lint:template`: the templates of both partitions, by cfn-lint, in a Python environment of their own. @throws for any finding */
export async function lintTemplates(say: (line: string) => void): Promise<void> {
  const linter = installed(say);
  const findings: string[] = [];
  for (const [stage, regions] of Object.entries(REGIONS)) {
    const folder = join(work, "templates", stage);
    rmSync(folder, { recursive: true, force: true });
    const assembly = synthesize(stage, join(root, "cdk.out", `lint-${stage}`));
    mkdirSync(folder, { recursive: true });
    for (const file of globSync("*.template.json", { cwd: assembly }))
      writeFileSync(join(folder, file), copied(join(assembly, file)));
    const args = ["--regions", ...regions, "--ignore-checks", ...Object.keys(NOT_ASKED), "--format", "parseable", "--"];
    const { stdout, stderr, error } = spawnSync(linter, [...args, ...globSync(join(folder, "*.json"))], {
      encoding: "utf8",
    });
    if (error) throw error;
    const found = `${stdout}${stderr}`.split("\n").filter((line) => line.trim() !== "");
    say(`${stage} (${regions.join(", ")}): ${found.length} findings`);
    findings.push(...found);
  }
  for (const [rule, reason] of Object.entries(NOT_ASKED)) say(`  ${rule} is not asked: ${reason}`);
  for (const [what, , reason] of REPLACED) say(`  ${String(what)} is replaced: ${reason}`);
  if (findings.length > 0) throw new Error(findings.join("\n"));
}

/** The template as the linter reads it. @throws if something to be replaced is no longer there */
function copied(file: string): string {
  let text = readFileSync(file, "utf8");
  if (!text.includes("AWS::StepFunctions::StateMachine")) return text;
  for (const [what, by] of REPLACED) {
    if (text.search(what) === -1) throw new Error(`${String(what)} is not in ${file}: delete it from the list`);
    text = text.replaceAll(what, by);
  }
  return text;
}

function installed(say: (line: string) => void): string {
  const bin = join(work, "lint", process.platform === "win32" ? "Scripts" : "bin");
  const linter = join(bin, "cfn-lint");
  if (existsSync(linter)) return linter;
  say(`cfn-lint ${VERSION} → .rehearsal/lint`);
  mkdirSync(work, { recursive: true });
  const python = process.platform === "win32" ? "python" : "python3";
  run(python, "-m", "venv", join(work, "lint"));
  run(join(bin, "pip"), "install", "--quiet", "--disable-pip-version-check", `cfn-lint==${VERSION}`);
  return linter;
}

function run(program: string, ...args: string[]): void {
  const { status, error } = spawnSync(program, args, { stdio: "inherit" });
  if (error || status !== 0)
    throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? `ended with ${status}`}`);
}
