import { join } from "node:path";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { DEPLOYED, type DeployedFunction } from "../../contract/deployed.ts";
import { ACCESS } from "../../lib/access.ts";

/**
 * The local system enforces no permissions, so a missing one would be found in the cloud only. Here the code that is
 * left in each bundle is searched for the operations it calls.
 */
const root = join(import.meta.dirname, "..", "..");
const names = Object.keys(DEPLOYED).filter((name): name is DeployedFunction => name in DEPLOYED);
const modules = new Map<string, { file: string; text: string }[]>();

/** The modules of a bundle, each with what tree shaking left of it; esbuild writes their paths as comments. */
function parted(text: string): { file: string; text: string }[] {
  return text.split(/^\/\/ (?=\S+\.\w+$)/m).map((part) => {
    const [file = "", ...lines] = part.split("\n");
    return { file, text: lines.join("\n") };
  });
}

beforeAll(async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(DEPLOYED).map(([out, { entry }]) => ({ in: join("functions", entry), out })),
    outdir: "nowhere",
    write: false,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    logLevel: "error",
  });
  for (const name of names) {
    const file = outputFiles.find(({ path }) => path === join(root, "nowhere", `${name}.js`));
    modules.set(name, parted(file?.text ?? ""));
  }
});

const CALLS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/database\.get\(/, ["GetItem"]],
  [/database\.getAll\(/, ["BatchGetItem"]],
  [/database\.put\(/, ["PutItem"]],
  [/database\.update\(/, ["UpdateItem"]],
  // In a transaction.
  [/\bPut: [{\w]/, ["PutItem"]],
  [/\bUpdate: [{\w]/, ["UpdateItem"]],
  [/operation: \{ Delete/, ["DeleteItem"]],
  [/operation: \{ ConditionCheck/, ["ConditionCheckItem"]],
  [/queried\(store2?,\s*\{\s*(partition|\.\.\.)/, ["Query"]],
];

function called(name: string, folder: string, patterns: typeof CALLS): string[] {
  const code = (modules.get(name) ?? []).filter(({ file }) => file.startsWith(folder)).map(({ text }) => text);
  return patterns.flatMap(([pattern, actions]) => (code.some((text) => pattern.test(text)) ? actions : []));
}

describe("every function is permitted what its code calls", () => {
  it.each(names)("%s on the table", (name) => {
    const calls = called(name, "adapters/store/", CALLS);
    expect(calls.length).toBeGreaterThan(0);
    expect([...new Set(calls)].sort()).toEqual([...ACCESS[name].table].sort());
  });

  it.each(names)("%s on the indexes", (name) => {
    const text = (modules.get(name) ?? []).filter(({ file }) => file.startsWith("adapters/store/"));
    const indexes = text.flatMap((one) => [...one.text.matchAll(/index: "(\w+)"/g)].map((match) => match[1] ?? ""));
    expect([...(ACCESS[name].indexes ?? [])].sort()).toEqual([...new Set(indexes)].sort());
  });

  it.each(names)("%s on the machine", (name) => {
    const operations = ["StartExecution", "SendTaskSuccess", "DescribeExecution"];
    const calls = called(
      name,
      "adapters/executions.ts",
      operations.map((one) => [new RegExp(`"${one}"`), [one]]),
    );
    expect([...(ACCESS[name].machine ?? [])].sort()).toEqual(calls.sort());
  });
});
