import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers, enterprise, holder } from "./county.ts";
import { dispatched, type Life, newKey, type Stage, startStage } from "./stage.ts";

let stage: Stage;
let life: Life;
const office = holder("office");
const unit = holder("handler:U03");
const upload = (bytes: string) => {
  const id = `${"d".repeat(20)}${String(stage.outside.objects.size).padStart(4, "0")}`;
  stage.outside.objects.set(`quarantine/quarantine/${id}`, { bytes: Buffer.from(bytes), type: "application/pdf" });
  return id;
};
const give = async (id: Parameters<Stage["ask"]>[0], as: string, command: object) => {
  const answer = await stage.ask(id, { params: { issue: life.issue }, as, body: { command } });
  expect(answer.body).toMatchObject({ dryRun: false });
};
const page = async (as: string, issue = life.issue) => (await stage.ask("readIssue", { params: { issue }, as })).body;
const proof = () => ({ receipt: life.issue, code: life.code });
const follow = async () => (await stage.ask("followIssue", { body: proof() })).body;

beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

describe("the enterprise's page", () => {
  it("shows what it added itself, with its file", async () => {
    const files = [{ upload: upload("%PDF-1.7 own"), name: "补充.pdf" }];
    const body = { ...proof(), key: newKey(), text: "补充一份材料", files };
    expect((await stage.ask("addOwnNote", { body })).status).toBe(200);
    const { files: own, timeline } = await follow();
    expect(own).toMatchObject([{ name: "补充.pdf", type: "application/pdf" }]);
    expect(timeline[0]).toMatchObject({ sentence: "补充了材料", texts: [{ text: "补充一份材料" }] });
    const link = await stage.ask("openOwnFile", { params: { file: own[0].file }, body: proof() });
    expect(link.body.url).toContain(`attachments/410421/${life.issue}/${own[0].file}?`);
  });

  it("never shows what was written for the government, opinions, evidence or names", async () => {
    await give("addNote", office, { text: "仅供内部", attachments: [], audience: "government" });
    await give("reportProgress", unit, { text: "内部进展", visibleToEnterprise: false });
    await give("reportProgress", unit, { text: "公开进展", visibleToEnterprise: true });
    await give("recordContact", unit, { when: "2026-11-23T00:30:00.000Z", means: "phone", text: "通话记录" });
    const evidence = [{ upload: upload("%PDF-1.7 evidence"), name: "内部佐证.pdf" }];
    await give("requestCloseOut", unit, { outcome: "explained", result: "政策说明", evidence });
    await give("decideCloseOutStep", holder("head:U03"), {
      round: 1,
      step: 0,
      decision: "approve",
      opinion: "审核意见",
    });
    const shown = JSON.stringify(await follow());
    for (const secret of ["仅供内部", "内部进展", "通话记录", "内部佐证", "审核意见", "by"])
      expect(shown).not.toContain(`"${secret}`);
    for (const text of ["公开进展", "政策说明"]) expect(shown).toContain(text);
    const evidenceFile = (await page(unit)).files.find(({ name }: { name: string }) => name === "内部佐证.pdf");
    const link = await stage.ask("openOwnFile", { params: { file: evidenceFile.file }, body: proof() });
    expect(link).toMatchObject({ status: 404, body: { code: "not-found" } });
  });

  it("hides a bad mark from the unit until the issue is closed", async () => {
    await give("decideCloseOutStep", office, { round: 1, step: 1, decision: "approve" });
    const rating = { ...proof(), key: newKey(), round: 1, level: 2, tags: [], text: "并不满意" };
    expect((await stage.ask("rateIssue", { body: rating })).body).toMatchObject({ status: "verifying" });
    const seen = async (as: string) => JSON.stringify(await page(as));
    expect(await seen(office)).toContain("并不满意");
    expect(await page(office)).toMatchObject({ rating: 2 });
    expect(await seen(unit)).not.toContain("不满意");
    expect(await page(unit)).not.toHaveProperty("rating");
    const { body } = await stage.ask("listIssues", { as: unit });
    expect(body.rows[0]).not.toHaveProperty("rating");
    await give("decideDissatisfaction", holder(`tier1:${enterprise.creditCode}`), {
      round: 1,
      reason: "依法不能办理，已再次说明",
    });
    expect(await page(unit)).toMatchObject({ status: "closed", rating: 2 });
    expect(JSON.stringify(await follow())).toContain("依法不能办理");
  });
});

describe("the officials' page", () => {
  it("shows narrative and contact field by field with the labels of the form", async () => {
    const { narrative, contact, totalDays } = await page(office);
    expect(narrative).toContainEqual({ label: "问题类别", text: "用地" });
    expect(contact).toContainEqual({ label: "联系人", text: answers.contactName });
    expect(totalDays).toBe(0);
  });
  it("speaks English when asked to", async () => {
    const { body } = await stage.ask("readIssue", { params: { issue: life.issue }, query: { lang: "en" }, as: office });
    expect(body.timeline.at(-1).sentence).toBe("The enterprise handed in a problem");
    expect(body.duties).toEqual([]);
  });
  it("pages back through a long history", async () => {
    const { body } = await stage.ask("readIssue", {
      params: { issue: life.issue },
      query: { before: "4" },
      as: office,
    });
    expect(body.timeline.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1]);
    expect(body.oldest).toBe(1);
  });
  it("opens a file to those who may read the issue, under its own name", async () => {
    const [file] = (await page(unit)).files;
    const params = { issue: life.issue, file: file.file };
    const link = await stage.ask("openFile", { params, as: unit });
    expect(link.body).toMatchObject({ name: file.name });
    const stranger = await stage.ask("openFile", { params, as: holder("handler:U01") });
    expect(stranger).toMatchObject({ status: 404, body: { code: "unknown" } });
  });
});
