import { execFile } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import canonicalize from "canonicalize";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedDay } from "../../contract/day-head.ts";
import type { CaseFile } from "../../contract/views/proof.ts";
import { callAws } from "../../adapters/aws-call.ts";
import { rootOf, statementHash } from "../../adapters/day-head.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { canonical, type Json } from "../../verify/canonical.ts";
import { readCaseFile } from "../../verify/chain.ts";
import { readDay, readKeys } from "../../verify/heads.ts";
import { verification } from "../../verify/verification.ts";
import { holder } from "../functions/county.ts";
import { dispatched, partition, type Stage, startStage } from "../functions/stage.ts";

/** Two issues over three days, exported by the running functions; then somebody tampers with what was exported. */
let stage: Stage;
let file: CaseFile;
let other: CaseFile;
let days: SignedDay[];
let keys: string;
let text: string;
const auditor = holder("auditor");

beforeAll(async () => {
  stage = await startStage();
  const { issue } = await dispatched(stage);
  const second = await dispatched(stage);
  for (const instant of ["24T10:00:15", "25T10:00:15", "26T10:00:15"]) {
    stage.at(`2026-11-${instant}.000Z`);
    await stage.run("workflow/decide-what-is-due", { pk: partition(issue), epoch: "1" });
  }
  stage.at("2026-11-25T16:30:00.000Z");
  await stage.run("schedule/prove-the-day");
  stage.at("2026-11-26T12:00:00.000Z");
  file = await exported(issue);
  other = await exported(second.issue);
  const read = [19, 20, 21, 22, 23, 24, 25].map((day) => get("readDayHead", { day: `2026-11-${day}` }));
  days = await Promise.all(read);
  keys = JSON.stringify((await stage.ask("readHeadKeys")).body);
  text = file.texts.find(({ content }) => content !== undefined)?.text ?? "";
});
afterAll(() => stage.stop());

const get = async (id: Parameters<Stage["ask"]>[0], params: Record<string, string>, query = {}) =>
  (await stage.ask(id, { params, query, as: auditor })).body;
const exported = (issue: string): Promise<CaseFile> => get("readCaseFile", { issue }, { texts: "true" });
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

function check(
  files: readonly CaseFile[],
  more: { heads?: readonly SignedDay[]; complete?: boolean; keys?: string } = {},
) {
  const { heads = days, complete = false } = more;
  const { faults, notes, counted } = verification({
    files: files.map((one) => readCaseFile("case", asJson(one))),
    days: heads.map((one) => readDay("day", asJson(one))),
    keys: readKeys("keys", more.keys ?? keys),
    complete,
  });
  return { faults: faults.map(({ code }) => code), notes: notes.map(({ code }) => code), all: faults, counted };
}
const alone = (one: CaseFile) =>
  verification({ files: [readCaseFile("case", asJson(one))] }).faults.map(({ code }) => code);

type Commits = CaseFile["commits"];
const withCommits = (commits: Commits): CaseFile => ({
  ...file,
  commits,
  head: { version: commits.length, hash: commits.at(-1)?.hash ?? "" },
});

/** What somebody can do who may write to the table and has no key: number, link and hash everything again. */
function chainedAgain(commits: Commits): CaseFile {
  let prevHash = "0".repeat(64);
  const again = commits.map(({ keyId, mac, ...body }, at) => {
    const { hash: _, ...unhashed } = body;
    const linked = { ...unhashed, version: at + 1, prevHash };
    prevHash = sha256(canonicalize(linked) ?? "");
    return { ...linked, hash: prevHash, keyId, mac };
  });
  return withCommits(again);
}
const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");
const edited = (commits: Commits, version: number): Commits =>
  commits.map((one) => (one.version === version ? { ...one, command: "addNote" as const } : one));

