import { synthesize } from "../lib/synthesize.ts";

/**
 * The whole system of one stage. `HUIYIN_STAGE` names a file of settings/ (aws by default), `CDK_OUTDIR` the folder the
 * assembly is written to. Build the bundles first: npm run build.
 */
const stage = process.env["HUIYIN_STAGE"] ?? "aws";
const assembly = synthesize(stage, process.env["CDK_OUTDIR"] ?? `cdk.out/${stage}`);
console.log(`${stage}: ${assembly}`);
