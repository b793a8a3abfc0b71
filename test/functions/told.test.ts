import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginAttempt, readDelivery, waitingDeliveries } from "../../adapters/store/deliveries.ts";
import { collected } from "../../adapters/store/query.ts";
import { stageStore } from "../../functions/runtime/stage.ts";
import { answers, county, holder } from "./county.ts";
import { dispatched, inserted, type Life, partition, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
let life: Life;
beforeAll(async () => {
  stage = await startStage();
  life = await dispatched(stage);
});
afterAll(() => stage.stop());

const announce = async (issue = life.issue) => stage.run("stream/announce", await inserted(stage, issue, "COMMIT#"));
const deliver = () => stage.run("schedule/deliver-notices");
const mailOf = (person: string) => county.directory.persons.find(({ id }) => id === person)?.email;

describe("who is told", () => {
  it("is told once, whatever comes twice", async () => {
    await announce();
    await announce();
    const { body } = await stage.ask("readInbox", { as: holder("handler:U03") });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ issue: life.issue });
    expect(body.items[0].subject).toContain("〔2026〕0001号 待办：");
  });

  it("gets one mail for what waits at the same time, marked automatic, with a link and no names", async () => {
    expect(await deliver()).toMatchObject({ failed: 0, later: 0 });
    const { mails } = stage.outside;
    const handler = mails.filter(({ to }) => to === mailOf(holder("handler:U03")));
    expect(handler).toHaveLength(1);
    expect(handler[0]).toMatchObject({ automatic: "auto-generated" });
    expect(handler[0]?.text).toContain(`https://county.example/console.html#/issues/${life.issue}`);
    expect(handler[0]?.text).not.toContain(answers.contactName);
    expect(mails.map(({ to }) => to)).toContain(answers.email);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
  });

  it("gets nothing more when nothing happened", async () => {
    const before = stage.outside.mails.length;
    await deliver();
    expect(stage.outside.mails).toHaveLength(before);
  });

  it("gets a mail again under its Message-ID if nobody knows whether it went out, and what is new in another", async () => {
    const earlier = await dispatched(stage);
    await announce(earlier.issue);
    const store = stageStore();
    const now = "2026-11-23T01:00:00.000Z";
    for (const key of await collected(waitingDeliveries(store, now))) {
      const waiting = await readDelivery(store, key);
      if (waiting) await beginAttempt(store, waiting, now, "2026-11-23T01:02:00.000Z", "cut-off");
    }
    const later = await dispatched(stage);
    await announce(later.issue);
    stage.at("2026-11-23T01:02:00.000Z");
    const before = stage.outside.mails.length;
    await deliver();
    const mails = stage.outside.mails.slice(before).filter(({ to }) => to === mailOf(holder("handler:U03")));
    expect(mails).toHaveLength(2);
    const again = mails.find(({ messageId }) => messageId === "<cut-off@county.example>");
    expect(again?.text).toContain(earlier.issue);
    expect(again?.text).not.toContain(later.issue);
  });

  it("is not written to at night: mail waits for working hours", async () => {
    const before = stage.outside.mails.length;
    stage.at("2026-11-24T10:00:15.000Z");
    await stage.run("workflow/decide-what-is-due", { pk: partition(life.issue), epoch: "1" });
    await announce();
    stage.at("2026-11-24T14:00:00.000Z");
    await deliver();
    expect(stage.outside.mails).toHaveLength(before);
    stage.at("2026-11-25T00:30:00.000Z");
    await deliver();
    expect(stage.outside.mails.length).toBeGreaterThan(before);
  });

  it("shows a dead address on the issue and goes on with the others", async () => {
    const { body: receipt } = await stage.ask("submitIssue", {
      body: submission({ answers: { ...answers, email: "gone@dead.example" } }),
    });
    const params = { issue: receipt.receipt };
    const command = { class: "C", kind: "land", level: "county", requestType: "help" };
    await stage.ask("registerIssue", { params, as: holder("office"), body: { command } });
    await announce(receipt.receipt);
    expect(await deliver()).toMatchObject({ failed: 1 });
    const { body } = await stage.ask("readIssue", { params, as: holder("office") });
    expect(body.undelivered).toMatchObject([{ channel: "mail", why: /550|no such user/ }]);
    expect(await deliver()).toMatchObject({ failed: 0, sent: 0 });
  });
});

