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
