import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { ACCOUNT, type Aws, LOGIN } from "./aws.ts";
import type { Assembly } from "./assembly.ts";

const cli = join(dirname(createRequire(import.meta.url).resolve("aws-cdk/package.json")), "bin", "cdk");

/** The real CDK CLI of the lockfile, pointed at the emulator. */
export interface Cdk {
  bootstrap(assembly: Assembly): Promise<void>;
  /** @returns the outputs of every stack */
  deploy(assembly: Assembly, parameters?: Readonly<Record<string, string>>): Promise<Outputs>;
  destroy(assembly: Assembly, stack: string): Promise<void>;
}
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function openCdk({ endpoint, region }: Aws, folder: string): Cdk {
  mkdirSync(folder, { recursive: true });

  /** @throws with the end of what the CLI said */
  function cdk(...given: string[]): Promise<void> {
    const child = spawn(process.execPath, [cli, ...given, "--no-color", "--no-notices"], {
      // Away from our cdk.json, which would build everything again.
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 150_000,
      env: {
        PATH: process.env["PATH"],
        HOME: folder,
        CI: "true",
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: LOGIN.accessKeyId,
        AWS_SECRET_ACCESS_KEY: LOGIN.secretAccessKey,
        AWS_EC2_METADATA_DISABLED: "true",
        CDK_DISABLE_CLI_TELEMETRY: "true",
        CDK_DISABLE_VERSION_CHECK: "true",
      },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) =>
        code === 0 ? resolve() : reject(new Error(`cdk ${given[0]} ended with ${code}:\n${telling(said)}`)),
      );
    });
  }

  return {
    bootstrap: ({ folder: assembly }) => cdk("bootstrap", "-a", assembly, `aws://${ACCOUNT}/${region}`),
    deploy: async ({ folder: assembly }, parameters = {}) => {
      const outputs = join(folder, "outputs.json");
      const given = Object.entries(parameters).flatMap(([name, value]) => ["--parameters", `${name}=${value}`]);
      await cdk("deploy", "-a", assembly, "--all", "--require-approval", "never", "--outputs-file", outputs, ...given);
      return JSON.parse(readFileSync(outputs, "utf8")) as Outputs;
    },
    destroy: ({ folder: assembly }, stack) => cdk("destroy", "-a", assembly, stack, "--exclusively", "--force"),
  };
}

function telling(said: string): string {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  const failed = lines.filter((line) => /FAILED|error|denied/i.test(line)).slice(0, 8);
  return [...failed, ...lines.slice(-8)].join("\n").slice(-3000);
}
