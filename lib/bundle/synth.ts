import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { synthesize } from "../synthesize.ts";

/** `npm run synth`: builds what is deployed and writes the templates of both partitions to cdk.out/. */
const root = join(import.meta.dirname, "..", "..");
const { status } = spawnSync(process.execPath, [join(import.meta.dirname, "build.ts")], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);
for (const stage of ["aws", "aws-cn"]) {
  const started = performance.now();
  const directory = synthesize(stage, join(root, "cdk.out", stage));
  console.log(`Template ${stage}: ${directory} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
