import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newIssueId } from "../../adapters/ids.ts";
import { csv } from "../../functions/http/csv.ts";
import { answers, holder } from "./county.ts";
import { type Answered, dispatched, type Life, newKey, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
let life: Life;
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

const office = holder("office");
const stranger = holder("handler:U01");
const problem = ({ status, body }: Answered) => ({ status, code: body.code, field: body.field });
const why = ({ body }: Answered) => body.errors?.[0]?.code;
const command = (id: Parameters<Stage["ask"]>[0], given: object, as = office, issue = life.issue) =>
  stage.ask(id, { as, params: { issue }, body: { command: given } });
const page = (as = office) => stage.ask("readIssue", { as, params: { issue: life.issue } });
const note = { text: "一句话", attachments: [], audience: "all" };
const registration = { class: "C", kind: "land", level: "county", requestType: "help" };

describe("a text that cannot be shown as it is written is not taken", () => {
  it.each([
    ["half of a character", "厂区\uD800"],
    ["a control character", "厂区\u0000"],
    ["an escape sequence", "厂区\u001B[2J"],
    ["marks that turn the reading direction", "发票\u202Efdp.exe"],
    ["what a wrong encoding leaves", "\uFFFD\uFFFD"],
  ])("%s", async (_, text) => {
    const submitted = await stage.ask("submitIssue", { body: submission({ answers: { ...answers, subject: text } }) });
    expect([problem(submitted).field, why(submitted)]).toEqual(["answers.subject", "characters"]);
    const noted = await command("addNote", { ...note, text });
    expect([problem(noted).field, why(noted)]).toEqual(["command.text", "characters"]);
    const attachments = [{ upload: "b".repeat(24), name: text }];
    expect(why(await command("addNote", { ...note, attachments }))).toBe("characters");
    const rating = { receipt: life.issue, code: life.code, key: newKey(), round: 1, level: 5, tags: [], text };
    expect(why(await stage.ask("rateIssue", { body: rating }))).toBe("characters");
  });
  it("but line breaks, tabs, rare characters and emoji are", async () => {
    expect((await command("addNote", { ...note, text: "一、𠮷田\r\n二、\t👩‍👧 好" })).status).toBe(200);
  });
  it.each(["../../etc/passwd", String.raw`C:\a.txt`])("a file name is no path: %s", async (name) => {
    expect(why(await stage.ask("startUpload", { body: { name, type: "text/plain", size: 1 } }))).toBe("characters");
  });
  it.each(["(x)a@b.cc", "a:b@c.dd", "a\u0000@b.cc", "\uD800@b.cc", "a@[127.0.0.1].x", "a@-b.cc"])(
    "an address holds nothing but an address: %j",
    async (email) => {
      const answer = await stage.ask("submitIssue", { body: submission({ answers: { ...answers, email } }) });
      expect(why(answer)).toBe("email");
    },
  );
});

describe("days and numbers there are not are refused, and break no page", () => {
  const contact = (when: string) => command("recordContact", { when, means: "phone", text: "谈过" });
  it.each(["2026-02-30T00:00:00.000Z", "2026-11-22T25:00:00.000Z", "2026-13-01T00:00:00.000Z"])("%s", async (when) => {
    expect(problem(await contact(when))).toEqual({ status: 400, code: "invalid", field: "command.when" });
    expect((await page()).status).toBe(200);
  });
  it("takes the 29th of February of a leap year", async () => {
    expect((await contact("2024-02-29T23:59:59.999Z")).status).toBe(200);
  });
  it.each([
    { unit: "calendarDay", amount: 1e15 },
    { unit: "calendarMonth", amount: 1e9 },
    { unit: "workingDay", amount: 1001 },
    { unit: "date", date: "2026-02-30" },
  ])("a limit of %j", async (limit) => {
    expect(problem(await command("dispatchIssue", { unit: "U03", limit }))).toMatchObject({
      status: 400,
      code: "invalid",
    });
  });
  it("a history before its first entry", async () => {
    const answer = await stage.ask("readIssue", { as: office, params: { issue: life.issue }, query: { before: "0" } });
    expect(problem(answer)).toEqual({ status: 400, code: "invalid", field: "before" });
  });
  it("a thousand wrong fields are told by the first fifty", async () => {
    const wrong = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`k${at}`, ""]));
    const { body } = await stage.ask("submitIssue", { body: submission({ answers: wrong }) });
    expect(body.errors).toHaveLength(50);
  });
});

describe("an issue of others is not there, whatever is asked of it", () => {
  it.each([
    ["registerIssue", registration],
    ["addNote", note],
    ["decideCloseOutStep", { round: 1, step: 0, decision: "approve" }],
  ] as const)("%s", async (id, given) => {
    const hidden = await command(id, given, stranger);
    expect(hidden.body).toEqual((await command(id, given, stranger, "0000000000")).body);
    expect(problem(hidden)).toMatchObject({ status: 404, code: "unknown" });
  });
  it("tells those who may read it in words why not", async () => {
    const { body } = await command("registerIssue", registration);
    expect(body.title).toBe("诉求现在是「办理中」，不能这样办理。");
  });
});

describe("whoever knows a receipt number cannot keep its holder out", () => {
  const follow = (code: string, source: string, receipt = life.issue) =>
    stage.ask("followIssue", { body: { receipt, code }, source });
  it("counts wrong codes by the address they come from", async () => {
    for (let tries = 0; tries < 12; tries++) await follow("0000000000000", "198.51.100.66");
    expect(problem(await follow("0000000000000", "198.51.100.66"))).toMatchObject({ code: "throttled" });
    expect((await follow(life.code, "192.0.2.10")).status).toBe(200);
  });
  it("stops an address that tries many receipts", async () => {
    const receipts = Array.from({ length: 60 }, () => newIssueId());
    for (const receipt of receipts) await follow("0000000000000", "198.51.100.67", receipt);
    expect(problem(await follow(life.code, "198.51.100.67"))).toMatchObject({ code: "throttled" });
  });
});

it("makes no cell of the register a formula, in narrow or wide signs", () => {
  expect(csv([["=1+1", "＝1+1", "@a", "＠a", "-1", "好"]])).toBe("\uFEFF'=1+1,'＝1+1,'@a,'＠a,'-1,好\r\n");
});
