import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Assembly, openAssembly } from "../../rehearsal/assembly.ts";
import { leaveOut, resource } from "../../rehearsal/left-out.ts";
import { NOT_JUDGED } from "../../rehearsal/not-judged.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const bundle = "export const handler = () => 1;\n";
const code = sha256(bundle);

let folder: string;
let assembly: Assembly;
const read = (file: string): string => readFileSync(join(folder, file), "utf8");
const write = (file: string, value: object): void => writeFileSync(join(folder, file), JSON.stringify(value));

/** An assembly with one function, a firewall and something that depends on it, as the CDK writes it. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "huiyin-assembly-"));
  mkdirSync(join(folder, `asset.${code}`));
  writeFileSync(join(folder, `asset.${code}`, "index.mjs"), bundle);
  const template = {
    Resources: {
      Fn: {
        Type: "AWS::Lambda::Function",
        Properties: { Code: { S3Key: `${code}.zip` } },
        DependsOn: ["Wall", "Role"],
      },
      Wall: { Type: "AWS::WAFv2::WebACLAssociation" },
      Role: { Type: "AWS::IAM::Role" },
    },
  };
  write("one.template.json", template);
  const hash = sha256(read("one.template.json"));
  write("one.assets.json", {
    files: {
      [code]: { source: { path: `asset.${code}` }, destinations: { here: { objectKey: `${code}.zip` } } },
      [hash]: { source: { path: "one.template.json" }, destinations: { here: { objectKey: `${hash}.json` } } },
    },
  });
  write("manifest.json", {
    artifacts: { one: { properties: { stackTemplateAssetObjectUrl: `s3://b/${hash}.json` } } },
  });
  assembly = openAssembly(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WALL = resource("AWS::WAFv2::WebACLAssociation", "it is not known", 1);

describe("what the emulator cannot take", () => {
  it("is taken out by name, with a line that says so, and nothing depends on it any more", () => {
    expect(leaveOut(assembly, [WALL])).toEqual(["AWS::WAFv2::WebACLAssociation × 1: it is not known"]);
    const { Resources } = assembly.template("one");
    expect(Object.keys(Resources)).toEqual(["Fn", "Role"]);
    expect(Resources["Fn"]?.DependsOn).toEqual(["Role"]);
  });

  it("gives the template another hash everywhere: the CLI uploads nothing under one that it has seen", () => {
    leaveOut(assembly, [WALL]);
    const hash = sha256(read("one.template.json"));
    expect(read("manifest.json")).toContain(`s3://b/${hash}.json`);
    expect(read("one.assets.json")).toContain(`"objectKey":"${hash}.json"`);
  });

  it("may not be on the list when it is not in the template: the list would be out of date", () => {
    expect(() => leaveOut(assembly, [resource("AWS::Backup::BackupSelection", "it is not known", 1)])).toThrow(
      "AWS::Backup::BackupSelection is not in the assembly any more",
    );
  });

  it("may not be more than was agreed on", () => {
    expect(() => leaveOut(assembly, [resource("AWS::IAM::Role", "a test", 0)])).toThrow("found 1 times; 0 were agreed");
  });
});

describe("what is not judged", () => {
  it.each(NOT_JUDGED)("has its proof elsewhere: $what", ({ proof }) => {
    expect(existsSync(join(import.meta.dirname, "../..", proof))).toBe(true);
  });
});

describe("the next version", () => {
  it("is the same system from other code, under other hashes", () => {
    const before = read("one.assets.json");
    expect(assembly.withOtherCode("next")).toBe(1);
    const after = sha256(`${bundle}\n// next\n`);
    expect(existsSync(join(folder, `asset.${after}`, "index.mjs"))).toBe(true);
    expect(JSON.stringify(assembly.template("one"))).toContain(`${after}.zip`);
    expect(read("one.assets.json")).toContain(sha256(read("one.template.json")));
    expect(read("one.assets.json")).not.toBe(before);
  });
});
