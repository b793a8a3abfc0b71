import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterprise, holder } from "./county.ts";
import { newKey, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

describe("one issue, from the form to the close-out", () => {
  let issue = "";
  let code = "";
  const office = holder("office");
  const give = async (id: Parameters<Stage["ask"]>[0], as: string, command: object) => {
    const { status, body } = await stage.ask(id, { params: { issue }, as, body: { key: newKey(), command } });
    expect(body).toMatchObject({ dryRun: false });
    expect(status).toBe(200);
    return body;
  };
  const page = async (as = office) => (await stage.ask("readIssue", { params: { issue }, as })).body;
  const follow = async () => (await stage.ask("followIssue", { body: { receipt: issue, code } })).body;

  it("is handed in and gets a receipt", async () => {
    const { status, body } = await stage.ask("submitIssue", { body: submission() });
    expect(status).toBe(201);
    expect(body).toMatchObject({ enterprise: enterprise.name, firstAnswerDueAt: "2026-11-24T10:00:00.000Z" });
    issue = body.receipt;
    code = body.code;
    expect(await follow()).toMatchObject({ status: "submitted", holder: "领导小组办公室", mayAdd: true });
  });

  it("shows up in the office's list of duties", async () => {
    const { body } = await stage.ask("listDuties", { as: office });
    expect(body.rows).toMatchObject([{ issue, kind: "triage", left: { unit: "calendarDay", amount: 1, over: false } }]);
  });

  it("is registered under the first number of the year and given to a unit", async () => {
    const command = { class: "C", kind: "land", level: "county", requestType: "help" };
    expect(await give("registerIssue", office, command)).toMatchObject({
      number: "〔2026〕0001号",
      status: "registered",
    });
    expect(await give("dispatchIssue", office, { unit: "U03" })).toMatchObject({ status: "handling" });
    expect((await follow()).holder).toBe("县自然资源局");
  });

  it("is signed for from the list, by the unit it was given to and by nobody else", async () => {
    const other = await stage.ask("signAssignment", {
      params: { issue },
      as: holder("handler:U01"),
      body: { command: { assignment: "a1" } },
    });
    expect(other).toMatchObject({ status: 404, body: { code: "unknown" } });
    const { body } = await stage.ask("listDuties", { as: holder("handler:U03") });
    const { sign } = body.rows.find((row: { kind: string }) => row.kind === "sign");
    await give("signAssignment", holder("handler:U03"), { assignment: sign });
  });

  it("is warned about and raised to the leader in charge when nobody works on it", async () => {
    const pk = `T#410421#ISSUE#${issue}`;
    for (const instant of ["26T10:00:15", "27T10:00:15", "29T10:00:15"]) {
      stage.at(`2026-11-${instant}.000Z`);
      await stage.run("workflow/decide-what-is-due", { pk, epoch: "1", wakeAt: "" });
    }
    stage.at("2026-11-30T10:00:15.000Z");
    const { wakeAt } = (await stage.run("workflow/decide-what-is-due", { pk, epoch: "1", wakeAt: "" })) as {
      wakeAt: string;
    };
    expect(wakeAt).toBe("2026-12-02T10:00:15.000Z");
    const { tier, timeline } = await page();
    expect(tier).toBe(1);
    expect(timeline[0].sentence).toBe("到期未办结，自动提级至 第 1 级 包联县级领导，12月7日 周一 18:00 前办结");
    const shown = (await follow()).timeline.map((entry: { sentence: string }) => entry.sentence);
    expect(shown[0]).toContain("自动提级");
    expect(shown.join()).not.toContain("上提");
  });

  it("is decided on, dealt with, and asked to be closed with evidence", async () => {
    stage.at("2026-12-01T01:00:00.000Z");
    await give("recordTierDecision", holder(`tier1:${enterprise.creditCode}`), { text: "本周内解决" });
    const contact = { when: "2026-12-01T00:30:00.000Z", means: "phone", text: "已电话联系" };
    await give("recordContact", holder("handler:U03"), contact);
    stage.outside.objects.set("quarantine/quarantine/aaaaaaaaaaaaaaaaaaaaaaaa", {
      bytes: Buffer.from("%PDF-1.7\n1 0 obj\n"),
      type: "application/pdf",
    });
    await give("requestCloseOut", holder("handler:U03"), {
      outcome: "resolved",
      result: "指标已落实",
      evidence: [{ upload: "aaaaaaaaaaaaaaaaaaaaaaaa", name: "批复.pdf" }],
    });
    const { files, status } = await page();
    expect(status).toBe("reviewing");
    expect(files).toMatchObject([{ name: "批复.pdf", type: "application/pdf" }]);
  });

  it("is reviewed in two steps, rated by the enterprise and closed", async () => {
    const step = { round: 1, decision: "approve" };
    await give("decideCloseOutStep", holder("head:U03"), { ...step, step: 0, opinion: "内部意见" });
    await give("decideCloseOutStep", office, { ...step, step: 1 });
    const before = await follow();
    expect(before).toMatchObject({ status: "verifying", rateRound: 1, holder: "助企干部（回访）、您（企业评价）" });
    expect(JSON.stringify(before)).not.toContain("内部意见");
    const rating = { receipt: issue, code, key: newKey(), round: 1, level: 5, tags: ["friendly"] };
    expect((await stage.ask("rateIssue", { body: rating })).body).toMatchObject({ status: "closed" });
    expect(await page()).toMatchObject({
      status: "closed",
      outcome: "resolved",
      rating: 5,
      duties: [],
      actions: [{ command: "reopenIssue" }],
    });
    const { body } = await stage.ask("listDuties", { as: office });
    expect(body.rows).toEqual([]);
  });
});
