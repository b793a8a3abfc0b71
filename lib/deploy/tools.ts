import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { openCloud } from "../operate/cloud.ts";
import type { StageSettings } from "../stage-settings.ts";
import { synthesize } from "../synthesize.ts";
import type { Tools } from "./deploy.ts";

const root = join(import.meta.dirname, "..", "..");
const cdk = createRequire(import.meta.url).resolve("aws-cdk/bin/cdk");

/** @param yes every question is answered beforehand */
export function tools(file: string, { name, region }: StageSettings, yes: boolean): Tools {
  const assembly = join(root, "cdk.out", `deploy-${name}`);
  // In the assembly's own folder: cdk.json would build everything once more.
  const run = (...args: string[]): Promise<string> =>
    ran([cdk, "--app", ".", "--no-color", ...args], assembly, { AWS_REGION: region, AWS_DEFAULT_REGION: region });
  return {
    cloud: openCloud(region),
    synth: async () => {
      await ran([join(root, "lib", "bundle", "build.ts")], root, {});
      synthesize(file, assembly);
    },
    diff: () => run("diff", "--all"),
    deploy: async () => {
      await run("deploy", "--all", "--require-approval", "never");
    },
    ask: async (question) => {
      if (yes) return true;
      if (!process.stdin.isTTY)
        throw new Error(`${question}\n没有终端可以回答，请加 --yes no terminal to answer: add --yes`);
      const asked = createInterface({ input: process.stdin, output: process.stdout });
      const answer = await asked.question(question);
      asked.close();
      return /^(y|yes|是|确定)$/i.test(answer.trim());
    },
    county: (path) => JSON.parse(readFileSync(join(root, path), "utf8")),
    say: (line) => console.log(line),
  };
}

/** Runs a program of ours with Node; shows what it prints, and gives it back. @throws if it fails */
function ran(args: string[], cwd: string, environment: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...environment },
      stdio: ["inherit", "pipe", "pipe"],
    });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        printed.push(chunk);
        process.stdout.write(chunk);
      });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(Buffer.concat(printed).toString());
      else reject(new Error(`${args.slice(0, 6).join(" ")}: 失败 failed (${code})`));
    });
  });
}
