import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { county, enterprise, holder } from "./county.ts";
import { dispatched, type Life, newKey, partition, type Stage, startStage, submission } from "./stage.ts";

/** What the enterprise's own buttons will do is said before they are pressed, and asking does nothing. */
let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());
beforeEach(() => stage.at("2026-11-23T01:00:00.000Z"));

type Own = "addOwnNote" | "rateIssue" | "withdrawIssue" | "reopenOwnIssue";
const office = holder("office");

/** The sentences of a dry run, after which the table holds what it held before. */
async function said(id: "submitIssue" | Own, body: object, lang?: string): Promise<string[]> {
  const before = await stage.contents();
  const headers = lang === undefined ? {} : { "Accept-Language": lang };
  const answer = await stage.ask(id, { body, query: { dryRun: "true" }, headers });
  expect(answer).toMatchObject({ status: 200, body: { dryRun: true } });
  expect(await stage.contents()).toEqual(before);
  const sentences = answer.body.effects.map(({ sentence }: { sentence: string }) => sentence);
  for (const { name } of county.directory.persons) expect(sentences.join()).not.toContain(name);
  return sentences;
}
const own = ({ issue, code }: Life, more: object) => ({ receipt: issue, code, key: newKey(), ...more });
const rating = (life: Life, level: number) => own(life, { round: 1, level, tags: [] });

async function give(life: Life, id: Parameters<Stage["ask"]>[0], as: string, command: object): Promise<void> {
  const answer = await stage.ask(id, { params: { issue: life.issue }, as, body: { command } });
  expect(answer).toMatchObject({ status: 200 });
}

let uploads = 0;
async function reviewed(outcome = "resolved"): Promise<Life> {
  const life = await dispatched(stage);
  const [handler, head] = [holder("handler:U03"), holder("head:U03")];
  const upload = `${"f".repeat(22)}${String(++uploads).padStart(2, "0")}`;
  const pdf = { bytes: Buffer.from("%PDF-1.7 x"), type: "application/pdf" };
  stage.outside.objects.set(`quarantine/quarantine/${upload}`, pdf);
  await give(life, "recordContact", handler, { when: "2026-11-23T00:30:00.000Z", means: "phone", text: "已联系" });
  const evidence = [{ upload, name: "批复.pdf" }];
  await give(life, "requestCloseOut", handler, { outcome, result: "已办妥", evidence });
  await give(life, "decideCloseOutStep", head, { round: 1, step: 0, decision: "approve" });
  await give(life, "decideCloseOutStep", office, { round: 1, step: 1, decision: "approve" });
  return life;
}

describe("handing in", () => {
  it("says by when the office answers, with the answers or before any of them is sent, and leaves the key unused", async () => {
    const form = submission();
    const answered = ["11月24日 周二 18:00 前，领导小组办公室给您首次答复。"];
    expect(await said("submitIssue", form)).toEqual(answered);
    expect(await said("submitIssue", { ...form, answers: {} })).toEqual(answered);
    expect(await said("submitIssue", { ...form, answers: {} }, "en")).toEqual([
      "By Tue 24 Nov, 18:00: the office of the leading group gives you a first answer.",
    ]);
    expect(await stage.ask("submitIssue", { body: form })).toMatchObject({
      status: 201,
      body: { dryRun: false, firstAnswerDueAt: "2026-11-24T10:00:00.000Z" },
    });
  });

  it("marks a date that may still move", async () => {
    stage.at("2026-12-31T02:00:00.000Z");
    expect(await said("submitIssue", submission())).toEqual([
      "预计 1月1日 周五 18:00 前，领导小组办公室给您首次答复。",
    ]);
  });

  it("is refused as it would be", async () => {
    const query = { dryRun: "true" };
    const { answers } = submission();
    const bodies: [object, string][] = [
      [submission({ answers: { ...answers, creditCode: "91410421MADEM00114" } }), "invalid"],
      [submission({ form: "submit-issue@99" }), "form-outdated"],
      [submission({ secrecyAcknowledged: false }), "secrecy-not-acknowledged"],
    ];
    for (const [body, code] of bodies)
      expect(await stage.ask("submitIssue", { body, query })).toMatchObject({ body: { code } });
  });
});

