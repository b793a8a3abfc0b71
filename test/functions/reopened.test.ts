import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holder } from "./county.ts";
import { dispatched, inserted, type Life, newKey, partition, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
let life: Life;
const office = holder("office");
const unit = holder("handler:U03");
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

const give = async (id: Parameters<Stage["ask"]>[0], as: string, command: object) => {
  const { status, body } = await stage.ask(id, { params: { issue: life.issue }, as, body: { command } });
  expect(body).toMatchObject({ dryRun: false });
  expect(status).toBe(200);
  return body;
};
const page = async (as = office) => (await stage.ask("readIssue", { params: { issue: life.issue }, as })).body;
const proof = () => ({ receipt: life.issue, code: life.code });
const follow = async () => (await stage.ask("followIssue", { body: proof() })).body;

async function solve(round: number): Promise<void> {
  const upload = "c".repeat(23) + String(round);
  const file = { bytes: Buffer.from(`%PDF-1.7 ${round}`), type: "application/pdf" };
  stage.outside.objects.set(`quarantine/quarantine/${upload}`, file);
  await give("recordContact", unit, { when: new Date().toISOString(), means: "phone", text: "已联系" });
  const evidence = [{ upload, name: "批复.pdf" }];
  await give("requestCloseOut", unit, { outcome: "resolved", result: "已办妥", evidence });
  await give("decideCloseOutStep", holder("head:U03"), { round, step: 0, decision: "approve" });
  await give("decideCloseOutStep", office, { round, step: 1, decision: "approve" });
  const rating = { ...proof(), key: newKey(), round, level: 4, tags: [] };
  expect(await stage.ask("rateIssue", { body: rating })).toMatchObject({ body: { status: "closed" } });
}

describe("an issue that was closed too early", () => {
  it("is offered to the enterprise to be dealt with again", async () => {
    await solve(1);
    expect(await follow()).toMatchObject({ status: "closed", mayReopen: true, mayWithdraw: false });
  });

  it("runs again with a fresh limit, a contact owed, and a machine of its own", async () => {
    stage.at("2026-12-01T01:00:00.000Z");
    const body = { ...proof(), key: newKey(), reason: "问题又出现了" };
    expect(await stage.ask("reopenOwnIssue", { body })).toMatchObject({ body: { status: "handling" } });
    const { status, duties, timeline } = await page();
    expect(status).toBe("handling");
    expect(duties.map(({ kind }: { kind: string }) => kind)).toEqual(["solve", "contact"]);
    expect(timeline[0]).toMatchObject({ sentence: "重新办理", texts: [{ text: "问题又出现了" }] });
    const { Records } = await inserted(stage, life.issue, "EPOCH#");
    expect(Records).toHaveLength(2);
    await stage.run("stream/steer-execution", { Records: Records.slice(1) });
    const started = stage.outside.machine.calls.filter(({ action }) => action === "StartExecution");
    expect(started.at(-1)?.input["name"]).toContain(`${life.issue}-2`);
  });

  it("is woken by the new machine only", async () => {
    stage.at("2026-12-02T10:00:15.000Z");
    const old = await stage.run("workflow/decide-what-is-due", { pk: partition(life.issue), epoch: "1" });
    expect(old).toMatchObject({ wakeAt: "settled" });
    const wakes = await stage.run("workflow/decide-what-is-due", { pk: partition(life.issue), epoch: "2" });
    expect(wakes).toMatchObject({ wakeAt: expect.stringMatching(/^2026-12-0/) });
    expect((await page()).timeline[0].sentence).toContain("联系企业");
  });

  it("closes again, and the bulletin of the month counts it once, as reopened", async () => {
    stage.at("2026-12-03T01:00:00.000Z");
    await solve(2);
    stage.at("2026-12-03T01:01:00.000Z");
    const answer = await stage.ask("readBulletin", { params: { period: "2026-12" }, as: office });
    const { overall } = answer.body.bulletin;
    expect(overall.reopened).toMatchObject({ value: 1, issues: [life.issue] });
    expect(overall).toMatchObject({
      carried: { value: 0 },
      new: { value: 0 },
      total: { value: 1 },
      closed: { value: 1 },
    });
  });

  it("is not reopened by the enterprise when the time for it is over", async () => {
    stage.at("2027-01-05T01:00:00.000Z");
    const body = { ...proof(), key: newKey(), reason: "又来了" };
    expect(await stage.ask("reopenOwnIssue", { body })).toMatchObject({ body: { code: "window-over" } });
    expect(await follow()).toMatchObject({ mayReopen: false });
    await give("reopenIssue", office, { reason: "办公室回访发现问题未解决" });
    expect((await page()).status).toBe("handling");
  });
});

describe("an issue that was handed in twice", () => {
  it("is merged into the open one, and not into itself or a closed one", async () => {
    const answer = await stage.ask("submitIssue", { body: submission() });
    const params = { issue: answer.body.receipt };
    const merge = (into: string) => stage.ask("mergeIssue", { params, as: office, body: { command: { into } } });
    for (const into of [answer.body.receipt, "NOBODY"])
      expect(await merge(into)).toMatchObject({ status: 409, body: { code: "target-closed" } });
    expect(await merge(life.issue)).toMatchObject({ body: { status: "closed" } });
    const { body } = await stage.ask("readIssue", { params, as: office });
    expect(body).toMatchObject({ outcome: "merged", duties: [] });
    expect(body.timeline[0].sentence).toContain(life.issue);
    const own = { receipt: answer.body.receipt, code: answer.body.code };
    expect(JSON.stringify((await stage.ask("followIssue", { body: own })).body)).not.toContain(life.issue);
  });
});
