import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { answers, county, holder } from "./county.ts";
import { dispatched, inserted, partition, type Stage, startStage, submission } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage("2026-11-23T01:00:00.000Z", { log: "kept" });
});
afterAll(() => stage.stop());
beforeEach(() => serverIs("up"));

const announce = async (issue: string) => stage.run("stream/announce", await inserted(stage, issue, "COMMIT#"));
const deliver = () => stage.run("schedule/deliver-notices") as Promise<Record<"sent" | "failed" | "later", number>>;
const serverIs = (state: "up" | "down") =>
  vi.stubEnv("MAIL_PORT", state === "up" ? stage.outside.environment["MAIL_PORT"] : "1");
const mailsTo = (address: string) => stage.outside.mails.filter(({ to }) => to === address);
const later = (from: string, minutes: number) => new Date(Date.parse(from) + minutes * 60_000).toISOString();
const undelivered = async (issue: string) =>
  (await stage.ask("readIssue", { params: { issue }, as: holder("office") })).body.undelivered;

/** The longest that a notice had waited, in seconds, as often as it was said since. */
function waits(since: number): number[] {
  return stage.said.slice(since).flatMap((line) => {
    const { NoticeWait } = line.startsWith('{"_aws"') ? JSON.parse(line) : {};
    return NoticeWait === undefined ? [] : [NoticeWait];
  });
}
const attempts = (since: number) => stage.said.slice(since).filter((line) => line.includes("NOT_DELIVERED")).length;

/** Handed in with this address and registered: one mail waits for the enterprise. */
async function registered(email: string): Promise<string> {
  const { body } = await stage.ask("submitIssue", { body: submission({ answers: { ...answers, email } }) });
  const command = { class: "C", kind: "land", level: "county", requestType: "help" };
  await stage.ask("registerIssue", { params: { issue: body.receipt }, as: holder("office"), body: { command } });
  await announce(body.receipt);
  return body.receipt;
}

/** Closed, so that the enterprise alone is asked for something: its rating. What was told until then went out. */
async function closedWithout(email: string): Promise<string> {
  const { body } = await stage.ask("submitIssue", { body: submission({ answers: { ...answers, email } }) });
  const issue: string = body.receipt;
  const give = async (id: Parameters<Stage["ask"]>[0], seat: string, command: object) =>
    expect(await stage.ask(id, { params: { issue }, as: holder(seat), body: { command } })).toMatchObject({
      status: 200,
    });
  const upload = "e".repeat(24);
  const pdf = { bytes: Buffer.from("%PDF-1.7 x"), type: "application/pdf" };
  stage.outside.objects.set(`quarantine/quarantine/${upload}`, pdf);
  const when = new Date(Date.now() - 60_000).toISOString();
  await give("registerIssue", "office", { class: "C", kind: "land", level: "county", requestType: "help" });
  await give("dispatchIssue", "office", { unit: "U03" });
  await give("recordContact", "handler:U03", { when, means: "phone", text: "已联系" });
  const evidence = [{ upload, name: "批复.pdf" }];
  await give("requestCloseOut", "handler:U03", { outcome: "resolved", result: "已办妥", evidence });
  await give("decideCloseOutStep", "head:U03", { round: 1, step: 0, decision: "approve" });
  await give("decideCloseOutStep", "office", { round: 1, step: 1, decision: "approve" });
  await announce(issue);
  await deliver();
  return issue;
}