describe("what was exported", () => {
  it("verifies, and says for which records there is no signed head yet", () => {
    const { faults, notes, counted } = check([file, other], { complete: true });
    expect(faults).toEqual([]);
    expect(notes).toEqual(["no-seal-key", "uncovered", "directory-unseen"]);
    expect(counted).toMatchObject({ issues: 2, commits: 9, days: 7, covered: 8 });
  });

  it("verifies after a text was erased", async () => {
    const key = { pk: { S: partition(file.issue) }, sk: { S: `TEXT#${text}` } };
    await callAws(DYNAMODB, "DeleteItem", { TableName: stage.engine.table, Key: key });
    const erased = await exported(file.issue);
    expect(erased.texts.find((one) => one.text === text)).toMatchObject({ state: "erased" });
    expect(check([erased]).faults).toEqual([]);
  });

  it("is read the same way by both halves: canonical JSON and the tree of a day", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(asJson(value))).toBe(canonicalize(asJson(value)));
      }),
    );
    const leaf = fc.record({
      issue: fc.string({ minLength: 1 }),
      version: fc.nat(20),
      hash: fc.constant("a".repeat(64)),
    });
    const unique = fc.uniqueArray(leaf, { selector: ({ issue, version }) => `${issue} ${version}`, maxLength: 40 });
    fc.assert(
      fc.property(unique, (leaves) => {
        const head = { ...days[0]?.head, root: rootOf(leaves), commits: leaves.length };
        const day = readDay("day", asJson({ head, leaves }));
        expect(verification({ files: [], days: [day] }).faults).toEqual([]);
      }),
    );
  });
});

describe("without heads, the chain alone finds", () => {
  it("an edit", () => expect(alone(withCommits(edited(file.commits, 3)))).toEqual(["hash"]));
  it("a record deleted in the middle", () =>
    expect(alone(withCommits(file.commits.filter(({ version }) => version !== 3)))).toContain("gap"));
  it("a tail that was cut off", () => expect(alone({ ...file, commits: file.commits.slice(0, -2) })).toEqual(["tail"]));
  it("two records that changed places", () => {
    const [one, two, three, ...rest] = file.commits;
    if (!one || !two || !three) throw new Error("too short");
    expect(alone(withCommits([one, three, two, ...rest]))).toEqual(expect.arrayContaining(["gap", "link"]));
  });
  it("a record of another issue", () => {
    const [first, ...rest] = other.commits;
    expect(alone(withCommits([...(first ? [first] : []), ...file.commits.slice(1)]))).toContain("stranger");
    expect(rest.length).toBeGreaterThan(0);
  });
  it("a text that was edited", () => {
    const texts = file.texts.map((one) => (one.text === text ? { ...one, content: "没有这回事" } : one));
    expect(alone({ ...file, texts })).toEqual(["text"]);
  });
  it("not that everything was chained again, and says so", () => {
    const forged = chainedAgain(edited(file.commits, 3));
    expect(alone(forged)).toEqual([]);
    const { notes } = verification({ files: [readCaseFile("case", asJson(forged))] });
    expect(notes.map(({ code }) => code)).toContain("no-heads");
  });
  it("that it was chained again, with the key of the seals", () => {
    const forged = readCaseFile("case", asJson(chainedAgain(edited(file.commits, 3))));
    const sealKey = { keyId: "test-1", key: "key of the commits" };
    const whole = readCaseFile("case", asJson(file));
    expect(verification({ files: [whole], sealKey }).faults).toEqual([]);
    const { faults } = verification({ files: [forged], sealKey });
    expect(faults.map(({ code, detail }) => `${code} ${detail}`)).toEqual(
      ["seal #3", "seal #4", "seal #5", "seal #6"].slice(0, faults.length),
    );
    expect(faults.length).toBeGreaterThan(1);
  });
});

