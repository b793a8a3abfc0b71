import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "..", "..");
const sources = ["web/**/*", "contract/**/*", "package-lock.json", "lib/bundle/web.ts"];

/**
 * Builds both pages of the web app into `outdir`, unless their sources are those of the last time.
 * @returns whether it had to build
 */
export async function buildWeb(outdir: string): Promise<boolean> {
  const mark = `${outdir}.sha256`;
  const digest = digestOf(sources);
  if (existsSync(outdir) && existsSync(mark) && readFileSync(mark, "utf8") === digest) return false;
  rmSync(mark, { force: true });
  await build({
    configFile: join(root, "web", "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: outdir, emptyOutDir: true },
  });
  writeFileSync(mark, digest);
  return true;
}

function digestOf(patterns: readonly string[]): string {
  const hash = createHash("sha256");
  const files = globSync(patterns, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(file.slice(root.length)).update("\0").update(readFileSync(file));
  return hash.digest("hex");
}