describe("an address that the mail server does not know", () => {
  const handIn = async (email: string) => {
    const { body } = await stage.ask("submitIssue", { body: submission({ answers: { ...answers, email } }) });
    const params = { issue: body.receipt };
    const command = { class: "C", kind: "land", level: "county", requestType: "help" };
    await stage.ask("registerIssue", { params, as: holder("office"), body: { command } });
    await announce(body.receipt);
    return params;
  };
  const undelivered = async (params: { issue: string }) =>
    (await stage.ask("readIssue", { params, as: holder("office") })).body.undelivered;

  it("is not written to again: the next issue shows it without another attempt; after a month it is tried anew", async () => {
    stage.at("2026-11-26T01:00:00.000Z");
    const first = await handIn("left@dead.example");
    await deliver();
    expect(await undelivered(first)).toMatchObject([{ why: /550/ }]);
    const asked = stage.outside.refused.length;

    const second = await handIn("Left@dead.example");
    await deliver();
    expect(await undelivered(second)).toMatchObject([{ why: /550/ }]);
    expect(stage.outside.refused).toHaveLength(asked);

    stage.at("2026-12-28T01:00:00.000Z");
    await handIn("left@dead.example");
    await deliver();
    expect(stage.outside.refused).toHaveLength(asked + 1);
  });
});

describe("one address in one day", () => {
  it("gets at most so many mails about one issue; the rest comes tomorrow morning in one", async () => {
    stage.at("2027-03-01T01:00:00.000Z");
    const email = "busy@enterprise.example";
    const { body } = await stage.ask("submitIssue", { body: submission({ answers: { ...answers, email } }) });
    const params = { issue: body.receipt };
    const give = async (minute: number, id: Parameters<Stage["ask"]>[0], command: object) => {
      stage.at(`2027-03-01T01:${String(minute).padStart(2, "0")}:00.000Z`);
      expect(await stage.ask(id, { params, as: holder("office"), body: { command } })).toMatchObject({ status: 200 });
      await announce(body.receipt);
      await deliver();
    };
    const got = () => stage.outside.mails.filter(({ to }) => to === email);
    await give(1, "registerIssue", { class: "C", kind: "land", level: "county", requestType: "help" });
    for (let minute = 2; minute <= 6; minute++) await give(minute, "askForMore", { text: `第 ${minute} 次` });
    expect(got()).toHaveLength(3);

    stage.at("2027-03-02T01:00:00.000Z");
    await deliver();
    expect(got()).toHaveLength(4);
    expect(got()[3]?.subject).toContain("等 3 件");
    expect(await undeliveredTo(params)).toEqual([]);
  });
  const undeliveredTo = async (params: { issue: string }) =>
    (await stage.ask("readIssue", { params, as: holder("office") })).body.undelivered;
});

describe("what an aide hands in for an enterprise", () => {
  const aide = holder(`aide:${answers.creditCode}`);
  const handIn = async (email: string | undefined) => {
    const { email: _, ...rest } = answers;
    const visit = { answers: { ...rest, ...(email !== undefined && { email }) } };
    const { body } = await stage.ask("submitIssue", { as: aide, body: submission(visit) });
    expect(body.code).toBeUndefined();
    await announce(body.receipt);
    await deliver();
    return body.receipt as string;
  };

  it("reaches the enterprise with receipt and query code, and with these it follows the issue itself", async () => {
    stage.at("2027-03-03T01:00:00.000Z");
    const email = "boss@enterprise.example";
    const receipt = await handIn(email);
    const mail = stage.outside.mails.find(({ to }) => to === email);
    const code = /查询码：(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
    expect(await stage.ask("followIssue", { body: { receipt, code } })).toMatchObject({ status: 200 });
    for (const { to, text } of stage.outside.mails) if (to !== email) expect(text).not.toContain(code);
    expect(mail?.text.split("#/follow")[1]).not.toContain(code);
  });

  it("is never sent to an official, and it shows that nobody was told", async () => {
    const before = stage.outside.mails.length;
    const receipt = await handIn(mailOf(aide));
    const texts = stage.outside.mails.slice(before).map(({ text }) => text);
    expect(texts.filter((text) => text.includes("查询码"))).toEqual([]);
    const page = await stage.ask("readIssue", { params: { issue: receipt }, as: holder("office") });
    expect(page.body.undelivered).toMatchObject([{ channel: "mail", why: "the address of an official" }]);
    const nameless = await handIn(undefined);
    const other = await stage.ask("readIssue", { params: { issue: nameless }, as: holder("office") });
    expect(other.body.undelivered).toMatchObject([{ channel: "mail", why: "no address" }]);
  });
});
