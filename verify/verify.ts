import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isObject, type Json } from "./canonical.ts";
import { readCaseFile } from "./chain.ts";
import { readDay, readKeys } from "./heads.ts";
import { type Finding, type Language, LIMITS, type Report, WORDS } from "./report.ts";
import { verification } from "./verification.ts";

/**
 * Verifies exported case files without the system that made them: needs Node, the files, the heads of days and the public key, and
 * nothing of this project outside this folder. Ends with 0 if nothing is wrong, 1 if something is, 2 if it could not look.
 */
const USAGE = `npm run verify -- <case file or folder>… [--heads folder] [--key file] [--seal-key file] [--complete] [--en]
  --heads     heads of days, one JSON file each, as GET /proofs/{day}/head answers or the locked bucket has them
  --key       public key: PEM, or what GET /proofs/key answers
  --seal-key  {"keyId", "key"} of the seals, for the county itself
  --complete  the case files given are all there are
  --en        speak English`;

function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      heads: { type: "string" },
      key: { type: "string" },
      "seal-key": { type: "string" },
      complete: { type: "boolean", default: false },
      en: { type: "boolean", default: false },
    },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  const sealKey = values["seal-key"] === undefined ? undefined : json(values["seal-key"]);
  const report = verification({
    files: positionals.flatMap(jsonFiles).map((file) => readCaseFile(file, json(file))),
    days: values.heads === undefined ? undefined : jsonFiles(values.heads).map((file) => readDay(file, json(file))),
    keys: values.key === undefined ? undefined : readKeys(values.key, readFileSync(values.key, "utf8")),
    sealKey: isObject(sealKey) ? sealKey : undefined,
    complete: values.complete,
  });
  print(report, values.en ? "en" : "zh");
  return report.faults.length === 0 ? 0 : 1;
}

function jsonFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => join(path, name));
}

function json(file: string): Json {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function print({ faults, notes, counted }: Report, language: Language): void {
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en);
  const { issues, commits, days, covered } = counted;
  console.log(
    say(
      `案卷 ${issues} 件，记录 ${commits} 条，其中 ${covered} 条有签名首部；首部 ${days} 日。`,
      `${issues} issues, ${commits} records, ${covered} of them in signed heads; heads of ${days} days.`,
    ),
  );
  const lines = (findings: readonly Finding[]) =>
    findings.map(({ code, at, detail }) =>
      `  ${[at, detail].filter(Boolean).join(" ")} ${WORDS[code][language]}`.trimEnd(),
    );
  if (faults.length > 0) console.log([say("发现：", "Found:"), ...lines(faults)].join("\n"));
  else console.log(say("未发现改动。", "Nothing was changed."));
  if (notes.length > 0) console.log([say("未能核对：", "Not checked:"), ...lines(notes)].join("\n"));
  console.log(
    [say("任何核对都查不出：", "What no check can find:"), ...LIMITS[language].map((one) => `  ${one}`)].join("\n"),
  );
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
