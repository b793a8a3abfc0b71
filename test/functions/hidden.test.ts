import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers, enterprise, holder } from "./county.ts";
import { newKey, type Stage, startStage, submission, waiting } from "./stage.ts";

let stage: Stage;
let issue = "";
const office = holder("office");
const unit = holder("handler:U03");
const aide = holder(`aide:${enterprise.creditCode}`);
const secrets = [enterprise.name, enterprise.creditCode, answers.contactName, answers.phone];

beforeAll(async () => {
  stage = await startStage();
  const { body } = await stage.ask("submitIssue", { body: submission({ identityHidden: true }) });
  issue = body.receipt;
  const give = (id: Parameters<Stage["ask"]>[0], command: object) =>
    stage.ask(id, { params: { issue }, as: office, body: { command } });
  await give("registerIssue", { class: "C", kind: "land", level: "county", requestType: "help" });
  expect(await give("dispatchIssue", { unit: "U03" })).toMatchObject({ status: 200 });
});
afterAll(() => stage.stop());

describe("an enterprise that asked not to be named", () => {
  it("is shown to aide and office, and its contact is the aide's duty", async () => {
    for (const as of [office, aide]) {
      const { body } = await stage.ask("readIssue", { params: { issue }, as });
      for (const one of secrets) expect(JSON.stringify(body)).toContain(one);
    }
    const { body } = await stage.ask("listDuties", { as: aide });
    expect(body.rows).toMatchObject([{ issue, kind: "contact", enterprise: enterprise.name }]);
  });

  it("is not shown to the unit anywhere: page, list, duties, export, search", async () => {
    const page = await stage.ask("readIssue", { params: { issue }, as: unit });
    expect(page).toMatchObject({
      status: 200,
      body: { enterprise: "（企业要求保密）", contact: [], identityHidden: true },
    });
    const list = await stage.ask("listIssues", { as: unit });
    expect(list.body.rows).toMatchObject([{ issue }]);
    const duties = await stage.ask("listDuties", { as: unit });
    const csv = await stage.ask("exportIssues", { as: unit });
    for (const { body } of [page, list, duties, csv])
      for (const one of secrets) expect(JSON.stringify(body)).not.toContain(one);
    for (const search of [enterprise.name, enterprise.creditCode]) {
      expect((await stage.ask("listIssues", { query: { search }, as: unit })).body.rows).toEqual([]);
      expect((await stage.ask("listIssues", { query: { search }, as: office })).body.rows).toHaveLength(1);
    }
  });

  it("is contacted by the aide, never by the unit", async () => {
    const command = { when: "2026-11-23T00:30:00.000Z", means: "phone", text: "已联系" };
    const contact = (as: string) => stage.ask("recordContact", { params: { issue }, as, body: { command } });
    expect(await contact(unit)).toMatchObject({ status: 403, body: { code: "identity-hidden" } });
    expect(await contact(aide)).toMatchObject({ status: 200 });
  });

  it("may be asked for with a reason by whoever watches over the county, and that is on record for ever", async () => {
    const auditor = holder("auditor");
    const before = await stage.ask("readIssue", { params: { issue }, as: auditor });
    expect(before.body).toMatchObject({ enterprise: "（企业要求保密）", contact: [], mayOpenIdentity: true });
    const unread = await stage.ask("readCaseFile", { params: { issue }, query: {}, as: auditor });
    expect(unread).toMatchObject({ status: 403, body: { code: "identity-unread" } });
    const waitingBefore = await waiting(stage, issue);

    const body = { key: newKey(), reason: "核查回访记录是否属实" };
    const ask = () => stage.ask("readIdentity", { params: { issue }, as: auditor, body });
    const opened = await ask();
    expect(opened).toMatchObject({
      status: 200,
      body: { enterprise: enterprise.name, creditCode: enterprise.creditCode, version: before.body.version + 1 },
    });
    expect(JSON.stringify(opened.body.contact)).toContain(answers.phone);
    // A button pressed twice is one record; no clock was touched.
    expect(await ask()).toEqual(opened);
    expect(await waiting(stage, issue)).toEqual(waitingBefore);

    const after = await stage.ask("readIssue", { params: { issue }, as: auditor });
    expect(after.body.enterprise).toBe("（企业要求保密）");
    expect(after.body.duties).toEqual(before.body.duties);
    expect(after.body.timeline[0]).toMatchObject({
      version: opened.body.version,
      by: { seat: "auditor" },
      sentence: "查阅了企业身份",
      texts: [{ text: "核查回访记录是否属实" }],
    });
    const caseFile = await stage.ask("readCaseFile", { params: { issue }, query: {}, as: auditor });
    expect(caseFile.body.commits.at(-1)).toMatchObject({ command: "readIdentity", actor: { seat: "auditor" } });
  });

  it("is not opened to the unit, whatever its reason, nor told that somebody opened it", async () => {
    const body = { reason: "想直接联系企业" };
    expect(await stage.ask("readIdentity", { params: { issue }, as: unit, body })).toMatchObject({
      status: 403,
      body: { code: "identity-hidden" },
    });
    const page = await stage.ask("readIssue", { params: { issue }, as: unit });
    expect(page.body.mayOpenIdentity).toBeUndefined();
    expect(JSON.stringify(page.body)).not.toContain("查阅了企业身份");
  });

  it("is not opened to an auditor who declared an interest in it, nor offered", async () => {
    const auditor = holder("auditor");
    const admin = holder("admin");
    const change = async (edit: object) => {
      const edits = [edit];
      const { body } = await stage.ask("previewDirectoryChange", { as: admin, body: { edits } });
      const { basedOn, preview } = body;
      const given = { edits, basedOn, preview, reason: "申报利害关系" };
      expect(await stage.ask("changeDirectory", { as: admin, body: given })).toMatchObject({ status: 201 });
    };
    const interest = { person: auditor, enterprise: enterprise.creditCode };
    await change({ edit: "declareInterest", ...interest });
    const asked = { params: { issue }, as: auditor, body: { reason: "核查" } };
    expect(await stage.ask("readIdentity", asked)).toMatchObject({ status: 403, body: { code: "interest" } });
    const page = await stage.ask("readIssue", { params: { issue }, as: auditor });
    expect(page.body.mayOpenIdentity).toBeUndefined();
    await change({ edit: "endInterest", ...interest });
    expect(await stage.ask("readIdentity", asked)).toMatchObject({ status: 200 });
  });

  it("needs a reason, and an issue that hides somebody", async () => {
    const auditor = holder("auditor");
    const without = { params: { issue }, as: auditor, body: { reason: "  " } };
    expect(await stage.ask("readIdentity", without)).toMatchObject({ status: 400, body: { code: "invalid" } });
    const { body } = await stage.ask("submitIssue", { body: submission() });
    const open = { params: { issue: body.receipt }, as: auditor, body: { reason: "核查" } };
    expect(await stage.ask("readIdentity", open)).toMatchObject({ status: 409, body: { code: "identity-open" } });
  });
});