describe("on an issue of its own an enterprise is told that", () => {
  it("a note moves no clock", async () => {
    expect(await said("addOwnNote", own(await dispatched(stage), { text: "补充", files: [] }))).toEqual([]);
  });

  it("a withdrawal before it was taken up closes it at once, and later is verified while it goes on", async () => {
    const { body } = await stage.ask("submitIssue", { body: submission() });
    const early = { issue: body.receipt, code: body.code };
    expect(await said("withdrawIssue", own(early, { reason: "不办了" }))).toEqual(["诉求随即办结，不再计时。"]);
    const life = await dispatched(stage);
    const later = own(life, { reason: "不办了" });
    const sentence = "助企干部向您核实撤回是不是本意；核实前照常办理，期限不变。";
    expect(await said("withdrawIssue", later)).toEqual([
      expect.stringMatching(new RegExp(`^11月2\\d日.* 前，${sentence}$`)),
    ]);
    expect(await stage.ask("withdrawIssue", { body: later })).toMatchObject({ body: { dryRun: false } });
    const again = { body: own(life, { reason: "不办了" }), query: { dryRun: "true" } };
    expect(await stage.ask("withdrawIssue", again)).toMatchObject({
      status: 409,
      body: { code: "withdrawal-pending" },
    });
  });

  it("a good mark closes it, a bad one sends it back a tier up with its new dates", async () => {
    const life = await reviewed();
    expect(await said("rateIssue", rating(life, 5))).toEqual(["诉求随即办结，不再计时。"]);
    const bad = await said("rateIssue", rating(life, 1));
    expect(bad).toEqual([
      "退回二次办理，重新计时。",
      "提级至第 1 级（包联县级领导）。",
      expect.stringContaining("县自然资源局 经办人联系您"),
      expect.stringContaining("包联县级领导决定怎么办"),
      "11月30日 周一 18:00 前，县自然资源局办结。",
    ]);
    const { body } = await stage.ask("rateIssue", { body: rating(life, 1) });
    expect(body).toMatchObject({ dryRun: false, status: "handling" });
    const followed = await stage.ask("followIssue", { body: { receipt: life.issue, code: life.code } });
    expect(followed.body.dueAt).toBe("2026-11-30T10:00:00.000Z");
  });

  it("a bad mark on what the law does not allow is decided on by a leader", async () => {
    const life = await reviewed("explained");
    expect(await said("rateIssue", rating(life, 2))).toEqual([expect.stringContaining("包联县级领导决定怎么办")]);
  });

  it("reopening starts new clocks", async () => {
    const life = await reviewed();
    await stage.ask("rateIssue", { body: rating(life, 5) });
    const wish = own(life, { reason: "又出现了" });
    expect(await said("reopenOwnIssue", wish)).toEqual([
      "重新办理，重新计时。",
      expect.stringContaining("联系您"),
      "11月30日 周一 18:00 前，县自然资源局办结。",
    ]);
    expect(await said("reopenOwnIssue", wish, "en")).toContain("By Mon 30 Nov, 18:00: 县自然资源局 solves it.");
  });

  it("everything that is due by then comes first, and what it leads to", async () => {
    const life = await dispatched(stage);
    stage.at("2026-12-01T01:00:00.000Z");
    const sentences = await said("withdrawIssue", own(life, { reason: "不办了" }));
    expect(sentences[0]).toBe("提级至第 1 级（包联县级领导）。");
    expect(sentences).toContainEqual(expect.stringContaining("核实撤回是不是本意"));
    await stage.run("workflow/decide-what-is-due", { pk: partition(life.issue), epoch: "1" });
    expect(await said("withdrawIssue", own(life, { reason: "不办了" }))).toHaveLength(1);
  });
});

describe("whoever has no code", () => {
  it("learns nothing, and each guess counts as any other", async () => {
    const { issue } = await dispatched(stage);
    const source = "203.0.113.99";
    const guess = { receipt: issue, code: "AAAA-BBBB-CCCC", key: newKey(), reason: "x" };
    const unknown = { ...guess, receipt: "ZZZZ-ZZZZ-ZZZZ" };
    const ask = (body: object) => stage.ask("withdrawIssue", { body, query: { dryRun: "true" }, source });
    const answers = [await ask(guess), await ask(unknown)].map(({ status, body }) => ({ ...body, status }));
    expect(answers[0]).toEqual(answers[1]);
    for (let guesses = 0; guesses < 10; guesses++) await ask(guess);
    expect(await ask(guess)).toMatchObject({ status: 429, body: { code: "throttled" } });
  });
});

describe("to look up who asked not to be named", () => {
  it("a dry run tells nothing of it and leaves no record, and is refused as the look itself would be", async () => {
    const { body: receipt } = await stage.ask("submitIssue", { body: submission({ identityHidden: true }) });
    const asked = { params: { issue: receipt.receipt }, query: { dryRun: "true" }, body: { reason: "须上门核实" } };
    const before = await stage.contents();
    const answer = await stage.ask("readIdentity", { ...asked, as: holder("auditor") });
    expect(answer).toMatchObject({ status: 200, body: { dryRun: true, effects: [] } });
    expect(JSON.stringify(answer.body)).not.toContain(enterprise.name);
    expect(await stage.contents()).toEqual(before);
    const open = await dispatched(stage);
    const refused = { ...asked, params: { issue: open.issue }, as: holder("auditor") };
    expect(await stage.ask("readIdentity", refused)).toMatchObject({ status: 409, body: { code: "identity-open" } });
  });
});
