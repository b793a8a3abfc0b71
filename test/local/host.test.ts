import { createRemoteJWKSet, jwtVerify } from "jose";
import { createTransport } from "nodemailer";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { forget, get, newDataFolder, post, type Running, run } from "./running.ts";

const Notes = z.object({ notes: z.array(z.object({ pk: z.string(), text: z.string(), at: z.string() })) });
const Moved = z.object({ now: z.string(), fired: z.array(z.object({ at: z.string(), what: z.string() })) });

const folder = newDataFolder();
let system: Running;
beforeAll(async () => {
  system = await run(folder, ["--at", "2026-07-01T08:00"]);
}, 60_000);
afterAll(async () => {
  await system.stop();
  forget(folder);
});

async function keys(prefix: string): Promise<string[]> {
  const { body } = await get(`${system.url}/notes?prefix=${encodeURIComponent(prefix)}`);
  return Notes.parse(body).notes.map(({ pk }) => pk);
}

/** Moving the clock answers when all is quiet. */
async function move(by: string): Promise<z.infer<typeof Moved>> {
  const { status, body } = await post(`${system.url}/_local/clock`, { by });
  expect(status).toBe(200);
  return Moved.parse(body);
}

describe("the hosted template", () => {
  it("starts the clock of a fresh data folder where it was asked to", async () => {
    const { body } = await get(`${system.url}/_local/clock`);
    expect(body).toMatchObject({ local: expect.stringMatching(/^2026-07-01T08:0\d:/) });
  });

  it("brings a note from the route through function, table and stream to the state machine, which wakes a day later", async () => {
    const { status, body } = await post(`${system.url}/notes`, { id: "1", text: "wait" });
    expect(status).toBe(201);
    expect(new Date(z.object({ at: z.number() }).parse(body).at).toISOString()).toMatch(/^2026-07-01T00:/);
    await move("PT1S");
    expect(await keys("SEEN#")).toContain("SEEN#NOTE#1");
    expect(await keys("TIMER#")).toEqual([]);
    const { fired } = await move("P2D");
    expect(await keys("TIMER#")).toEqual(["TIMER#NOTE#1"]);
    expect(fired.filter(({ what }) => what === "timer")).toHaveLength(1);
    const execution = await get(`${system.url}/_local/executions/NOTE-1`);
    expect(execution.body).toMatchObject({ status: "SUCCEEDED" });
  });

  it("calls cron schedules at each time on the way, in their time zone, in order", async () => {
    const before = await keys("SCHEDULE#daily");
    const { fired } = await move("P3D");
    const daily = fired.filter(({ what }) => what === "Notes-Daily").map(({ at }) => at);
    expect(daily).toHaveLength(3);
    expect(daily.every((at) => at.endsWith("T00:30:00.000Z"))).toBe(true);
    expect(await keys("SCHEDULE#daily")).toHaveLength(before.length + 3);
    expect(fired.map(({ at }) => at)).toEqual(fired.map(({ at }) => at).toSorted());
  });

  it("refuses to move the clock backwards and says what it understands", async () => {
    const backwards = await post(`${system.url}/_local/clock`, { to: "2026-07-01T00:00" });
    expect(backwards).toMatchObject({ status: 400, body: { code: "clock-backwards" } });
    expect(await post(`${system.url}/_local/clock`, { to: "soon" })).toMatchObject({
      status: 400,
      body: { code: "clock-target" },
    });
  });

  it("lets requests in that come while the clock moves", async () => {
    const moving = move("P1D");
    const { status } = await post(`${system.url}/notes`, { id: "meanwhile", text: "hello" });
    expect(status).toBe(201);
    await moving;
    expect(await keys("SEEN#NOTE#meanwhile")).toHaveLength(1);
  });

  it("answers only the routes of the template, unknown ones as the template says", async () => {
    const unknown = await get(`${system.url}/nowhere`);
    expect(unknown).toMatchObject({
      status: 404,
      body: { code: "no-such-route", detail: "Missing Authentication Token" },
    });
    expect(unknown.headers.get("content-type")).toBe("application/problem+json");
  });

  it("gives functions the event of a REST API", async () => {
    const { body } = await get(`${system.url}/echo/a%20b/c/d?x=1&x=2`);
    expect(body).toMatchObject({
      name: "Notes-api",
      event: {
        resource: "/echo/{one}/{rest+}",
        httpMethod: "GET",
        pathParameters: { one: "a b", rest: "c/d" },
        queryStringParameters: { x: "2" },
        multiValueQueryStringParameters: { x: ["1", "2"] },
        body: null,
        requestContext: { stage: "main", accountId: "000000000000", identity: { sourceIp: "127.0.0.1" } },
      },
    });
  });

  it("answers 502 when a function throws or takes longer than its time, and goes on", async () => {
    expect(await post(`${system.url}/notes`, { id: "x", text: "broken" })).toMatchObject({ status: 502 });
    expect(await post(`${system.url}/notes`, { id: "x", text: "slow" })).toMatchObject({ status: 502 });
    expect(await post(`${system.url}/notes`, { id: "y", text: "fine" })).toMatchObject({ status: 201 });
  });

  it("serves the web app out of its bucket, with the headers and the missing page of the template", async () => {
    const page = await get(`${system.url}/`);
    expect(page.body).toContain("回音");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(await get(`${system.url}/pages/none.html`)).toMatchObject({ status: 404, body: { code: "no-such-page" } });
    // Nor does a path lead out of the bucket, or one with a NUL to a fault.
    for (const path of ["pages/x%2F..%2Findex.html", "pages/%00"])
      expect(await get(`${system.url}/${path}`)).toMatchObject({ status: 404 });
  });

  it("takes whatever name a query parameter has", async () => {
    const { status, body } = await get(`${system.url}/echo/a/b?__proto__=1`);
    expect([status, JSON.stringify(body)]).toEqual([200, expect.stringContaining('{"__proto__":["1"]}')]);
  });

  it("tries a failed record again, puts a hopeless one aside and delivers those after it", async () => {
    await post(`${system.url}/notes`, { id: "t", text: "twice" });
    await post(`${system.url}/notes`, { id: "p", text: "poison" });
    await post(`${system.url}/notes`, { id: "q", text: "after" });
    await move("PT1S");
    expect(await keys("SEEN#NOTE#t")).toHaveLength(1);
    expect(await keys("SEEN#NOTE#p")).toHaveLength(0);
    expect(await keys("SEEN#NOTE#q")).toHaveLength(1);
    const database = new DatabaseSync(join(folder, "local.sqlite"), { readOnly: true });
    const aside = database.prepare("SELECT body FROM messages").all();
    database.close();
    expect(aside).toHaveLength(1);
    expect(JSON.parse(String(aside[0]?.["body"]))).toMatchObject({ DDBStreamBatchInfo: { batchSize: 1 } });
  });

  it("loads the county through the deployed function, with a generated secret at hand", async () => {
    const { body } = await get(`${system.url}/notes?prefix=COUNTY`);
    expect(Notes.parse(body).notes).toMatchObject([{ text: expect.stringMatching(/^\d{4}-\d\d-\d\d 48$/) }]);
  });
});

