import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callAws } from "../../adapters/aws-call.ts";
import { DYNAMODB } from "../../adapters/store/database.ts";
import { packed, unpacked } from "../../adapters/store/packed.ts";
import { fromItem, toItem } from "../../adapters/store/wire.ts";
import { Commit } from "../../contract/commit.ts";
import { county, enterprise, holder } from "./county.ts";
import { dispatched, inserted, type Life, newKey, partition, type Stage, startStage } from "./stage.ts";

let stage: Stage;
let solved: Life;
let idle: Life;
const office = holder("office");
const unit = holder("handler:U03");

/** November: one issue solved in time and rated, one that nobody touches. */
beforeAll(async () => {
  stage = await startStage();
  solved = await dispatched(stage);
  idle = await dispatched(stage);
  await solve(solved);
});
afterAll(() => stage.stop());

async function solve({ issue, code }: Life): Promise<void> {
  const give = async (id: Parameters<Stage["ask"]>[0], as: string, command: object) =>
    expect(await stage.ask(id, { params: { issue }, as, body: { command } })).toMatchObject({ status: 200 });
  const upload = "c".repeat(24);
  stage.outside.objects.set(`quarantine/quarantine/${upload}`, {
    bytes: Buffer.from("%PDF-1.7 x"),
    type: "application/pdf",
  });
  await give("recordContact", unit, { when: "2026-11-23T00:30:00.000Z", means: "phone", text: "已联系" });
  const evidence = [{ upload, name: "批复.pdf" }];
  await give("requestCloseOut", unit, { outcome: "resolved", result: "已办妥", evidence });
  await give("decideCloseOutStep", holder("head:U03"), { round: 1, step: 0, decision: "approve" });
  await give("decideCloseOutStep", office, { round: 1, step: 1, decision: "approve" });
  const rating = { receipt: issue, code, key: newKey(), round: 1, level: 4, tags: [] };
  expect(await stage.ask("rateIssue", { body: rating })).toMatchObject({ body: { status: "closed" } });
}

async function pass(...instants: string[]): Promise<void> {
  for (const instant of instants) {
    stage.at(instant);
    await stage.run("workflow/decide-what-is-due", { pk: partition(idle.issue), epoch: "1" });
  }
}
const bulletin = async (period: string, as = office) =>
  (await stage.ask("readBulletin", { params: { period }, as })).body;
const figure = async (period: string, key: string) =>
  (await stage.ask("listFigure", { params: { period }, query: { figure: key }, as: office })).body.rows.map(
    (row: { issue: string }) => row.issue,
  );

describe("the proof of a day", () => {
  it("finds what was never fired, from the commits alone", async () => {
    stage.at("2026-11-24T16:30:00.000Z");
    await stage.run("schedule/prove-the-day");
    const { body } = await stage.ask("readProof", { params: { day: "2026-11-24" }, as: office });
    expect(body).toMatchObject({ issues: 1, fired: 0 });
    expect(body.differences).toEqual([{ issue: idle.issue, rung: "sign#1/1/1", what: "missing" }]);
  });

  it("shows equal sides and what was late once it was fired", async () => {
    await pass("2026-11-24T16:31:00.000Z");
    await stage.run("stream/announce", await inserted(stage, idle.issue, "COMMIT#"));
    await stage.run("schedule/prove-the-day");
    const { body } = await stage.ask("readProof", { params: { day: "2026-11-24" }, as: office });
    expect(body).toMatchObject({ owed: 1, fired: 1, differences: [], untold: [] });
    expect(body.late).toMatchObject([{ issue: idle.issue, rung: "sign#1/1/1" }]);
  });

  it("finds a record that was changed by hand", async () => {
    const { Records } = await inserted(stage, solved.issue, "COMMIT#");
    const image = fromItem(Records[1]?.dynamodb.NewImage ?? {});
    const commit = Commit.parse(unpacked(image["commit"]));
    const moved = { ...commit, at: commit.at.replace(".000Z", ".001Z") };
    const put = (Item: object) => callAws(DYNAMODB, "PutItem", { TableName: stage.engine.table, Item });
    await put(toItem({ ...image, commit: packed(moved) }));
    stage.at("2026-11-23T16:30:00.000Z");
    await stage.run("schedule/prove-the-day");
    const { body } = await stage.ask("readProof", { params: { day: "2026-11-23" }, as: office });
    expect(body.differences).toMatchObject([{ issue: solved.issue, what: "broken-chain", rung: "commit 2: hash" }]);
    await put(Records[1]?.dynamodb.NewImage ?? {});
  });
});

