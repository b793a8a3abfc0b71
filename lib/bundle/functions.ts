import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { DEPLOYED } from "../../contract/deployed.ts";

const root = join(import.meta.dirname, "..", "..");

export interface Bundle {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
}

/**
 * Bundles every deployed function into `<outdir>/<name>/index.mjs`: the same sources give the same
 * bytes. One call for all of them: the shared sources are parsed once.
 * @throws naming every function whose entry is missing or exports no `handler`
 */
export async function bundleFunctions(outdir: string): Promise<Bundle[]> {
  const entries = Object.entries(DEPLOYED).map(([name, { entry }]) => ({ name, file: join("functions", entry) }));
  const missing = entries.filter(({ file }) => !existsSync(join(root, file)));
  if (missing.length > 0)
    throw new Error(
      `contract/deployed.ts names functions that are not there: ${missing.map(({ file }) => file).join(", ")}`,
    );
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(({ name, file }) => ({ in: file, out: join(name, "index") })),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    // Packages in CommonJS (the mail client) ask for Node's own modules by require.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  });
  return entries.map(({ name }) => measured(name, join(outdir, name, "index.mjs"), metafile));
}

function measured(name: string, file: string, { outputs }: Metafile): Bundle {
  const output = Object.entries(outputs).find(([path]) => join(root, path) === file)?.[1];
  if (!output?.exports.includes("handler")) throw new Error(`The function ${name} exports no handler`);
  return { name, bytes: statSync(file).size, gzipped: gzipSync(readFileSync(file)).length };
}
