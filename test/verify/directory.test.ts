import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedDay } from "../../contract/day-head.ts";
import type { DirectoryFile } from "../../contract/views/directory-file.ts";
import { readCaseFile } from "../../verify/chain.ts";
import { readDay, readKeys } from "../../verify/heads.ts";
import { verification } from "../../verify/verification.ts";
import { holder } from "../functions/county.ts";
import { type Stage, startStage } from "../functions/stage.ts";

/** A county loaded, two changes on a day that was signed and one after it; then somebody tampers with what was exported. */
let stage: Stage;
let file: DirectoryFile;
let heads: SignedDay[];
let keys: string;

beforeAll(async () => {
  stage = await startStage();
  const admin = holder("admin");
  const change = async (id: string) => {
    const edits = [{ edit: "putUnit", id, name: `示例${id}`, group: "department" }];
    const { basedOn, preview } = (await stage.ask("previewDirectoryChange", { as: admin, body: { edits } })).body;
    const given = { edits, basedOn, preview, reason: "新设" };
    expect(await stage.ask("changeDirectory", { as: admin, body: given })).toMatchObject({ status: 201 });
  };
  await change("U90");
  await change("U93");
  stage.at("2026-11-23T16:30:00.000Z");
  await stage.run("schedule/prove-the-day");
  await change("U94");
  const auditor = holder("auditor");
  file = (await stage.ask("readDirectoryFile", { as: auditor })).body;
  const days = [17, 18, 19, 20, 21, 22, 23].map((day) => ({ params: { day: `2026-11-${day}` }, as: auditor }));
  heads = (await Promise.all(days.map((one) => stage.ask("readDayHead", one)))).map(({ body }) => body);
  keys = JSON.stringify((await stage.ask("readHeadKeys")).body);
});
afterAll(() => stage.stop());

function check(one: DirectoryFile, days: readonly SignedDay[] = heads) {
  const { faults, notes, counted } = verification({
    files: [readCaseFile("directory", JSON.parse(JSON.stringify(one)))],
    days: days.map((day) => readDay("day", JSON.parse(JSON.stringify(day)))),
    keys: readKeys("keys", keys),
  });
  return { faults: faults.map(({ code }) => code), notes: notes.map(({ code }) => code), counted };
}

const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");

/** What somebody can do who may write to the table and has no key; the pointer goes with it. */
function chainedAgain(commits: DirectoryFile["commits"]): DirectoryFile {
  let prevHash = "0".repeat(64);
  const again = commits.map(({ keyId, mac, ...body }, at) => {
    const { hash: _, ...unhashed } = body;
    const linked = { ...unhashed, version: at + 1, prevHash };
    prevHash = sha256(canonicalize(linked) ?? "");
    return { ...linked, hash: prevHash, keyId, mac };
  });
  return { ...file, commits: again, inForce: again.at(-1)?.to ?? "" };
}
const edited = () => file.commits.map((one) => (one.version === 2 ? { ...one, reason: "另一个理由" } : one));

describe("the changes of the directory, exported", () => {
  it("verify against the signed head of their day; the newest only by its chain", () => {
    const { faults, notes, counted } = check(file);
    expect(faults).toEqual([]);
    expect(notes).toEqual(["no-seal-key", "uncovered"]);
    expect(counted).toMatchObject({ issues: 0, commits: 4, covered: 3 });
    expect(JSON.stringify(file)).not.toContain("@");
  });

  const alone: Readonly<Record<string, [() => DirectoryFile, string]>> = {
    "an edited reason": [() => ({ ...file, commits: edited() }), "hash"],
    "a change deleted": [() => ({ ...file, commits: file.commits.filter(({ version }) => version !== 3) }), "gap"],
    "a tail that was cut off": [() => ({ ...file, commits: file.commits.slice(0, -1) }), "tail"],
    "a version in force that no change made": [() => ({ ...file, inForce: "another" }), "tail"],
  };
  it.each(Object.keys(alone))("show by themselves %s", (name) => {
    expect(check(alone[name]?.[0]() ?? file, []).faults).toContain(alone[name]?.[1]);
  });

  const again: Readonly<Record<string, [() => DirectoryFile, string]>> = {
    "an edited reason": [() => chainedAgain(edited()), "changed"],
    "a change deleted": [() => chainedAgain(file.commits.filter(({ version }) => version !== 2)), "changed"],
    "a tail cut off with the pointer": [() => chainedAgain(file.commits.slice(0, 2)), "deleted"],
  };
  it.each(Object.keys(again))("show by the signed heads, after everything was chained again, %s", (name) => {
    const forged = again[name]?.[0]() ?? file;
    expect(check(forged, []).faults).toEqual([]);
    expect(check(forged).faults).toContain(again[name]?.[1]);
  });
});
