import { join } from "node:path";
import { bundleFunctions } from "./functions.ts";
import { buildWeb } from "./web.ts";

/** `npm run build`: everything that is deployed, into .build/. */
const built = join(import.meta.dirname, "..", "..", ".build");
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

try {
  let started = performance.now();
  console.log("Functions: bundling …");
  const bundles = await bundleFunctions(join(built, "functions"));
  for (const { name, gzipped } of bundles)
    console.log(`  ${name.padEnd(20)} ${(gzipped / 1024).toFixed(1).padStart(7)} KB gz`);
  console.log(`Functions: ${bundles.length} in ${seconds(started)}`);
  started = performance.now();
  console.log("Web: building both pages …");
  const anew = await buildWeb(join(built, "web"));
  console.log(anew ? `Web: built in ${seconds(started)}` : "Web: unchanged");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