describe("a mail server that is down for three days", () => {
  const start = "2026-11-23T01:00:00.000Z";
  let issue: string;

  it("costs two attempts a minute, however many mails wait", async () => {
    issue = (await dispatched(stage)).issue;
    await announce(issue);
    serverIs("down");
    const since = stage.said.length;
    expect(await deliver()).toMatchObject({ sent: 0, failed: 0 });
    expect(attempts(since)).toBe(2);
  });

  it("gives nothing up, and says in every hour how long the first has waited", async () => {
    serverIs("down");
    for (let hour = 1; hour <= 36; hour++) {
      const since = stage.said.length;
      for (const minute of [15, 45]) {
        stage.at(later(start, (hour - 1) * 60 + minute));
        expect(await deliver()).toMatchObject({ sent: 0, failed: 0 });
      }
      expect(Math.max(...waits(since))).toBe((hour - 1) * 3600 + 45 * 60);
    }
    expect(await undelivered(issue)).toEqual([]);
  });

  it("is told in the ledger: since when they might have gone out", async () => {
    stage.at("2026-11-24T10:00:15.000Z");
    await stage.run("workflow/decide-what-is-due", { pk: partition(issue), epoch: "1" });
    await announce(issue);
    stage.at(later(start, 72 * 60));
    const { body } = await stage.ask("readLedger", { params: { issue }, as: holder("auditor") });
    const mails = body.rungs[0].receipts.filter(({ channel }: { channel: string }) => channel === "mail");
    expect(mails.length).toBeGreaterThan(0);
    for (const mail of mails) expect(mail).toMatchObject({ state: "waiting", since: "2026-11-25T00:30:00.000Z" });
  });

  it("within half an hour of its return has everything, once", async () => {
    const end = later(start, 72 * 60);
    for (let minute = 0; minute <= 30; minute += 5) {
      stage.at(later(end, minute));
      expect(await deliver()).toMatchObject({ failed: 0 });
    }
    const { mails } = stage.outside;
    expect(mailsTo(answers.email)).not.toEqual([]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
    stage.at(later(end, 24 * 60));
    expect(await deliver()).toEqual({ sent: 0, failed: 0, later: 0 });
  });
});

describe("a mailbox that is full", () => {
  it("is tried under one Message-ID with growing pauses, stops nobody else, and is not counted as mails of the day", async () => {
    const start = "2026-12-07T01:00:00.000Z";
    stage.at(start);
    stage.outside.broken.mailbox = "full";
    await registered("boss@full.example");
    await registered("other@enterprise.example");
    const tried: number[] = [];
    for (let minute = 0; minute <= 120; minute++) {
      stage.at(later(start, minute));
      const since = stage.said.length;
      await deliver();
      if (attempts(since) > 0) tried.push(minute);
    }
    expect(tried).toEqual([0, 2, 6, 14, 30, 60, 90, 120]);
    expect(mailsTo("other@enterprise.example")).toHaveLength(1);
    stage.outside.broken.mailbox = "empty";
    stage.at(later(start, 150));
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(mailsTo("boss@full.example")).toHaveLength(1);
  });

  it("for a fortnight is given up, and shown", async () => {
    const start = "2026-12-08T01:00:00.000Z";
    stage.at(start);
    stage.outside.broken.mailbox = "full";
    const issue = await registered("gone@full.example");
    for (const day of [0, 1, 7, 13, 13.9]) {
      stage.at(later(start, day * 24 * 60));
      expect(await deliver()).toMatchObject({ failed: 0, later: 1 });
    }
    stage.at(later(start, 14 * 24 * 60));
    expect(await deliver()).toMatchObject({ failed: 1 });
    expect(await undelivered(issue)).toMatchObject([{ why: expect.stringContaining("452") }]);
  });
});

describe("a warning whose only mail waits", () => {
  it("is in the proof of its day as told to nobody, with since when; once the mail went out the day is proved anew", async () => {
    stage.at("2027-03-01T01:00:00.000Z");
    const issue = await closedWithout("rated@full.example");
    stage.outside.broken.mailbox = "full";
    stage.at("2027-03-04T10:00:16.000Z");
    await stage.run("workflow/decide-what-is-due", { pk: partition(issue), epoch: "1" });
    await announce(issue);
    const proof = async (night: string) => {
      stage.at(night);
      await stage.run("schedule/prove-the-day");
      return (await stage.ask("readProof", { params: { day: "2027-03-04" }, as: holder("auditor") })).body;
    };
    stage.at("2027-03-05T00:30:00.000Z");
    await deliver();
    const since = "2027-03-05T00:30:00.000Z";
    const first = await proof("2027-03-05T16:30:00.000Z");
    expect(first.untold).toEqual([{ issue, rung: "rate#1/1/1", why: "waiting", since }]);
    expect(first.told).toMatchObject({ waiting: 1, waitingSince: since });
    stage.outside.broken.mailbox = "empty";
    stage.at("2027-03-06T00:30:00.000Z");
    await deliver();
    const second = await proof("2027-03-06T16:30:00.000Z");
    expect(second).toMatchObject({ untold: [], told: { waiting: 0 } });
    expect(second.told).not.toHaveProperty("waitingSince");
  });
});

describe("an operator sends again what failed", () => {
  const again = (dryRun: boolean) => stage.run("operator/replay", { notices: true, dryRun });
  const office = county.directory.persons.find(({ id }) => id === holder("handler:U03"));
  const moved = (version: string, email: string) =>
    stage.run("operator/load-county", {
      ...county,
      directory: {
        ...county.directory,
        version,
        persons: county.directory.persons.map((one) => (one === office ? { ...one, email } : one)),
      },
    });

  it("after the mailbox was emptied; he can look first, and twice sends nothing twice", async () => {
    stage.at("2026-12-23T01:00:00.000Z");
    stage.outside.broken.mailbox = "empty";
    expect(await again(true)).toEqual({ again: 1, noAddress: 0, more: false });
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(await again(false)).toEqual({ again: 1, noAddress: 0, more: false });
    expect(await again(false)).toEqual({ again: 0, noAddress: 0, more: false });
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(mailsTo("gone@full.example")).toHaveLength(1);
  });

  it("where the directory now says; without an address it is left, and counted", async () => {
    stage.at("2026-12-24T01:00:00.000Z");
    await moved("2026-12/dead", "handler@dead.example");
    const { issue } = await dispatched(stage);
    await announce(issue);
    await deliver();
    expect(await undelivered(issue)).toHaveLength(1);
    await moved("2026-12/new", "handler@new.example");
    const nameless = await stage.ask("submitIssue", {
      as: holder(`aide:${answers.creditCode}`),
      body: submission({ answers: { ...answers, email: undefined } }),
    });
    await announce(nameless.body.receipt);
    expect(await stage.run("operator/replay", { issue, dryRun: true })).toMatchObject({
      notices: { again: 1, noAddress: 0 },
    });
    expect(await again(false)).toEqual({ again: 1, noAddress: 1, more: false });
    await deliver();
    expect(mailsTo("handler@new.example")).toHaveLength(1);
    expect(await undelivered(issue)).toEqual([]);
  });

  it("but not what failed more than a month ago", async () => {
    stage.at("2027-01-24T01:00:00.000Z");
    expect(await again(true)).toEqual({ again: 0, noAddress: 0, more: false });
  });
});