describe("with the signed heads, chaining everything again hides nothing", () => {
  const attacks: Readonly<Record<string, [() => CaseFile, string]>> = {
    "an edit": [() => chainedAgain(edited(file.commits, 2)), "changed"],
    "a record deleted in the middle": [
      () => chainedAgain(file.commits.filter(({ version }) => version !== 3)),
      "changed",
    ],
    "a tail that was cut off": [() => withCommits(file.commits.slice(0, -2)), "deleted"],
    "two records that changed places": [
      () => chainedAgain([0, 2, 1, 3, 4, 5].flatMap((at) => file.commits[at] ?? [])),
      "changed",
    ],
    "a record put in": [
      () => chainedAgain(file.commits.flatMap((one) => (one.version === 2 ? [one, one] : one))),
      "changed",
    ],
    "every record deleted": [() => withCommits([]), "deleted"],
  };
  it.each(Object.keys(attacks))("%s", (name) => {
    const [forge, code] = attacks[name] ?? [];
    if (forge === undefined) throw new Error(name);
    expect(check([forge()]).faults).toContain(code);
  });

  it("a record put in after the last of a signed day", () => {
    const day = file.commits.filter(({ at }) => at < "2026-11-25T16:00:00.000Z");
    const late = day.at(-1);
    if (late === undefined) throw new Error("no commit");
    expect(check([chainedAgain([...day, { ...late, at: "2026-11-25T11:00:00.000Z" }])]).faults).toContain("added");
  });

  it("a whole issue that is gone, if the files are said to be all there are", () => {
    expect(check([file], { complete: true }).all).toEqual([{ code: "issue-gone", at: other.issue }]);
    expect(check([file]).notes).toContain("others-unseen");
  });

  it("heads that were made to fit, for nobody has the key to sign them", () => {
    const forged = chainedAgain(edited(file.commits, 2));
    const refit = (signature?: (statement: string) => string): SignedDay[] => {
      let before: SignedDay["head"] | undefined;
      return days.map(({ head, leaves }) => {
        const fitted = leaves.map((leaf) => {
          const commit = leaf.issue === file.issue ? forged.commits[leaf.version - 1] : undefined;
          return commit ? { ...leaf, hash: commit.hash } : leaf;
        });
        const { signature: old, ...statement } = {
          ...head,
          root: rootOf(fitted),
          prev: before ? statementHash(before) : head.prev,
        };
        before = { ...statement, signature: signature?.(canonicalize(statement) ?? "") ?? old };
        return { head: before, leaves: fitted };
      });
    };
    expect(check([forged], { heads: refit() }).faults).toEqual(["signature", "signature", "signature"]);
    const { privateKey } = generateKeyPairSync("ed25519");
    const own = refit((statement) => sign(undefined, Buffer.from(statement), privateKey).toString("base64"));
    expect(check([forged], { heads: own }).faults).toContain("signature");
    const leavesOnly = days.map((one, at) => ({ ...one, leaves: refit()[at]?.leaves ?? [] }));
    expect(check([forged], { heads: leavesOnly }).faults).toEqual(["root", "root", "root"]);
  });

  it("a head that was taken away, put in twice, or is signed with a key nobody knows", () => {
    const [first, second, third] = days.slice(-3);
    if (!first || !second || !third) throw new Error("too few days");
    const gap = check([file, other], { heads: [first, third] });
    expect(gap.notes).toEqual(expect.arrayContaining(["heads-missing", "uncovered"]));
    expect(check([file], { heads: [first, first, second, third] }).faults).toContain("head-twice");
    const unknown = keys.replaceAll("head-1", "head-9");
    expect(check([file], { keys: unknown }).faults).toEqual(days.map(() => "no-key"));
  });
});

describe("npm run verify", () => {
  const root = join(import.meta.dirname, "..", "..");
  const run = (...args: readonly string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      execFile(process.execPath, [join(root, "verify/verify.ts"), ...args], (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out: stdout + stderr }),
      );
    });

  it("needs only the files, the heads and the key", async () => {
    const folder = mkdtempSync(join(tmpdir(), "huiyin-verify-"));
    const write = (name: string, value: unknown): string => {
      writeFileSync(join(folder, name), typeof value === "string" ? value : JSON.stringify(value, null, 2));
      return join(folder, name);
    };
    mkdirSync(join(folder, "heads"));
    for (const one of days) write(`heads/${one.head.day}.json`, one);
    const key = write("key.json", keys);
    const given = ["--heads", join(folder, "heads"), "--key", key, "--en"];
    const good = await run(write("case.json", file), ...given);
    expect(good).toMatchObject({ code: 0, out: expect.stringContaining("Nothing was changed.") });
    expect(good.out).toContain("What no check can find:");
    const bad = await run(write("forged.json", chainedAgain(edited(file.commits, 2))), ...given);
    expect(bad).toMatchObject({ code: 1, out: expect.stringContaining("edited, and chained again") });
    const chinese = await run(write("case.json", file));
    expect(chinese).toMatchObject({ code: 0, out: expect.stringContaining("没有提供每日首部") });
    const pem = write("key.pem", JSON.parse(keys).keys[0].publicKey);
    expect(await run(join(folder, "case.json"), "--heads", join(folder, "heads"), "--key", pem)).toMatchObject({
      code: 0,
    });
    expect(await run(write("broken.json", "{ not JSON"))).toMatchObject({
      code: 2,
      out: expect.stringContaining("broken.json"),
    });
    expect(await run(write("else.json", { format: "else" }))).toMatchObject({
      code: 2,
      out: expect.stringContaining("no case file"),
    });
    expect(await run()).toMatchObject({ code: 2, out: expect.stringContaining("npm run verify") });
  });
});
