import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { county, holder } from "./county.ts";
import { type Stage, startStage } from "./stage.ts";

const office = holder("office");
const silent = holder("head:U05");
const { directory } = county;
const lost = { name: "老地址", email: "gone@dead.example" };
const unreachable = directory.persons.map(({ email, ...person }) =>
  person.id === silent || email === undefined ? person : { ...person, email },
);

let stage: Stage;
/** A county in which one subscriber's address is dead, and one head of a unit has none. */
beforeAll(async () => {
  stage = await startStage("2026-07-20T01:00:00.000Z");
  await load("2026-07/dead", unreachable);
});
afterAll(() => stage.stop());

const load = (version: string, persons: object[]) =>
  stage.run("operator/load-county", {
    ...county,
    directory: { ...directory, version, persons, subscribers: [...directory.subscribers, lost] },
  });
const july = { params: { period: "2026-07" }, as: office };
const hold = async (period: string, held: boolean) =>
  (await stage.ask("holdBulletin", { params: { period }, as: office, body: { held } })).body;
const again = async (recipient: string) =>
  (await stage.ask("sendBulletinAgain", { ...july, body: { recipient } })).body;
const send = () => stage.run("schedule/send-bulletin");
const deliver = () => stage.run("schedule/deliver-notices");
interface Delivered {
  readonly recipient: string;
  readonly channel: string;
}
const deliveries = async (): Promise<Delivered[]> => (await stage.ask("readBulletin", july)).body.deliveries;
const mailTo = async (recipient: string) =>
  (await deliveries()).find((one) => one.recipient === recipient && one.channel === "mail");

describe("before a bulletin is frozen", () => {
  it("it can neither be held nor sent again", async () => {
    expect(await hold("2026-07", true)).toMatchObject({ code: "not-frozen", field: "period" });
    expect(await again(silent)).toMatchObject({ code: "not-frozen" });
  });
  it("is frozen from a quarter past midnight on, not earlier", async () => {
    stage.at("2026-07-31T16:14:59.000Z");
    expect(await stage.run("schedule/freeze-bulletin")).toEqual({ frozen: [], waiting: ["2026-07"] });
    stage.at("2026-07-31T16:15:00.000Z");
    expect(await stage.run("schedule/freeze-bulletin")).toEqual({
      frozen: ["2026-07", "until-2026-07-31"],
      waiting: [],
    });
    expect(await deliveries()).toEqual([]);
  });
});

describe("a bulletin goes out", () => {
  it("on the first working day at 08:30: not on a Saturday", async () => {
    stage.at("2026-08-01T00:30:00.000Z");
    expect(await send()).toEqual({ sent: [] });
    stage.at("2026-08-03T00:29:59.000Z");
    expect(await send()).toEqual({ sent: [] });
  });

  it("when it was held and let go again before its time, as if nothing had been", async () => {
    expect(await hold("2026-07", true)).toEqual({ state: "held" });
    expect(await hold("2026-07", true)).toEqual({ state: "held" });
    expect(await hold("2026-07", false)).toEqual({ state: "frozen" });
  });

  it("once to everybody, though two runs meet", async () => {
    stage.at("2026-08-03T00:30:00.000Z");
    await Promise.all([send(), send()]);
    await deliver();
    await deliver();
    const sent = stage.outside.mails.map(({ to }) => to);
    expect(sent.length).toBeGreaterThan(20);
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toContain(directory.subscribers[0]?.email);
    expect(await hold("2026-07", true)).toMatchObject({ code: "already-sent" });
    const { body } = await stage.ask("readInbox", { as: silent });
    expect(body.items[0]).toMatchObject({ subject: expect.stringContaining("7月") });
  });

  it("and shows whom it did not reach, and why", async () => {
    expect(await mailTo(lost.email)).toMatchObject({
      state: "failed",
      name: "老地址",
      attempts: 1,
      why: /550|no such user/,
    });
    expect(await mailTo(silent)).toMatchObject({ state: "failed", attempts: 0, why: "no address" });
    expect(await mailTo(holder("officeHead"))).toMatchObject({ state: "sent", at: "2026-08-03T00:30:00.000Z" });
  });
});

describe("sent again by hand", () => {
  it("it goes to one address that failed, and to no other", async () => {
    const before = stage.outside.mails.length;
    expect(await again(lost.email)).toEqual({ state: "sent" });
    expect(await mailTo(lost.email)).toMatchObject({ state: "waiting" });
    expect(await again(lost.email)).toMatchObject({ code: "already-sent", field: "recipient" });
    await deliver();
    expect(await mailTo(lost.email)).toMatchObject({ state: "failed", attempts: 2 });
    expect(stage.outside.mails).toHaveLength(before);
  });
  it("goes where the directory now says", async () => {
    expect(await again(silent)).toMatchObject({ code: "not-found", field: "recipient" });
    await load("2026-08/found", [...directory.persons]);
    expect(await again(silent)).toEqual({ state: "sent" });
    await deliver();
    const address = directory.persons.find(({ id }) => id === silent)?.email;
    expect(stage.outside.mails.at(-1)).toMatchObject({ to: address });
    expect(await mailTo(silent)).toMatchObject({ state: "sent", attempts: 1 });
  });
});
