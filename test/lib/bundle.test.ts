import { mkdtempSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { DEPLOYED } from "../../contract/deployed.ts";
import { type Bundle, bundleFunctions } from "../../lib/bundle/functions.ts";

const folder = mkdtempSync(join(tmpdir(), "huiyin-bundle-"));
const [first, second] = [join(folder, "first"), join(folder, "second")];
let bundles: Bundle[] = [];
const code = (outdir: string, name: string): string => readFileSync(join(outdir, name, "index.mjs"), "utf8");

beforeAll(async () => {
  bundles = await bundleFunctions(first);
  await bundleFunctions(second);
}, 60_000);

describe("what is deployed", () => {
  it("is one bundle for each function of the contract", () => {
    expect(bundles.map(({ name }) => name)).toEqual(Object.keys(DEPLOYED));
  });

  it.each(["public", "read", "command", "files", "settings", "directory"])(
    "starts fast: %s is at most 100 KB gzipped, everything inside",
    (name) => {
      expect(bundles.find((one) => one.name === name)?.gzipped).toBeLessThanOrEqual(100 * 1024);
    },
  );

  it.each(Object.keys(DEPLOYED))("needs nothing that is not in it: %s", (name) => {
    const imported = [...code(first, name).matchAll(/(?:^|[;}\n])import(?:[^"'()]*from)?"([^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(imported.length).toBeGreaterThan(0);
    const strange = imported.filter((one) => !builtinModules.includes(one.replace(/^node:/, "")));
    expect(strange).toEqual([]);
  });

  it("is the same from the same sources, byte for byte", () => {
    for (const { name } of bundles) expect(code(second, name) === code(first, name), name).toBe(true);
  });
});
