import { afterAll, beforeAll, expect, it } from "vitest";
import { county, holder } from "./county.ts";
import { dispatched, newKey, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

it("a date after the last notice of holidays is shown as expected wherever it stands", async () => {
  expect(county.calendar.coveredUntil).toBe("2026-12-31");
  stage.at("2026-12-29T01:00:00.000Z");
  const { issue, code } = await dispatched(stage);
  const as = holder("office");
  const mine = ({ issue: id }: { issue: string }) => id === issue;

  const { body: register } = await stage.ask("listIssues", { as });
  expect(register.rows.find(mine)).toMatchObject({ dueAt: "2027-01-05T10:00:00.000Z", provisional: true });
  expect(String((await stage.ask("exportIssues", { as })).body)).toContain("2027-01-05（预计）");

  const { body: page } = await stage.ask("readIssue", { as, params: { issue } });
  expect(page).toMatchObject({ provisional: true });
  const sentences = page.timeline.map(({ sentence }: { sentence: string }) => sentence);
  expect(sentences).toContainEqual(expect.stringContaining("，预计 1月5日 周二 18:00 前办结"));

  const { body: followed } = await stage.ask("followIssue", { body: { receipt: issue, code } });
  expect(followed).toMatchObject({ provisional: true });
  expect(followed.timeline[0].sentence).toContain("预计 1月5日");

  const asked = { as, params: { issue }, query: { dryRun: "true" }, body: { command: { reason: "请提级" } } };
  const { body: dry } = await stage.ask("escalateIssue", asked);
  expect(dry.effects.map(({ sentence }: { sentence: string }) => sentence)).toContainEqual(
    expect.stringContaining("预计 1月5日"),
  );
});

it("so is until when the first answer to a submission is owed, on its receipt", async () => {
  for (const [day, provisional] of [
    ["2026-12-29", false],
    ["2026-12-31", true],
  ] as const) {
    stage.at(`${day}T01:00:00.000Z`);
    const { body } = await stage.ask("submitIssue", { body: submission() });
    expect(body).toMatchObject({ firstAnswerProvisional: provisional });
  }
});

it("so are the end of a suspension, the date a slip asks an answer by, and until when the mark is awaited", async () => {
  stage.at("2026-12-28T01:00:00.000Z");
  const { issue, code } = await dispatched(stage);
  const office = holder("office");
  const [head, handler] = [holder("head:U03"), holder("handler:U03")];
  const give = async (id: Parameters<Stage["ask"]>[0], as: string, command: object) => {
    const answer = await stage.ask(id, { params: { issue }, as, body: { key: newKey(), command } });
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  };
  const page = async () => (await stage.ask("readIssue", { params: { issue }, as: office })).body;
  const said = async () => (await page()).timeline.map(({ sentence }: { sentence: string }) => sentence).join("\n");

  await give("issueSlip", office, { colour: "blue", to: ["head"], text: "请抓紧", answerBy: "2027-01-04" });
  expect(await said()).toContain("，预计 1月4日 周一 18:00 前反馈");

  await give("requestSuspension", head, { reason: "暂缺指标", measures: "每月核对", until: "2027-01-20" });
  const [asked] = (await page()).requests;
  expect(asked).toMatchObject({ kind: "decideSuspension", until: "2027-01-20T10:00:00.000Z", provisional: true });
  await give("decideSuspension", office, { request: asked.request, granted: true });
  expect((await page()).duties).toMatchObject([{}, {}, { kind: "suspension", provisional: true }]);
  expect(await said()).toContain("挂账至 预计 1月20日 周三 18:00");

  await give("resumeIssue", office, { reason: "已具备条件" });
  await give("recordContact", handler, { when: "2026-12-28T00:30:00.000Z", means: "phone", text: "已联系" });
  stage.outside.objects.set(`quarantine/quarantine/${"a".repeat(24)}`, {
    bytes: Buffer.from("%PDF-1.7\n1 0 obj\n"),
    type: "application/pdf",
  });
  const evidence = [{ upload: "a".repeat(24), name: "批复.pdf" }];
  await give("requestCloseOut", handler, { outcome: "resolved", result: "已落实", evidence });
  for (const [step, as] of [head, office].entries())
    await give("decideCloseOutStep", as, { round: 1, step, decision: "approve" });
  const { body } = await stage.ask("followIssue", { body: { receipt: issue, code } });
  expect(body).toMatchObject({ rateRound: 1, rateBy: "2027-01-04T10:00:00.000Z", rateByProvisional: true });
});
