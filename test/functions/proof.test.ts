import { createPublicKey, verify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import canonicalize from "canonicalize";
import { callAws } from "../../adapters/aws-call.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { packed, unpacked } from "../../adapters/store/packed.ts";
import { fromItem, toItem } from "../../adapters/store/wire.ts";
import { answers, holder } from "./county.ts";
import { dispatched, inserted, type Life, partition, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
let idle: Life;
const auditor = holder("auditor");
const night = "2026-11-24T16:30:00.000Z";

beforeAll(async () => {
  stage = await startStage();
  idle = await dispatched(stage);
  stage.at("2026-11-24T10:00:15.000Z");
  await stage.run("workflow/decide-what-is-due", { pk: partition(idle.issue), epoch: "1" });
});
afterAll(() => stage.stop());

const get = async (id: Parameters<Stage["ask"]>[0], params: Record<string, string>, query = {}) =>
  (await stage.ask(id, { params, query, as: auditor })).body;
const proofOf = (day: string) => get("readProof", { day });
const write = (operation: string, input: object) =>
  callAws(DYNAMODB, operation, { TableName: stage.engine.table, ...input });

describe("who was told", () => {
  it("shows what fired and was told to nobody, with the reason", async () => {
    stage.at(night);
    await stage.run("schedule/prove-the-day");
    const { untold, told } = await proofOf("2026-11-24");
    expect(untold).toEqual([{ issue: idle.issue, rung: "sign#1/1/1", why: "no-receipt" }]);
    expect(told).toEqual({ sent: 0, waiting: 0, failed: 0, noAddress: 0 });
  });

  it("has a receipt for each recipient and channel once it was told", async () => {
    await stage.run("stream/announce", await inserted(stage, idle.issue, "COMMIT#"));
    await stage.run("schedule/prove-the-day");
    const { untold, told, recomputed } = await proofOf("2026-11-24");
    expect(untold).toEqual([]);
    const waitingSince = "2026-11-25T00:30:00.000Z";
    expect(told).toEqual({ sent: 3, waiting: 3, waitingSince, failed: 0, noAddress: 0 });
    expect(recomputed).toBe(0);
    expect((await proofOf("2026-11-23")).recomputed).toBe(4);
    const { rungs, differences } = await get("readLedger", { issue: idle.issue });
    expect(differences).toEqual([]);
    expect(rungs).toMatchObject([
      { rung: "sign#1/1/1", kind: "sign", state: "fired", late: false, lag: 0, firedBy: "timePassed", toTell: true },
    ]);
    expect(rungs[0].receipts).toContainEqual({
      recipient: holder("handler:U03"),
      name: expect.any(String),
      channel: "inbox",
      state: "sent",
      at: "2026-11-24T10:00:15.000Z",
    });
  });
});

describe("the head of a day", () => {
  it("is signed over all commits of the day, and anybody can check it with the public key", async () => {
    const { head, leaves } = await get("readDayHead", { day: "2026-11-23" });
    const named = leaves.map(({ issue, version }: { issue: string; version: number }) => `${issue} ${version}`);
    expect(named).toEqual([...[1, 2, 3].map((version) => `${idle.issue} ${version}`), "directory 1"]);
    const { body } = await stage.ask("readHeadKeys");
    const [key] = body.keys;
    expect(body.keys).toHaveLength(1);
    const { signature, ...statement } = head;
    const signed = Buffer.from(canonicalize(statement) ?? "");
    expect(verify(undefined, signed, createPublicKey(key.publicKey), Buffer.from(signature, "base64"))).toBe(true);
    expect(stage.outside.objects.has("heads/heads/410421/2026-11-23.json")).toBe(true);
    expect(stage.outside.objects.has("heads/keys/410421/head-1.json")).toBe(true);
  });

  it("links to the head of the day before", async () => {
    const { head } = await get("readDayHead", { day: "2026-11-24" });
    expect(head).toMatchObject({ prevDay: "2026-11-23", commits: 1 });
    expect((await get("readDayHead", { day: "2026-11-30" })).code).toBe("not-found");
  });

  it("is not signed again: commits that change later differ from it", async () => {
    const before = await get("readDayHead", { day: "2026-11-24" });
    const { Records } = await inserted(stage, idle.issue, "COMMIT#");
    const last = Records.at(-1)?.dynamodb.NewImage ?? {};
    await write("DeleteItem", { Key: { pk: last["pk"], sk: last["sk"] } });
    await stage.run("schedule/prove-the-day");
    const { differences } = await proofOf("2026-11-24");
    expect(differences).toContainEqual({ issue: "", rung: "2026-11-24: 0 commits, 1 were signed", what: "day-head" });
    expect(differences).toContainEqual(expect.objectContaining({ rung: "commit 4: tail", what: "broken-chain" }));
    expect(await get("readDayHead", { day: "2026-11-24" })).toEqual(before);
    await write("PutItem", { Item: last });
  });
});

describe("the case file", () => {
  it("holds all commits and the digests of all texts, and no personal data", async () => {
    const file = await get("readCaseFile", { issue: idle.issue }, { texts: "true" });
    expect(file.commits.map(({ version }: { version: number }) => version)).toEqual([1, 2, 3, 4]);
    expect(file).toMatchObject({ head: { version: 4, hash: file.commits[3].hash }, keyIds: ["test-1"] });
    expect(file.texts.every(({ state }: { state: string }) => state === "kept")).toBe(true);
    expect(JSON.stringify(file)).toContain("厂房扩建用地指标");
    expect(JSON.stringify(file)).not.toContain("13800000000");
  });

  it("says of a text that it was erased, or that it was changed", async () => {
    const file = await get("readCaseFile", { issue: idle.issue }, { texts: "true" });
    const { text, salt, content } = file.texts.find((one: { content?: string }) => one.content !== undefined);
    const key = { pk: { S: partition(idle.issue) }, sk: { S: `TEXT#${text}` } };
    const changed = { M: { text: { S: text }, salt: { S: salt }, content: { S: `${content}。` } } };
    await write("PutItem", { Item: { ...key, text: changed } });
    const stateOf = async () =>
      (await get("readCaseFile", { issue: idle.issue })).texts.find((one: { text: string }) => one.text === text).state;
    expect(await stateOf()).toBe("altered");
    const { differences } = await get("readLedger", { issue: idle.issue });
    expect(differences).toEqual([{ issue: idle.issue, rung: `text ${text}`, what: "text" }]);
    await write("DeleteItem", { Key: key });
    expect(await stateOf()).toBe("erased");
    expect((await get("readLedger", { issue: idle.issue })).differences).toEqual([]);
  });

  it("is for the office and those who audit", async () => {
    const params = { issue: idle.issue };
    for (const id of ["readCaseFile", "readLedger"] as const) {
      expect(await stage.ask(id, { params, as: holder("handler:U03") })).toMatchObject({ status: 403 });
      expect(await stage.ask(id, { params: { issue: "NOSUCH-1" }, as: auditor })).toMatchObject({ status: 404 });
      expect(await stage.ask(id, { params })).toMatchObject({ status: 401 });
    }
  });
});

describe("a due instant that was computed wrongly", () => {
  it("is found although machine and chain are in order", async () => {
    const { Records } = await inserted(stage, idle.issue, "COMMIT#");
    const image = structuredClone(Records[2]?.dynamodb.NewImage ?? {});
    const { commit, ...keys } = fromItem(image);
    const text = JSON.stringify(unpacked(commit)).replaceAll("2026-11-30T10:00:00.000Z", "2026-12-01T10:00:00.000Z");
    await write("PutItem", { Item: toItem({ ...keys, commit: packed(JSON.parse(text)) }) });
    const { differences } = await get("readLedger", { issue: idle.issue });
    expect(differences).toContainEqual({
      issue: idle.issue,
      rung: "solve#1",
      what: "dueAt",
      expected: "2026-11-30T10:00:00.000Z",
      found: "2026-12-01T10:00:00.000Z",
    });
    await write("PutItem", { Item: image });
    expect((await get("readLedger", { issue: idle.issue })).differences).toEqual([]);
  });
});

describe("an enterprise that left no address", () => {
  it("is on record as not reached when it is reminded of its rating", async () => {
    stage.at("2026-12-01T01:00:00.000Z");
    const { email: _, ...without } = answers;
    const { body: receipt } = await stage.ask("submitIssue", { body: submission({ answers: without }) });
    const issue = receipt.receipt;
    const give = async (id: Parameters<Stage["ask"]>[0], seat: string, command: object) =>
      expect(await stage.ask(id, { params: { issue }, as: holder(seat), body: { command } })).toMatchObject({
        status: 200,
      });
    const upload = "d".repeat(24);
    const pdf = { bytes: Buffer.from("%PDF-1.7 x"), type: "application/pdf" };
    stage.outside.objects.set(`quarantine/quarantine/${upload}`, pdf);
    await give("registerIssue", "office", { class: "C", kind: "land", level: "county", requestType: "help" });
    await give("dispatchIssue", "office", { unit: "U03" });
    await give("recordContact", "handler:U03", { when: "2026-12-01T00:30:00.000Z", means: "phone", text: "已联系" });
    const evidence = [{ upload, name: "批复.pdf" }];
    await give("requestCloseOut", "handler:U03", { outcome: "resolved", result: "已办妥", evidence });
    await give("decideCloseOutStep", "head:U03", { round: 1, step: 0, decision: "approve" });
    await give("decideCloseOutStep", "office", { round: 1, step: 1, decision: "approve" });
    stage.at("2026-12-04T10:00:16.000Z");
    await stage.run("workflow/decide-what-is-due", { pk: partition(issue), epoch: "1" });
    await stage.run("stream/announce", await inserted(stage, issue, "COMMIT#"));
    const { rungs, differences } = await get("readLedger", { issue });
    const reminder = rungs.find(({ rung }: { rung: string }) => rung === "rate#1/1/1");
    expect(reminder).toMatchObject({ slip: "blue", toTell: true, untold: "no-address" });
    expect(reminder.receipts).toMatchObject([{ recipient: "ent", channel: "mail", state: "no-address" }]);
    expect(differences).toEqual([]);
  });
});

describe("a day on which nothing fired, because everything stood still", () => {
  it("is proved again in the nights after: what has fired since is late, and no longer missing", async () => {
    const missingOf = ({ differences }: { differences: { what: string }[] }) =>
      differences.filter(({ what }) => what === "missing");
    stage.at("2026-12-04T16:30:00.000Z");
    await stage.run("schedule/prove-the-day");
    expect(missingOf(await proofOf("2026-11-30"))).not.toEqual([]);

    stage.at("2026-12-05T08:00:00.000Z");
    await stage.run("workflow/decide-what-is-due", { pk: partition(idle.issue), epoch: "1" });
    stage.at("2026-12-05T16:30:00.000Z");
    await stage.run("schedule/prove-the-day");
    const proof = await proofOf("2026-11-30");
    expect(missingOf(proof)).toEqual([]);
    expect(proof.fired).toBe(proof.owed);
    expect(proof.late).toContainEqual(expect.objectContaining({ issue: idle.issue, rung: "solve#1/1/3" }));
  });
});
