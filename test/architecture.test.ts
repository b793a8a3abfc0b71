import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** The arrows and budgets of the design: who may import whom, how large a file may be, where the world is touched. */
const ROOT = join(import.meta.dirname, "..");
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx", "*.mts"],
  {
    cwd: ROOT,
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "" && !file.endsWith(".d.ts"));
const text = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), "utf8")]));
const sources = files.filter((file) => !file.startsWith("test/") && !file.startsWith("bench/"));

/** Folders and packages each folder may import. `*` = any package. */
const ARROWS: Record<string, { folders: readonly string[]; packages: readonly string[] }> = {
  contract: { folders: [], packages: ["zod"] },
  domain: { folders: ["contract"], packages: [] },
  adapters: { folders: ["domain", "contract"], packages: ["*"] },
  functions: {
    folders: ["domain", "contract", "adapters"],
    packages: ["@middy", "@aws-lambda-powertools", "zod", "@types/aws-lambda"],
  },
  lib: { folders: ["contract", "workflow"], packages: ["*"] },
  bin: { folders: ["lib"], packages: ["aws-cdk-lib"] },
  local: { folders: ["contract"], packages: ["*"] },
  /** Deploys what lib/ makes on an outside emulator, with our own identity provider and mail server beside it. */
  rehearsal: { folders: ["contract", "local"], packages: ["*"] },
  /** Breaks the local system on purpose and reads with the store's own code what is left. */
  chaos: { folders: ["adapters", "contract", "domain", "local", "test"], packages: ["*"] },
  /** Runs on an auditor's computer, beside no file of ours. */
  verify: { folders: [], packages: [] },
  web: { folders: ["contract"], packages: ["*"] },
};

function importsOf(file: string): string[] {
  const found = text.get(file)?.matchAll(/(?:from\s+|import\(\s*|^import\s+)"([^"]+)"/gm) ?? [];
  return [...found].map((match) => match[1] ?? "");
}

describe("the arrows of the architecture", () => {
  it.each(Object.keys(ARROWS))("%s imports only what it may", (folder) => {
    const allowed = ARROWS[folder];
    const wrong: string[] = [];
    for (const file of sources.filter((source) => source.startsWith(`${folder}/`))) {
      for (const wanted of importsOf(file)) {
        if (wanted.startsWith("node:") && folder !== "domain" && folder !== "contract") continue;
        if (wanted.startsWith(".")) {
          const target = relative(ROOT, join(ROOT, dirname(file), wanted)).split("/")[0] ?? "";
          if (target !== folder && !allowed?.folders.includes(target)) wrong.push(`${file} → ${wanted}`);
        } else if (
          !allowed?.packages.some((name) => name === "*" || wanted === name || wanted.startsWith(`${name}/`))
        ) {
          wrong.push(`${file} → ${wanted}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("lets the second opinion on time share no code with what it judges", () => {
    const inside = sources.filter((file) => file.startsWith("domain/second-opinion/"));
    const reached = inside.flatMap((file) =>
      importsOf(file).map((wanted) => relative(ROOT, join(ROOT, dirname(file), wanted))),
    );
    expect(inside.length).toBeGreaterThan(3);
    expect(reached.filter((file) => !/^(domain\/second-opinion|contract)\//.test(file))).toEqual([]);
  });

  it("has no folder without a meaning", () => {
    const vague = /(^|\/)(shared|common|utils|helpers|types)\//;
    expect(files.filter((file) => vague.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([]);
  });
});

describe("the budgets", () => {
  const lines = (file: string): number => text.get(file)?.trimEnd().split("\n").length ?? 0;

  it("keeps every source file at 250 lines or fewer, and the median at 60 or fewer", () => {
    const sizes = sources.map((file) => ({ file, lines: lines(file) })).toSorted((a, b) => a.lines - b.lines);
    expect(sizes.filter((size) => size.lines > 250)).toEqual([]);
    expect(sizes[Math.floor(sizes.length / 2)]?.lines).toBeLessThanOrEqual(60);
  });

  it("keeps the newcomer's seven files under 500 lines together", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    const order = [...readme.matchAll(/^\d\. \[`([^`]+)`\]/gm)].map((match) => match[1] ?? "");
    expect(order).toHaveLength(7);
    const total = order.reduce(
      (sum, file) => sum + readFileSync(join(ROOT, file), "utf8").trimEnd().split("\n").length,
      0,
    );
    expect(total).toBeLessThan(500);
  });
});

describe("the world is touched in one place each", () => {
  const inside = sources.filter((file) => /^(domain|functions|adapters|contract)\//.test(file));
  const holding = (pattern: RegExp): string[] => inside.filter((file) => pattern.test(text.get(file) ?? ""));

  it("reads the wall clock in one file", () => {
    expect(holding(/Date\.now\(|new Date\(\)|Temporal\.Now/)).toEqual(["adapters/clock.ts"]);
  });

  it("reads the environment in one file", () => {
    expect(holding(/process\.env/)).toEqual(["adapters/environment.ts"]);
  });

  it("makes no chance in the domain and the contract", () => {
    expect(holding(/Math\.random|randomUUID|randomBytes/).filter((file) => /^(domain|contract)\//.test(file))).toEqual(
      [],
    );
  });

  it("replaces no module and sleeps in no test", () => {
    const tests = files.filter((file) => file.endsWith(".test.ts") && file !== "test/architecture.test.ts");
    expect(
      tests.filter((file) => /vi\.(mock|doMock)\(|setTimeout\(|timers\/promises|\bsleep\(/.test(text.get(file) ?? "")),
    ).toEqual([]);
  });

  it("knows nothing of running locally outside local/", () => {
    const cloud = sources.filter((file) => /^(domain|functions|adapters|contract|lib)\//.test(file));
    expect(cloud.filter((file) => /isLocal|IS_LOCAL|if \(local\b/.test(text.get(file) ?? ""))).toEqual([]);
  });
});