describe("beside the API", () => {
  it("gives a real token of the identity provider for a demo user", async () => {
    const { body } = await post(`${system.url}/_local/token`, { user: "office" });
    const { access_token } = z.object({ access_token: z.string() }).parse(body);
    const keySet = createRemoteJWKSet(new URL(`${system.url}/_local/oidc/jwks`));
    const currentDate = new Date("2026-07-08T00:00:00Z");
    const { payload } = await jwtVerify(access_token, keySet, {
      issuer: `${system.url}/_local/oidc`,
      audience: "huiyin",
      currentDate,
    });
    expect(payload.sub).toBe("office-1");
    expect(await post(`${system.url}/_local/token`, { user: "nobody" })).toMatchObject({
      status: 404,
      body: { code: "unknown-user" },
    });
  });

  it("keeps the mails it gets and refuses dead addresses", async () => {
    const database = new DatabaseSync(join(folder, "local.sqlite"), { readOnly: true });
    const port = Number(database.prepare("SELECT value FROM kept WHERE key = 'mail.port'").get()?.["value"]);
    database.close();
    const transport = createTransport({ host: "127.0.0.1", port, auth: { user: "u", pass: "p" } });
    const mail = { from: "office@pingshan.example", subject: "诉求已受理", text: "件件有回音" };
    await transport.sendMail({ ...mail, to: "a@pingshan.example" });
    await expect(transport.sendMail({ ...mail, to: "b@dead.example" })).rejects.toThrow("User unknown");
    const { body } = await get(`${system.url}/_local/mail?to=a@pingshan.example`);
    expect(body).toMatchObject({
      mails: [{ to: ["a@pingshan.example"], subject: "诉求已受理", text: "件件有回音" }],
    });
  });
});