describe("the bulletin", () => {
  it("is a preview while the month runs, every figure opening exactly its issues", async () => {
    await pass(
      "2026-11-25T10:00:15.000Z",
      "2026-11-26T10:00:15.000Z",
      "2026-11-27T10:00:15.000Z",
      "2026-11-29T10:00:15.000Z",
    );
    const { state, bulletin: sheet } = await bulletin("2026-11");
    expect(state).toBe("preview");
    expect(sheet.overall).toMatchObject({ total: { value: 2 }, closed: { value: 1 }, inHand: { value: 1 } });
    expect(await figure("2026-11", sheet.overall.closed.key)).toEqual([solved.issue]);
    expect(await figure("2026-11", sheet.overall.inHand.key)).toEqual([idle.issue]);
  });

  it("is not frozen while something owed in the month has not fired", async () => {
    stage.at("2026-11-30T16:20:00.000Z");
    expect(await stage.run("schedule/freeze-bulletin")).toMatchObject({ waiting: ["2026-11"] });
  });

  it("is frozen with the hash of its data, and stays as it was", async () => {
    await pass("2026-11-30T16:21:00.000Z");
    expect(await stage.run("schedule/freeze-bulletin")).toMatchObject({
      frozen: ["2026-11", "until-2026-11-30"],
      waiting: [],
    });
    const before = await bulletin("2026-11");
    expect(before).toMatchObject({ state: "frozen", sha256: /^[0-9a-f]{64}$/, sendAt: "2026-12-01T00:30:00.000Z" });
    expect(before.bulletin.overall).toMatchObject({ closed: { value: 1 }, overdue: { value: 1 } });
    expect(before.bulletin.rates.onTime).toMatchObject({ value: 1, of: 2 });
    expect(await stage.run("schedule/freeze-bulletin")).toMatchObject({ frozen: [] });
    expect(await bulletin("2026-11")).toEqual(before);
  });

  it("is not sent while the office holds it", async () => {
    const hold = (held: boolean) =>
      stage.ask("holdBulletin", { params: { period: "2026-11" }, body: { held }, as: office });
    expect((await hold(true)).body).toEqual({ state: "held" });
    stage.at("2026-12-01T00:30:00.000Z");
    expect(JSON.stringify(await stage.run("schedule/send-bulletin"))).not.toContain("2026-11");
    expect((await hold(false)).body).toEqual({ state: "sent" });
    expect((await hold(true)).body).toMatchObject({ code: "already-sent" });
  });

  it("goes to leaders, units and subscribers, each once", async () => {
    expect(await stage.run("schedule/send-bulletin")).toEqual({ sent: [] });
    await stage.run("schedule/deliver-notices");
    const about = stage.outside.mails.filter(({ subject }) => subject.includes("11月企业问题销号情况通报"));
    expect(new Set(about.map(({ to }) => to)).size).toBe(about.length);
    const leader = county.directory.persons.find(({ id }) => id === holder(`tier1:${enterprise.creditCode}`));
    expect(about.map(({ to }) => to)).toEqual(expect.arrayContaining([leader?.email]));
    const { deliveries } = await bulletin("2026-11");
    expect(deliveries.every(({ state }: { state: string }) => state === "sent")).toBe(true);
    const again = { params: { period: "2026-11" }, as: office };
    const nobody = await stage.ask("sendBulletinAgain", { ...again, body: { recipient: "nobody" } });
    expect(nobody).toMatchObject({ status: 404, body: { code: "not-found", field: "recipient" } });
    const twice = await stage.ask("sendBulletinAgain", { ...again, body: { recipient: leader?.id } });
    expect(twice).toMatchObject({ status: 409, body: { code: "already-sent" } });
  });

  it("counts everything since the start of the programme on a cumulative sheet, frozen with the month and never sent", async () => {
    const { state, sha256, sendAt, bulletin: sheet } = await bulletin("until-2026-11-30");
    expect({ state, sha256, sendAt }).toEqual({ state: "frozen", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const held = await stage.ask("holdBulletin", {
      params: { period: "until-2026-11-30" },
      body: { held: true },
      as: office,
    });
    expect(held).toMatchObject({ body: { code: "not-frozen" } });
    expect(sheet.resolution.all).toMatchObject({ value: 1, of: 2 });
    expect(await figure("until-2026-11-30", `${sheet.resolution.all.key}/of`)).toHaveLength(2);
  });

  it("has no page for a month that is not yet, or for a figure nobody counts", async () => {
    const later = await stage.ask("readBulletin", { params: { period: "2027-03" }, as: office });
    expect(later).toMatchObject({ status: 404, body: { code: "not-found", field: "period" } });
    const none = await stage.ask("listFigure", { params: { period: "2026-11" }, query: { figure: "x" }, as: office });
    expect(none).toMatchObject({ status: 404, body: { field: "figure" } });
  });
});
