import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answers, enterprise, holder } from "./county.ts";
import { dispatched, type Life, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
let land: Life;
let other: Life;
const office = holder("office");
beforeAll(async () => {
  stage = await startStage();
  land = await dispatched(stage, "U03");
  other = await dispatched(stage, "U05");
});
afterAll(() => stage.stop());

const list = async (query: Record<string, string>, as = office) =>
  (await stage.ask("listIssues", { query, as })).body.rows.map((row: { issue: string }) => row.issue);

describe("the register", () => {
  it("shows each seat what it may read: a unit its own, an aide its enterprise's, the office everything", async () => {
    expect(await list({}, holder("handler:U03"))).toEqual([land.issue]);
    expect(await list({}, holder("head:U05"))).toEqual([other.issue]);
    expect(await list({}, holder(`aide:${enterprise.creditCode}`))).toHaveLength(2);
    expect(await list({})).toHaveLength(2);
    expect(await list({}, holder("handler:U01"))).toEqual([]);
  });

  it("finds by number, receipt, credit code and how the name begins, and by nothing else", async () => {
    expect(await list({ search: "〔2026〕0002号" })).toEqual([other.issue]);
    expect(await list({ search: land.issue.toLowerCase() })).toEqual([land.issue]);
    expect(await list({ search: enterprise.creditCode })).toHaveLength(2);
    expect(await list({ search: enterprise.name.slice(0, 4) })).toHaveLength(2);
    expect(await list({ search: enterprise.name.slice(2) })).toEqual([]);
  });

  it("numbers issues registered at the same moment one after the other, without a gap", async () => {
    const receipts = await Promise.all(
      Array.from({ length: 6 }, () => stage.ask("submitIssue", { body: submission() })),
    );
    const command = { class: "B", kind: "other", level: "county", requestType: "help" };
    const registered = await Promise.all(
      receipts.map(({ body }) =>
        stage.ask("registerIssue", { params: { issue: body.receipt }, as: office, body: { command } }),
      ),
    );
    const numbers = registered.map(({ body }) => body.number).toSorted();
    expect(numbers).toEqual([3, 4, 5, 6, 7, 8].map((next) => `〔2026〕000${next}号`));
  });

  it("filters", async () => {
    expect(await list({ unit: "U05" })).toEqual([other.issue]);
    expect(await list({ status: "closed" })).toEqual([]);
    expect(await list({ status: "open", tier: "0", class: "C", kind: "land", lamp: "normal" })).toHaveLength(2);
    expect(await list({ lamp: "red" })).toEqual([]);
  });

  it("goes page by page without leaving out or repeating", async () => {
    for (let more = 0; more < 49; more++) await stage.ask("submitIssue", { body: submission() });
    const first = (await stage.ask("listIssues", { query: { sort: "newest" }, as: office })).body;
    expect(first).toMatchObject({ total: 57 });
    const query = { sort: "newest", cursor: first.next };
    const second = (await stage.ask("listIssues", { query, as: office })).body;
    const all = [...first.rows, ...second.rows].map(({ issue }: { issue: string }) => issue);
    expect(new Set(all).size).toBe(57);
    expect(second.next).toBeUndefined();
  });

  it("is exported for a spreadsheet in which no cell is a formula", async () => {
    const wild = { ...answers, subject: '=HYPERLINK("http://x","点我")' };
    await stage.ask("submitIssue", { body: submission({ answers: wild }) });
    const { body, headers } = await stage.ask("exportIssues", { query: { status: "submitted" }, as: office });
    expect(headers["Content-Disposition"]).toContain("register.csv");
    expect(body.startsWith("\uFEFF编号,受理号,状态")).toBe(true);
    expect(body).toContain(`"'=HYPERLINK(""http://x"",""点我"")"`);
    expect(body.trim().split("\r\n")).toHaveLength(51);
  });
});

describe("before a button is pressed", () => {
  it("says what it would do to the clocks, and does nothing", async () => {
    const { body: receipt } = await stage.ask("submitIssue", { body: submission() });
    const params = { issue: receipt.receipt };
    const command = { class: "C", kind: "land", level: "county", requestType: "help" };
    await stage.ask("registerIssue", { params, as: office, body: { command } });
    const dry = await stage.ask("dispatchIssue", {
      params,
      query: { dryRun: "true" },
      as: office,
      body: { command: { unit: "U03" } },
    });
    expect(dry.body.dryRun).toBe(true);
    const sentences = dry.body.effects.map(({ sentence }: { sentence: string }) => sentence);
    expect(sentences).toEqual([
      "结束计时：研判分办",
      "县自然资源局 经办人：签收，11月24日 周二 18:00 前",
      "县自然资源局 经办人：进展反馈，11月26日 周四 18:00 前",
      "县自然资源局 单位负责人：办结，11月30日 周一 18:00 前",
    ]);
    const { body } = await stage.ask("readIssue", { params, as: office });
    expect(body).toMatchObject({ status: "registered", version: 2 });
  });

  it("offers each seat what it may do now, with the facts to repeat", async () => {
    const { body } = await stage.ask("readIssue", { params: { issue: land.issue }, as: holder("handler:U03") });
    const commands = body.actions.map(({ command }: { command: string }) => command);
    expect(commands).toContain("signAssignment");
    expect(commands).not.toContain("dispatchIssue");
    expect(body.actions).toContainEqual(
      expect.objectContaining({ command: "signAssignment", assignment: "a1", path: "signature" }),
    );
  });
});
