import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { freePort } from "../../../local/ports.ts";
import { openEngine } from "../../../local/step-functions/engine.ts";
import { serveEngine } from "../../../local/step-functions/server.ts";
import { lambdaAt } from "../../../local/step-functions/tasks/lambda-endpoint.ts";

/**
 * A conformance suite laid beside the project replays what was recorded on the real service. It is no part of the
 * project: `HUIYIN_CONFORMANCE` names its folder, `HUIYIN_PYTHON` a Python with the packages it asks for.
 */
const ROOT = join(import.meta.dirname, "..", "..", "..");
const SUITE = resolve(ROOT, process.env["HUIYIN_CONFORMANCE"] ?? "../shared/conformance/step-functions");
const PYTHON = process.env["HUIYIN_PYTHON"] ?? "python3";
const LONGEST_MS = 300_000;

function missing(): string | undefined {
  if (!existsSync(join(SUITE, "conformance.py"))) return "no conformance suite is laid beside the project";
  try {
    execFileSync(PYTHON, ["-c", "import boto3, moto"], { stdio: "ignore" });
    return undefined;
  } catch {
    return `${PYTHON} has not the packages of the conformance suite (see its requirements.txt)`;
  }
}

interface Outcome {
  id: string;
  group: string;
  result: string;
  why?: string;
}

const reason = missing();
if (reason !== undefined) {
  console.log(`conformance.test: skipped, ${reason}`);
}

test.skipIf(reason !== undefined)(
  "behaves as recorded on the service: all of CORE, at least 95 of 100 of API",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "huiyin-conformance-"));
    const [lambda, tables] = [await freePort(), await freePort()];
    const engine = openEngine({
      file: join(folder, "engine.sqlite"),
      now: Date.now,
      region: "us-east-1",
      account: "000000000000",
      partition: "aws",
      invoke: lambdaAt(`http://127.0.0.1:${lambda}`),
      endpoint: () => `http://127.0.0.1:${tables}`,
    });
    const server = await serveEngine(engine, 0);
    try {
      const report = join(folder, "report.json");
      const judged = promisify(execFile)(PYTHON, ["conformance.py", "--groups", "CORE,API", "--json", report], {
        cwd: SUITE,
        timeout: LONGEST_MS,
        killSignal: "SIGKILL",
        maxBuffer: 2 ** 26,
        env: {
          ...process.env,
          PYTHONDONTWRITEBYTECODE: "1",
          SFN_ENDPOINT: server.url,
          JUDGE_LAMBDA_PORT: String(lambda),
          JUDGE_DYNAMODB_PORT: String(tables),
          AWS_REGION: "us-east-1",
        },
      });
      await judged.catch(() => undefined); // it also ends with 1 where something differs; the report says what
      const outcomes: Outcome[] = JSON.parse(readFileSync(report, "utf8"));
      const failed = (group: string): string[] =>
        outcomes
          .filter((one) => one.group === group && one.result !== "pass")
          .map(({ id, result, why }) => `${id}: ${result} ${why ?? ""}`);
      const size = (group: string): number => outcomes.filter((one) => one.group === group).length;
      console.log(
        ["CORE", "API"].map((g) => `conformance ${g}: ${size(g) - failed(g).length} of ${size(g)}`).join(", "),
      );
      expect(size("CORE")).toBeGreaterThan(0);
      expect(failed("CORE")).toEqual([]);
      expect(failed("API").length, failed("API").join("\n")).toBeLessThanOrEqual(size("API") * 0.05);
    } finally {
      await server.close();
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  LONGEST_MS + 30_000,
);
